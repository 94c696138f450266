"""The catalogue as values: each document with what follows from the others.

Everything here is a function of the library alone. What follows from today's date (a plan whose period is over) is
worked out in the reader's browser, since a copy on a stick ages without being built again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from policybank.library import Document, Tombstone
from policybank.schema import Committee, Glossary, PartialDate, Title, Usage, Vocabularies

StatusKind = Literal[
    "unknown",  # nothing is known: shown as "not confirmed"
    "draft",
    "consultation",
    "adopted",
    "in-force",
    "planned",  # a plan or a set of figures with a period; the browser adds whether it is over
    "superseded",  # another document says that it takes its place
    "ended",
    "repealed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a document stands. `successors` are ids, newest first; `is_certain` is False where it rests on inference.

    `until` is the end that is known: of the period, or the date on which it ended. `is_followed` where its successor's
    period begins when its own ends: a plan that ran its time is followed, not struck down.
    """

    kind: StatusKind
    successors: tuple[str, ...] = ()
    until: PartialDate | None = None
    is_certain: bool = True
    is_followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A document at the other end of a relation, with what a list of relations shows of it."""

    id: str
    title: Title
    type: str
    year: int | None
    status: StatusKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """One relation seen from a document. `is_outgoing` when its own record states it."""

    type: str
    is_outgoing: bool
    basis: str
    other: Neighbour


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedDocument:
    """A document with its status, its relations in both directions and what its record still lacks (field names)."""

    document: Document
    status: Status
    relations: tuple[RelationView, ...]
    missing: tuple[str, ...]
    digest: str  # of everything above: a page made from it is the same when this is


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The documents that share a term, newest first. `term_id` is a term's id or a year as text."""

    facet: str
    term_id: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The whole bank in order. `shelves` by facet, in the order of the facet's vocabulary; empty shelves are kept."""

    documents: Mapping[str, CataloguedDocument]
    shelves: Mapping[str, tuple[Shelf, ...]]
    newest: tuple[str, ...]  # by date added, then date of the document, then id
    former_ids: Mapping[str, str]
    vocabularies: Vocabularies
    glossary: Glossary
    committee: Committee = field(default_factory=Committee)
    withdrawn: Mapping[str, Tombstone] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)


# Facet (the folder of its pages under /km/ and /en/) -> vocabulary; years have none.
FACETS: dict[str, str | None] = {
    "types": "document-types",
    "themes": "themes",
    "sub-sectors": "sub-sectors",
    "working-groups": "working-groups",
    "provinces": "provinces",
    "bodies": "bodies",
    "years": None,
}
