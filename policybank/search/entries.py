"""What the index holds of one document, guide or recommendation: the texts that are searched, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policybank.schema import Term

# The fields of a record, in the order of their slots: eight to a document, of which the last is free.
FIELDS = ("title", "alternative-name", "acronym", "number", "body", "summary", "subject")
SLOTS_A_DOCUMENT = 8
# Those that name a document.
NAME_SLOTS = frozenset({0, 1, 2, 3})

# Between the values of a field: no run of syllables and no phrase passes over it.
SEPARATOR = " | "

Kinds = Literal["document", "guide", "recommendation"]

# What the index writes for the kind of an entry; `browser/results.js` has the same order.
_NUMBER_OF_KIND: dict[Kinds, int] = {"document": 0, "guide": 1, "recommendation": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEdition:
    """A text of the entry: its language, its leaves (counted, and read under `text_key`), and the size of its PDF."""

    language: str
    leaf_count: int
    text_key: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document, guide or recommendation as the index sees it.

    `issued` is the date of the document (ISO, as far as known), by which results are sorted. `fields` has the text of each of FIELDS, both languages together; `facets` the values it is filtered by; `date` (ISO)
    decides its segment; `weight` from 0 to 9 breaks ties: what is in force before what has ended. `digest` is equal
    in two builds exactly when everything here and the text of all leaves are equal.
    """

    id: str
    kind: Kinds
    title_km: str
    title_en: str
    type: str
    year: int | None
    issued: str
    status: str
    until: str
    languages: tuple[str, ...]
    editions: tuple[EntryEdition, ...]
    fields: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    date: str
    weight: int
    digest: str

    @property
    def leaf_count(self) -> int:
        """How many leaves all its editions have."""
        return sum(edition.leaf_count for edition in self.editions)

    def card(self) -> list[Any]:
        """Return what a result shows, as `browser/store.js` reads it."""
        return [
            self.id,
            self.title_km,
            self.title_en,
            self.type,
            self.year or 0,
            self.status,
            self.until,
            list(self.languages),
            [[one.language, one.leaf_count, one.size_bytes] for one in self.editions],
            _NUMBER_OF_KIND[self.kind],
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """An entry to be: what decides where it stands and whether it has to be made at all, and how to make it.

    A build in which little changed makes the entries of one segment only. `digest` is equal in two builds exactly when
    the entry and the text of all its leaves are equal, `leaves_digest` when the text of all its leaves is; `date` (ISO)
    decides its segment.
    """

    id: str
    is_document: bool
    date: str
    digest: str
    leaves_digest: str
    make: Callable[[], Entry]


def planned(entry: Entry) -> PlannedEntry:
    """Return the plan of an entry that is there already."""
    return PlannedEntry(
        id=entry.id,
        is_document=entry.kind == "document",
        date=entry.date,
        digest=entry.digest,
        leaves_digest=entry.digest,
        make=lambda: entry,
    )


def joined(values: Iterable[str | None]) -> str:
    """Return the values of a field as one text."""
    # A bar in a value would part it; it is drawn in no title.
    return SEPARATOR.join(value.replace("|", " ") for value in values if value)


def names_of(term: Term) -> Iterator[str]:
    """Yield every name under which a term is searched."""
    yield from (name for name in (term.km, term.en, *term.also) if name)
