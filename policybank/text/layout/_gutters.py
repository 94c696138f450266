"""Take columns apart that were written straight across the leaf, line beside line.

The sign is the order itself: it goes to and fro over a strip that no line touches. Rows of a table do so, too; but
their cells are seldom filled, and they stand further apart than the lines of prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from typing import Final

from ._lines import Line

# The order must cross the gutter so often; what does less is rows of a table or tabulators.
_FEWEST: Final = 5
# In parts of the letters' size: the narrowest gutter, the narrowest column, and how far apart the lines of two columns
# may stand that are taken for neighbours.
_GUTTER: Final = 0.8
_COLUMN: Final = 8.0
_STAGGER: Final = 1.2
# In prose most lines reach the right edge of their column, give or take a word; in cells few do.
_FULL: Final = 0.85
_FULL_SHARE: Final = 0.6
# Rows of a table stand further apart than the lines of prose around it.
_PADDED: Final = 1.08

# A part beside the line that it is of.
_Placed = tuple[Line, Line]


def part_columns(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with each column whole, the left one first; a line over all columns stays where it is."""
    placed = [(part, line) for line in lines for part in (line.parts or (line,))]
    columns = _columns(placed)
    return [line for column in columns for line in _whole(column)]


def _columns(placed: list[_Placed]) -> list[list[_Placed]]:
    """Return the parts divided into columns and what stands between, in order; a single list if there are none."""
    start = 0
    found: list[list[_Placed]] = []
    for at in range(len(placed) - _FEWEST):
        if at < start or _gap(placed[at][0], placed[at + 1][0]) <= _GUTTER:
            continue
        first, end, middle = _follow(placed, start, at)
        run, others = placed[first:end], placed[start:first] + placed[end:]
        sides = [
            [one for one in run if (one[0].left > middle) == is_right] for is_right in (False, True)
        ]
        if _crossings(run, middle) < _FEWEST:
            continue
        if max(_step(side) for side in sides) > _PADDED * _step(others):
            continue
        columns = [_columns(side) for side in sides]
        if all(len(parted) > 1 or _is_prose(parted[0]) for parted in columns):
            found += [placed[start:first], *(column for parted in columns for column in parted)]
            start = end
    return [column for column in (*found, placed[start:]) if column]


def _gap(one: Line, other: Line) -> float:
    """Return how far `other` stands to the right of `one` in parts of their size, if they are neighbours."""
    size = max(one.size, other.size, 1)
    is_near = one.turn == other.turn and abs(one.baseline - other.baseline) < _STAGGER * size
    return (other.left - one.right) / size if is_near else 0.0


def _follow(placed: Sequence[_Placed], start: int, at: int) -> tuple[int, int, float]:
    """Return from where to where parts leave the gutter behind the one `at` open, and its middle."""
    left, right = placed[at][0].right, placed[at + 1][0].left
    end = at + 2
    for (previous, _), (line, _) in pairwise(placed[at + 1 :]):
        narrowed = (
            (left, min(right, line.left)) if line.right > right else (max(left, line.right), right)
        )
        if not _is_below(previous, line) or narrowed[1] - narrowed[0] < _GUTTER * line.size:
            break
        left, right = narrowed
        end += 1
    # The column that begins higher has lines before the first that has a neighbour.
    first = at
    while first > start and _is_below(placed[first - 1][0], placed[first][0]):
        line = placed[first - 1][0]
        if line.left < right and line.right > left:
            break
        first -= 1
    return first, end, (left + right) / 2


def _is_below(previous: Line, line: Line) -> bool:
    """Return whether the order goes down from one line to the other, or over to a neighbour."""
    rise = line.baseline - previous.baseline
    return line.turn == previous.turn and rise < _STAGGER * max(line.size, 1)


def _crossings(placed: Sequence[_Placed], middle: float) -> int:
    return sum(one.left < middle < other.left for (one, _), (other, _) in pairwise(placed))


def _step(placed: Sequence[_Placed]) -> float:
    """Return a small step from line to line, in parts of their size: most of prose, few of tables."""
    steps = sorted(
        (upper.baseline - lower.baseline) / max(lower.size, 1)
        for (upper, _), (lower, _) in pairwise(placed)
        if upper.baseline > lower.baseline + _GUTTER * lower.size
        and abs(upper.size - lower.size) < 1
        and abs(upper.left - lower.left) < lower.size
    )
    return steps[len(steps) // 4] if steps else inf


def _is_prose(placed: Sequence[_Placed]) -> bool:
    """Return whether parts are one wide column, whose lines are full where no paragraph ends."""
    left, right = min(one.left for one, _ in placed), max(one.right for one, _ in placed)
    lines = _whole(placed)
    far = _PADDED * _step(placed)
    inner = [
        upper
        for upper, lower in pairwise(lines)
        if upper.baseline - lower.baseline <= far * lower.size
    ]
    full = sum(not line.parts and line.right >= left + _FULL * (right - left) for line in inner)
    return right - left >= _COLUMN * lines[0].size and full >= _FULL_SHARE * len(inner) > 0


def _whole(placed: Iterable[_Placed]) -> list[Line]:
    """Return the lines again; of one that the gutter cut, the part on this side."""
    lines: list[Line] = []
    for _, group in groupby(placed, key=lambda one: id(one[1])):
        together = list(group)
        parts = tuple(part for part, _ in together)
        line = together[0][1]
        if len(parts) == max(1, len(line.parts)):
            lines.append(line)
        elif len(parts) == 1:
            lines.append(parts[0])
        else:
            text = " ".join(part.text for part in parts)
            left, right = min(part.left for part in parts), max(part.right for part in parts)
            lines.append(replace(line, text=text, left=left, right=right, parts=parts))
    return lines
