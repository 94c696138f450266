"""What the index holds of one document or guide: the texts that are searched, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

# The fields of a record, in the order of their slots: eight to a document, of which the last is free.
FIELDS = ("title", "alternative-name", "acronym", "number", "body", "summary", "subject")
SLOTS_A_DOCUMENT = 8
# Those that name a document.
NAME_SLOTS = frozenset({0, 1, 2, 3})

# Between the values of a field: no run of syllables and no phrase passes over it.
SEPARATOR = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEdition:
    """A text of the entry: its language, its leaves (counted, and read under `text_key`), and the size of its PDF."""

    language: str
    leaf_count: int
    text_key: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document or guide as the index sees it.

    `issued` is the date of the document (ISO, as far as known), by which results are sorted. `fields` has the text of each of FIELDS, both languages together; `facets` the values it is filtered by; `date` (ISO)
    decides its segment; `weight` from 0 to 9 breaks ties: what is in force before what has ended. `digest` is equal
    in two builds exactly when everything here and the text of all leaves are equal.
    """

    id: str
    kind: Literal["document", "guide"]
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
            1 if self.kind == "guide" else 0,
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """An entry to be: what decides where it stands and whether it has to be made at all, and how to make it.

    A build in which little changed makes the entries of one segment only. `digest` is equal in two builds exactly when
    the entry and the text of all its leaves are equal, `leaves_digest` when the text of all its leaves is; `date` (ISO)
    decides its segment.
    """

    id: str
    is_guide: bool
    date: str
    digest: str
    leaves_digest: str
    make: Callable[[], Entry]


def planned(entry: Entry) -> PlannedEntry:
    """Return the plan of an entry that is there already."""
    return PlannedEntry(
        id=entry.id,
        is_guide=entry.kind == "guide",
        date=entry.date,
        digest=entry.digest,
        leaves_digest=entry.digest,
        make=lambda: entry,
    )
