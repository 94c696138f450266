"""The browse page: all filters as they stand in HTML, with their counts, and the newest documents.

The first entries stand in the page, so that a reader has something to tap before any script has come; the script
`browse.js` takes over from there. Without scripts the page leads to the lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import FACETS
from policybank.i18n import Words, read_words
from policybank.pages.common import (
    FACET_VOCABULARIES,
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    entries_html,
    facet_counts,
    joined,
    newest_issued,
    other_language,
    relative,
)

from .picture_parts import BROWSE_PATH, PICTURES

# Entries in the page, and how many the script adds at a time.
FIRST_ENTRIES = 20

# In this order the filters stand, the most asked for first; the first few are open on a wide screen.
FILTER_ORDER = (
    "type", "theme", "status", "access", "sub-sector", "group", "province", "body", "language", "rights",
)  # fmt: skip
_STATUSES = (
    "in-force", "adopted", "planned", "over", "superseded", "ended", "repealed", "consultation", "draft", "unknown",
)  # fmt: skip
_ACCESSES = ("file", "link", "wanted")

# Words that the script says, by the names it calls them.
_SAID = (
    "browse-found.one", "browse-found.other", "browse-none", "browse-show.one", "browse-show.other",
    "browse-from", "browse-to", "browse-all",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """A value that documents can be chosen by. `count` is empty where only the reader's clock can tell."""

    id: str
    name: Phrase
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """A facet with its values, the most frequent first."""

    name: str
    label: str
    options: tuple[Choosable, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseView:
    """All that the browse page shows before a script wakes it. `said` are words for the script, as JSON."""

    home_href: str
    all_href: str
    count: str
    groups: tuple[FilterGroup, ...]
    entries: Markup
    has_more: bool
    pictures: tuple[Reference, ...]
    ways: tuple[Reference, ...]
    said: str


def browse_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a language's browse page."""
    language = page.language
    words = read_words(language)
    ids = newest_issued(bank)
    return View(
        path=page.path,
        language=language,
        kind="browse",
        title=words("browse.title"),
        description=words("browse.description"),
        twin=f"{other_language(language)}/{BROWSE_PATH}",
        content=BrowseView(
            home_href=relative(page.path, f"{language}/index.html"),
            all_href=relative(page.path, f"{language}/documents/index.html"),
            count=words.count("browse.say.browse-found", len(ids)),
            groups=tuple(_groups(words, bank)),
            entries=joined(entries_html(ids[:FIRST_ENTRIES], page.path, language, bank)),
            has_more=len(ids) > FIRST_ENTRIES,
            pictures=tuple(
                Reference(
                    Phrase(words(f"browse.{picture}.title")),
                    relative(page.path, f"{language}/{picture}.html"),
                )
                for picture in PICTURES
            ),
            ways=tuple(
                Reference(
                    Phrase(words(f"facets.{facet}")),
                    relative(page.path, f"{language}/{facet}/index.html"),
                )
                for facet in FACETS
            ),
            said=json.dumps(
                {name: words.entries[f"browse.say.{name}"] for name in _SAID}, ensure_ascii=False
            ),
        ),
    )


def _groups(words: Words, bank: Bank) -> Iterator[FilterGroup]:
    counts = facet_counts(bank)
    for place, facet in enumerate(FILTER_ORDER):
        found: Mapping[str, int] = counts.get(facet, {})
        options = [
            Choosable(id=one, name=name, count=words.number(found[one]) if one in found else "")
            for one, name in _named(facet, words, bank)
            # Whether a plan is over is for the reader's clock to say: the script fills it in.
            if one in found or (one == "over" and "planned" in found)
        ]
        if facet in FACET_VOCABULARIES:
            options.sort(key=lambda one: -found[one.id])
        if options:
            yield FilterGroup(
                name=facet,
                label=words(f"browse.filter-{facet}"),
                options=tuple(options),
                is_open=place < 2,
            )


def _named(facet: str, words: Words, bank: Bank) -> Iterator[tuple[str, Phrase]]:
    if facet == "status":
        for kind in _STATUSES:
            key = "status.period-over" if kind == "over" else f"status.{kind}"
            yield kind, Phrase(words(key))
    elif facet == "access":
        for access in _ACCESSES:
            # "PDF here" would be untrue of some in a copy.
            is_read = access == "file" and bank.absent_pdfs
            yield access, Phrase(words("media.access-file" if is_read else f"access.{access}"))
    else:
        vocabulary = FACET_VOCABULARIES[facet]
        for term_id in bank.catalogue.vocabularies[vocabulary].terms:
            yield term_id, bank.term(vocabulary, term_id, words.language)
