"""Dates as people know them: a year, a month or a day.

Level 0 of EDTF (Library of Congress, 2019), which ISO 8601-2 took over: `2007`, `2007-12`, `2007-12-08`. Many documents
of the 1990s are known by their year only; asking for a day would make contributors invent one.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)

# Cambodia's first school laws in print are of the 1910s; a plan may reach far ahead. Outside this a year is a slip.
FIRST_YEAR, LAST_YEAR = 1850, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date of the precision that is known. Sort by `earliest`, a year then stands with its first day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day it can mean."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day it can mean."""
        month = self.month or 12
        return (self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_date(value: object) -> PartialDate | None:
    """Return the date that `value` tells, or None where it tells none.

    YAML makes `2007` an integer and `2007-12-08` a date, so these are taken as well as text.
    """
    if isinstance(value, datetime.datetime):
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, bool):
        return None
    return _parsed(value.isoformat() if isinstance(value, datetime.date) else str(value))


# Dates recur: the 36,000 of 10,000 records are 11,000 different ones at most.
@lru_cache(maxsize=20_000)
def _parsed(text: str) -> PartialDate | None:
    found = _FORM.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if (
        month is not None
        and day is not None
        and not 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return PartialDate(year=year, month=month, day=day)
