"""Documents near to one another without a relation that anybody stated: the same theme, with the same body or working group.

Looked for only to the next in time, on either side, on each such shelf. So an added document is news to the few that stand beside it,
and not to a whole theme: how many pages an addition writes does not grow with the bank.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policybank.schema import Record

from .catalogue import CataloguedDocument

_MOST_RELATED = 4

# Theme, "body" or "group", and the term.
_Shelf = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A document near to another one, and what both have: a theme, and a body, a working group or both (else empty)."""

    id: str
    theme: str
    body: str
    group: str


def related_documents(
    documents: Mapping[str, CataloguedDocument],
) -> dict[str, tuple[Related, ...]]:
    """Return for each document at most four others, those that share most first, then the nearest in time, then by id."""
    years = {one: _year(catalogued.document.record) for one, catalogued in documents.items()}
    shelves: dict[_Shelf, list[tuple[int, str]]] = defaultdict(list)
    for document_id, catalogued in documents.items():
        place = (years[document_id], document_id)
        for shelf in _shelves(catalogued.document.record):
            shelves[shelf].append(place)
    near: dict[str, list[tuple[str, _Shelf]]] = {document_id: [] for document_id in documents}
    for shelf, standing in shelves.items():
        standing.sort()
        for (_, one), (_, other) in pairwise(standing):
            near[one].append((other, shelf))
            near[other].append((one, shelf))
    return {
        document_id: _nearest(document_id, found, years, documents) if found else ()
        for document_id, found in near.items()
    }


def _shelves(record: Record) -> Iterator[_Shelf]:
    for theme in record.themes:
        for body in record.bodies:
            yield theme, "body", body
        for group in record.working_groups:
            yield theme, "group", group


def _nearest(
    document_id: str,
    found: Sequence[tuple[str, _Shelf]],
    years: Mapping[str, int],
    documents: Mapping[str, CataloguedDocument],
) -> tuple[Related, ...]:
    stated = {relation.other.id for relation in documents[document_id].relations}
    year = years[document_id]
    counts = Counter(other for other, _ in found if other not in stated)
    order = sorted((-count, abs(years[other] - year), other) for other, count in counts.items())
    return tuple(_shared(other, found) for _, _, other in order[:_MOST_RELATED])


def _shared(other: str, found: Sequence[tuple[str, _Shelf]]) -> Related:
    shelves = sorted(shelf for one, shelf in found if one == other)
    # Of several themes in common one is told: the first by id, so that it is always the same.
    theme = shelves[0][0]
    terms = {kind: term for one, kind, term in shelves if one == theme}
    return Related(id=other, theme=theme, body=terms.get("body", ""), group=terms.get("group", ""))


def _year(record: Record) -> int:
    if record.date is not None:
        return record.date.year
    return record.period.start.year if record.period is not None else 0
