"""Tell which seats of the committee are over. Asked only where a person looks: a build knows no day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from policybank.core import Fault, fault

from ._committee import place_of_seat
from .library import Library


def seats_over(root: Path, library: Library, today: datetime.date) -> Iterator[Fault]:
    """Yield a warning for each seat whose term was over before `today`."""
    for number, seat in library.committee.seats.items():
        if seat.until is not None and seat.until.latest < (today.year, today.month, today.day):
            yield fault(
                "seat-term-over",
                place_of_seat(root, number),
                value=seat.organisation.en if seat.organisation else "",
                role=seat.role,
                until=seat.until,
            )
