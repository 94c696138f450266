"""The family of a document: what it rests on, what came before and after it, what carries it out, what was found out about it.

Followed over several relations: an action plan belongs to the law that its strategic plan carries out. Each step may lead on
only in some directions, or a constitution would make one family of all: from what a document rests on the way leads further
up and to its amendments, never down again to everything else that rests on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .catalogue import CataloguedDocument, RelationView

Role = Literal[
    "this",
    "earlier",
    "later",
    "amended",
    "amendment",
    "translation",
    "basis",
    "subject",
    "practice",
    "evidence",
]
_Place = Literal["line", "above", "below"]

# What one screen of a phone shows; the nearest are kept.
MOST_MEMBERS = 12
_MOST_STEPS = 4

# Where one stands, the relation, whether its own record states it -> what the other one is, where one stands then.
_STEPS: dict[tuple[_Place, str, bool], tuple[Role, _Place]] = {
    ("line", "supersedes", True): ("earlier", "line"),
    ("line", "supersedes", False): ("later", "line"),
    ("line", "amends", True): ("amended", "line"),
    ("line", "amends", False): ("amendment", "line"),
    ("line", "translation-of", True): ("translation", "line"),
    ("line", "translation-of", False): ("translation", "line"),
    ("line", "implements", True): ("basis", "above"),
    ("line", "about", True): ("subject", "above"),
    ("line", "implements", False): ("practice", "below"),
    ("line", "about", False): ("evidence", "below"),
    ("above", "implements", True): ("basis", "above"),
    ("above", "amends", False): ("amendment", "above"),
    ("below", "implements", False): ("practice", "below"),
    ("below", "supersedes", True): ("practice", "below"),
    ("below", "supersedes", False): ("practice", "below"),
    ("below", "about", False): ("evidence", "below"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document of a family and what it is in it; `id` is that of its record.

    `relation` is its own relation to the document whose family it is, None where it is joined to it by others.
    `is_inferred` where nothing but the bank's own judgement joins it to the one before it.
    """

    id: str
    role: Role
    relation: RelationView | None = None
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The members, the document itself among them, nearest first. `is_cut` where some were left out."""

    members: tuple[Member, ...]
    is_cut: bool


def family_of(
    document_id: str,
    documents: Mapping[str, CataloguedDocument],
    in_order: dict[str, list[RelationView]] | None = None,
) -> Family:
    """Return the family of a document. Circles end where they began; of many members the nearest are kept.

    `in_order` remembers the order of the relations of those that were passed: the law on which hundreds rest is passed
    hundreds of times.
    """
    ordered = {} if in_order is None else in_order
    found = {document_id: Member(id=document_id, role="this")}
    waiting: deque[tuple[str, _Place, int]] = deque([(document_id, "line", 0)])
    while waiting:
        here, place, steps = waiting.popleft()
        if steps == _MOST_STEPS:
            continue
        if here not in ordered:
            ordered[here] = _ordered(documents[here])
        for relation in ordered[here]:
            other = relation.other.id
            step = _STEPS.get((place, relation.type, relation.is_outgoing))
            if step is None or other in found:
                continue
            if len(found) == MOST_MEMBERS:
                return Family(members=tuple(found.values()), is_cut=True)
            found[other] = Member(
                id=other,
                role=step[0],
                relation=relation if here == document_id else None,
                is_inferred=relation.basis == "inferred",
            )
            waiting.append((other, step[1], steps + 1))
    return Family(members=tuple(found.values()), is_cut=False)


def _ordered(catalogued: CataloguedDocument) -> list[RelationView]:
    """Return the relations of a document in an order that does not hang on who wrote them down."""
    return sorted(
        catalogued.relations,
        # What a source states before what was inferred.
        key=lambda one: (-(one.other.year or 0), one.other.id, one.type, one.basis != "stated"),
    )
