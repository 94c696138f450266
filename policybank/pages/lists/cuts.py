"""Where a long list is cut into pages.

A list that is cut from its beginning changes on every page behind an addition. So shelves, newest first, are cut from
their oldest end: of 850 pages that one document changed in a bank of 10,000, 350 were theirs. Lists by title are cut from
their beginning: their order differs in the two languages, and yet each page has its twin.

On a stick neither will do: half of a shelf's pages, and half of the list of all documents, would be copied for a document
that stands in their middle. There a page has no number, and its twin is the first page in the other language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policybank.core import digest_of


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


def cut_by_content(ids: Sequence[str], length: int) -> tuple[Cut, ...]:
    """Return the pages of a list for a copy that is kept current file by file: of `length` entries in the mean.

    A page begins at a document whose id says so, and is named by that id. So an addition anywhere changes the page in which
    it stands, and the names of no others. At least half of `length` stand on a page, at most twice as many.
    """
    starts = [0]
    for place, one in enumerate(ids):
        have = place - starts[-1]
        is_long = have >= max(1, length // 2)
        if have >= 2 * length or (is_long and _begins(one, max(1, length // 2))):
            starts.append(place)
    ends = [*starts[1:], len(ids)]
    return tuple(
        Cut(start=start, end=end, part=ids[start] if start else "")
        for start, end in zip(starts, ends, strict=True)
    )


def _begins(document_id: str, one_in: int) -> bool:
    return int(digest_of(document_id)[:8], 16) % one_in == 0
