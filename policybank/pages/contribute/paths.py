"""Where the committee's pages stand, and the ways between them."""

from __future__ import annotations

from policybank.i18n import Words
from policybank.pages.common import COMMITTEE, Bank, Phrase, Reference, relative

INDEX = "index.html"
CRITERIA = "criteria.html"
QUEUE = "queue.html"
DECISIONS = "decisions.html"
DECISIONS_CSV = "decisions.csv"

# Page -> the words of its name in the ways to it.
_NAMES = {
    INDEX: "committee.title",
    CRITERIA: "committee.criteria.menu",
    QUEUE: "committee.queue.menu",
    DECISIONS: "committee.decisions.menu",
}
_GUIDE = "guide/review.html"


def committee_path(language: str, name: str) -> str:
    """Return the path of one of the committee's pages."""
    return f"{language}/{COMMITTEE}/{name}"


def ways(path: str, words: Words) -> tuple[Reference, ...]:
    """Return the ways from the page at `path` to the other pages of the committee."""
    language = words.language
    return tuple(
        Reference(Phrase(words(key)), relative(path, committee_path(language, name)))
        for name, key in _NAMES.items()
        if committee_path(language, name) != path
    )


def guide_reference(path: str, words: Words, bank: Bank) -> Reference | None:
    """Return the way to the guide for reviewers; None where the bank has none."""
    guides = bank.guides.get(words.language, ())
    if not any(one.path == _GUIDE for one in guides):
        return None
    there = relative(path, f"{words.language}/{_GUIDE}")
    return Reference(Phrase(words("committee.guide")), there)
