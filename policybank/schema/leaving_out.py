"""Leave out of a value what leads to documents that are not to be shown.

The values of the schema are checked when they are made, with the vocabularies at hand. Leaving something out cannot break a rule
that held before, so what is left is not checked again.
"""

from __future__ import annotations

import copy
from collections.abc import Collection
from typing import TypeVar

from .recommendations import Recommendation
from .record import Record

_Value = TypeVar("_Value", Record, Recommendation)


def without_relations_to(record: Record, ids: Collection[str]) -> Record:
    """Return `record` without its relations to documents among `ids`; itself where it has none."""
    kept = tuple(one for one in record.relations if one.target not in ids)
    return record if len(kept) == len(record.relations) else _with(record, "relations", kept)


def without_answers_by(recommendation: Recommendation, ids: Collection[str]) -> Recommendation:
    """Return `recommendation` without the documents among `ids` as answers; itself where it has none."""
    kept = tuple(one for one in recommendation.answers if one.document not in ids)
    if len(kept) == len(recommendation.answers):
        return recommendation
    return _with(recommendation, "answers", kept)


def _with(value: _Value, field: str, kept: tuple[object, ...]) -> _Value:
    changed = copy.copy(value)
    object.__setattr__(changed, field, kept)
    return changed
