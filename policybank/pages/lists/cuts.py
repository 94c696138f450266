"""Where a long list is cut into pages.

A list that is cut from its beginning changes on every page behind an addition. So shelves, newest first, are cut from
their oldest end: of 850 pages that one document changed in a bank of 10,000, 350 were theirs. Lists by title are cut from
their beginning: their order differs in the two languages, and yet each page has its twin.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Entries `start` to `end` (from 0, the end left out) of a list. `part` names the page; the first has no name."""

    start: int
    end: int
    part: str


def cut_from_the_end(count: int, length: int) -> tuple[Cut, ...]:
    """Return the pages of a list of `count` entries, cut and numbered from its end, each of `length` entries.

    Only the first is longer, by less than `length`.
    """
    first = count - max(0, count // length - 1) * length
    further = range(first, count, length)
    return (
        Cut(start=0, end=first, part=""),
        *(
            Cut(start=start, end=start + length, part=str(len(further) - place))
            for place, start in enumerate(further)
        ),
    )


def cut_from_the_beginning(count: int, length: int) -> tuple[Cut, ...]:
    """Return the pages of a list of `count` entries, each of `length` entries but the last, numbered from 2 on."""
    return tuple(
        Cut(
            start=start,
            end=min(start + length, count),
            part=str(start // length + 1) if start else "",
        )
        for start in range(0, max(count, 1), length)
    )
