"""Documents near to one another without a relation that anybody stated: the same theme, with the same body or working group.

Looked for only among the nearest in time on each such shelf. So an added document is news to the few that stand beside it,
and not to a whole theme: how many pages an addition writes does not grow with the bank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policybank.schema import Record

from .catalogue import CataloguedDocument

_MOST_RELATED = 4
# How far to each side of a document, in time, one looks on a shelf.
_REACH = 2


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
    shelves: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    for document_id, catalogued in documents.items():
        record = catalogued.document.record
        for shelf in _shelves(record):
            shelves[shelf].append((_year(record), document_id))
    near: dict[str, dict[str, list[tuple[str, str, str]]]] = defaultdict(lambda: defaultdict(list))
    for shelf, standing in shelves.items():
        standing.sort()
        for place, (_, one) in enumerate(standing):
            # To one side only: who is near to me has me near to him.
            for _, other in standing[place + 1 : place + 1 + _REACH]:
                near[one][other].append(shelf)
                near[other][one].append(shelf)
    return {
        document_id: tuple(_nearest(document_id, near[document_id], documents))
        for document_id in documents
    }


def _shelves(record: Record) -> Iterator[tuple[str, str, str]]:
    for theme in record.themes:
        for body in record.bodies:
            yield theme, "body", body
        for group in record.working_groups:
            yield theme, "group", group


def _nearest(
    document_id: str,
    near: Mapping[str, list[tuple[str, str, str]]],
    documents: Mapping[str, CataloguedDocument],
) -> Iterator[Related]:
    own = documents[document_id]
    year = _year(own.document.record)
    stated = {relation.other.id for relation in own.relations}
    order = sorted(
        (-len(shelves), abs(_year(documents[other].document.record) - year), other)
        for other, shelves in near.items()
        if other not in stated
    )
    for _, _, other in order[:_MOST_RELATED]:
        # Of several themes in common one is told: the first by id, so that it is always the same.
        theme = min(one for one, _, _ in near[other])
        shared = {kind: term for one, kind, term in sorted(near[other]) if one == theme}
        yield Related(
            id=other, theme=theme, body=shared.get("body", ""), group=shared.get("group", "")
        )


def _year(record: Record) -> int:
    if record.date is not None:
        return record.date.year
    return record.period.start.year if record.period is not None else 0
