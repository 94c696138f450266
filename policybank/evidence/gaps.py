"""The gap between what was decided and what was done, as far as the catalogue's relations and dates tell it.

Nothing here asks the clock. The bank's own day is that on which its newest record was added: a plan that had ended by
then is over for every reader, also on a copy that lies in a drawer for years. Whether a plan that ran on after that day
has ended since is said in the browser, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybank.catalogue import Catalogue, CataloguedDocument
from policybank.schema import PartialDate

from .evidence import Evidence, RegisteredRecommendation

_NO_LONGER_OURS = frozenset({"superseded", "ended", "repealed"})
_NOT_YET_OURS = frozenset({"draft", "consultation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWithoutSuccessor:
    """A plan that no document of the bank replaces, and the last day of its period."""

    id: str
    until: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What nobody took up. `as_of` is the day on which the newest record was added, None in an empty bank.

    `over` are plans whose period had ended by then, the last to end first; `running` those whose period had not, the
    next to end first. `without_plan` are ids of policies, the newest first.
    """

    as_of: PartialDate | None
    without_plan: tuple[str, ...]
    over: tuple[PlanWithoutSuccessor, ...]
    running: tuple[PlanWithoutSuccessor, ...]
    unanswered: tuple[RegisteredRecommendation, ...]


def find_gaps(catalogue: Catalogue, evidence: Evidence) -> Gaps:
    """Return the gaps of a bank: a function of its catalogue and its recommendations alone."""
    documents = catalogue.documents
    added = [one.document.record.date_added for one in documents.values()]
    as_of = max(added, key=lambda one: one.latest, default=None)
    plans = sorted(_plans(catalogue), key=lambda one: (one.until.latest, one.id))
    today = as_of.earliest if as_of else (0, 0, 0)
    over = tuple(one for one in reversed(plans) if one.until.latest < today)
    return Gaps(
        as_of=as_of,
        without_plan=tuple(
            one
            for shelf in catalogue.shelves["types"]
            if shelf.term_id == "policy"
            for one in shelf.ids
            if _has_no_plan(documents[one])
        ),
        over=over,
        running=tuple(one for one in plans if one.until.latest >= today),
        unanswered=tuple(one for one in evidence.recommendations if not one.recommendation.answers),
    )


def _has_no_plan(catalogued: CataloguedDocument) -> bool:
    is_ours = catalogued.status.kind not in _NO_LONGER_OURS | _NOT_YET_OURS
    return is_ours and not any(
        one.type == "implements" and not one.is_outgoing for one in catalogued.relations
    )


def _plans(catalogue: Catalogue) -> Iterator[PlanWithoutSuccessor]:
    """Yield every policy or plan with an end that nothing replaces; a translation stands for the document it is of."""
    families = catalogue.vocabularies["document-types"].terms
    for document_id, catalogued in catalogue.documents.items():
        until = catalogued.status.until
        family = families[catalogued.document.record.type].facts.get("family")
        is_translation = any(
            one.type == "translation-of" and one.is_outgoing for one in catalogued.relations
        )
        has_successor = bool(catalogued.status.successors)
        is_over_by_law = catalogued.status.kind == "repealed"
        if (
            until is not None
            and family == "policy"
            and not has_successor
            and not is_translation
            and not is_over_by_law
        ):
            yield PlanWithoutSuccessor(id=document_id, until=until)
