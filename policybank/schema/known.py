"""Write a valid record, or what was decided of a document, down, and make it again without checking it.

Checking 10,000 records takes 0.9 s of CPU. Whether a record is valid follows from its bytes, the vocabularies and this
room's code alone; where all three are as they were, the record may be made as it was (0.15 s). What is written down is
plain lists and texts for JSON, so a cache that was tampered with can give a wrong record but run no code.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from policybank.core import digest_of_files

from .committee import Decisions
from .dates import PartialDate, parse_date
from .record import Record
from .values import TermOf

_Maker = Callable[[Any], Any]


@cache
def schema_digest() -> str:
    """Return a digest of the code that decides whether a record is valid."""
    room = Path(__file__).parent
    return digest_of_files(room, room.glob("*.py"))


def pack_record(record: Record) -> list[Any]:
    """Return `record` as lists and texts, field by field in the order of their declaration."""
    packed = _packed(record)
    assert isinstance(packed, list)
    return packed


def unpack_record(packed: list[Any]) -> Record:
    """Return the record that `packed` was made from; ValueError where it cannot come from `pack_record`."""
    record = _maker_of(Record)(packed)
    assert isinstance(record, Record)
    return record


def pack_decisions(decisions: Decisions) -> list[Any]:
    """Return `decisions` as lists and texts, as `pack_record` does."""
    packed = _packed(decisions)
    assert isinstance(packed, list)
    return packed


def unpack_decisions(packed: list[Any]) -> Decisions:
    """Return the decisions that `packed` were made from; ValueError where they cannot come from `pack_decisions`."""
    decisions = _maker_of(Decisions)(packed)
    assert isinstance(decisions, Decisions)
    return decisions


def _packed(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if value is None or isinstance(value, str):
        return value
    return [_packed(getattr(value, name)) for name in _names(value.__class__)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _maker_of(kind: Any) -> _Maker:
    """Return the function that makes a value of the dataclass `kind` of its fields in order.

    It is written out field by field, as `dataclasses` itself writes an `__init__`: a loop over the fields takes twice as
    long, and 120,000 values are made in a build of 10,000 documents.
    """
    hints = typing.get_type_hints(kind, include_extras=True)
    names = _names(kind)
    scope: dict[str, Any] = {"new": object.__new__, "kind": kind}
    values = [f"v{place}" for place in range(len(names))]
    lines = ["def make(packed):", f"    {', '.join(values)}, = packed", "    made = new(kind)"]
    for value, name in zip(values, names, strict=True):
        scope[f"put_{value}"] = getattr(
            kind, name
        ).__set__  # the slot's own, past the lock of a frozen class
        scope[f"make_{value}"] = _maker(hints[name])
        lines.append(f"    put_{value}(made, None if {value} is None else make_{value}({value}))")
    lines.append("    return made")
    exec("\n".join(lines), scope)  # noqa: S102 - made of numbers alone; names of fields only choose the slots
    make: _Maker = scope["make"]
    return make


def _maker(hint: Any) -> _Maker:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        if any(isinstance(mark, TermOf) for mark in arguments[1:]):
            return sys.intern  # the same few ids stand in thousands of records
        return _maker(arguments[0])
    if origin in {typing.Union, types.UnionType}:
        return _maker(next(one for one in arguments if one is not types.NoneType))
    if origin is tuple:
        one = _maker(arguments[0])
        return lambda values: tuple(map(one, values)) if values else ()
    if hint is PartialDate:
        return _date
    return _text if hint is str else _maker_of(hint)


@cache
def _date(text: str) -> PartialDate:
    date = parse_date(text)
    if date is None:
        raise ValueError(text)
    return date


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value
