"""Check what the committee's files say: each entry by its kind, and a history by the rules of the states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from policybank.khmer import has_khmer

from ._entry_findings import entry_finding
from .check import Finding, Path
from .committee import (
    FIRST_STATES,
    NEXT_STATES,
    BothNames,
    BothTexts,
    Change,
    Criterion,
    Decisions,
    Role,
    Seat,
)
from .dates import PartialDate
from .personal import personal_data

_Entry = TypeVar("_Entry", Role, Seat, Criterion, Decisions)

_ADAPTERS: Mapping[type[Any], TypeAdapter[Any]] = {
    kind: TypeAdapter(kind) for kind in (Role, Seat, Criterion, Decisions)
}


def check_committee_entry(
    kind: type[_Entry], values: Mapping[str, Any]
) -> tuple[_Entry | None, tuple[Finding, ...]]:
    """Return the entry of `kind` that `values` tell, and what is wrong with it; None where that leaves none."""
    try:
        one = cast("_Entry", _ADAPTERS[kind].validate_python(values))
    except ValidationError as error:
        return None, tuple(
            entry_finding(detail, committee_broken) for detail in error.errors(include_url=False)
        )
    found = tuple(_broken_rules(one))
    return (None if found else one), found


def committee_broken(reason: str, path: Path, value: object) -> Finding:
    """Return the finding that a file of the committee is broken at `path`; its words stand under `faults.reasons`."""
    facts = (("reason", f"committee-{reason}"), ("value", str(value)))
    return Finding(code="committee-broken", path=path, facts=facts)


def _broken_rules(one: Role | Seat | Criterion | Decisions) -> Iterator[Finding]:
    match one:
        case Role():
            yield from _texts(one, ())
            yield from _texts(one.duty, ("duty",))
        case Seat():
            yield from _seat(one)
        case Criterion():
            yield from _texts(one.title, ("title",))
            yield from _texts(one.text, ("text",))
        case Decisions():
            yield from _history(one)


def _texts(both: BothNames | BothTexts | Role, path: Path) -> Iterator[Finding]:
    if not has_khmer(both.km):
        yield committee_broken("km-not-khmer", (*path, "km"), both.km)
    if has_khmer(both.en):
        yield committee_broken("en-not-english", (*path, "en"), both.en)
    for name, text in (("km", both.km), ("en", both.en)):
        contact = personal_data(text)
        if contact:
            facts = (("value", contact),)
            yield Finding(code="contact-in-public", path=(*path, name), facts=facts)


def _seat(seat: Seat) -> Iterator[Finding]:
    if seat.organisation is not None:
        yield from _texts(seat.organisation, ("organisation",))
    for name, day in (("since", seat.since), ("until", seat.until)):
        if (day is None) != seat.is_vacant:
            yield committee_broken("seat-unclear", () if day is None else (name,), seat.role)
            return
        yield from _whole_day(day, (name,))
    if seat.since and seat.until and seat.until.latest < seat.since.earliest:
        facts = (("field", "until"), ("value", str(seat.until)), ("before", str(seat.since)))
        yield Finding(code="date-order", path=("until",), facts=facts)


def _whole_day(day: PartialDate | None, path: Path) -> Iterator[Finding]:
    if day is not None and day.day is None:
        yield committee_broken("day-not-whole", path, day)


def _history(decisions: Decisions) -> Iterator[Finding]:
    history = decisions.history
    if not history:
        yield committee_broken("history-empty", (), decisions.document)
        return
    for number, change in enumerate(history):
        yield from _change(change, decisions.document, ("history", number))
    if history[0].state not in FIRST_STATES:
        yield committee_broken("first-state", ("history", 0, "state"), history[0].state)
    for number, (before, after) in enumerate(pairwise(history), 1):
        if after.date.latest < before.date.earliest:
            facts = (("value", str(after.date)), ("before", str(before.date)))
            path: Path = ("history", number, "date")
            yield Finding(code="decision-date-order", path=path, facts=facts)
        if after.state not in NEXT_STATES[before.state]:
            facts = (("value", after.state), ("before", before.state))
            yield Finding(code="decision-step", path=("history", number, "state"), facts=facts)


def _change(change: Change, document: str, path: Path) -> Iterator[Finding]:
    yield from _texts(change.reason, (*path, "reason"))
    yield from _whole_day(change.date, (*path, "date"))
    if change.successor is not None and change.state != "withdrawn":
        yield committee_broken("successor-misplaced", (*path, "successor"), change.state)
    if change.successor == document:
        yield committee_broken("successor-itself", (*path, "successor"), document)
