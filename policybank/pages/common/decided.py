"""What the committee decided of a document, as lines of a page."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import Words, read_words
from policybank.schema import PartialDate

from .bank import Bank


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A change of a document's state: its day, the state, the role that made it, and the public reason."""

    date: str
    day: str
    state: str
    mark: str
    role: str
    reason: str


def decision_lines(document_id: str, language: str, bank: Bank) -> tuple[DecisionLine, ...]:
    """Return what was decided of a document, newest first; nothing where no decision is written down."""
    decided = bank.catalogue.committee.decisions.get(document_id)
    if decided is None:
        return ()
    words = read_words(language)
    return tuple(
        DecisionLine(
            date=whole_date(change.date, words),
            day=str(change.date),
            state=words(f"committee.states.{change.state}"),
            mark=state_mark(change.state),
            role=role_name(change.role, language, bank),
            reason=change.reason.in_language(language),
        )
        for change in reversed(decided.history)
    )


def decisions_facts(document_id: str, bank: Bank) -> str:
    """Return all that `decision_lines` shows, in both languages, as one text to be hashed."""
    committee = bank.catalogue.committee
    decided = committee.decisions.get(document_id)
    return f"{committee.digest} {decided!r}" if decided else ""


# What a state looks like: as the status of a document that it resembles.
_MARKS = {
    "accepted": " status-adopted",
    "published": " status-in-force",
    "returned": " status-draft",
    "withdrawn": " status-ended",
}


def state_mark(state: str) -> str:
    """Return the class of the mark of a state, with a space in front, or nothing."""
    return _MARKS.get(state, "")


def role_name(role_id: str, language: str, bank: Bank) -> str:
    """Return the name of a role as the roster has it; a bank that has none yet uses our own."""
    for role in bank.catalogue.committee.roles:
        if role.id == role_id:
            return role.name(language)
    return read_words(language)(f"committee.role-names.{role_id}")


def whole_date(date: PartialDate, words: Words) -> str:
    """Return a date as the language of `words` writes it."""
    return words.date(date.year, date.month, date.day)
