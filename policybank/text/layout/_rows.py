"""Find the rows of tables without rules: cells that stand beside each other, some with several lines.

A producer that writes cell by cell jumps back up and to the right at the end of a cell. So it does at the end of a
column; but a column is tall, and what stands left of its neighbour's first line is no paragraph alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ._lines import Line

# All in parts of the letters' size. A box of ink may overlap its neighbour's by this much.
_OVERHANG: Final = 0.5
# A step down is smaller than this between a letter and its mark; two lines of one cell are no further apart than that.
_NEW_LINE: Final = 0.5
_WIDEST_STEP: Final = 2.6
# … and no further than this part of the step above them; more is the padding between two rows.
_EVEN: Final = 1.2
# Two columns of this many lines are prose.
_COLUMN: Final = 6

_Placed = Sequence[tuple[Line, Line]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells from left to right; each has at least one line."""

    cells: tuple[tuple[Line, ...], ...]


def find_rows(lines: Iterable[Line]) -> Iterator[Line | Row]:
    """Yield the lines in order, but as a `Row` what belongs to cells of which one has two lines or more."""
    # Each part beside the line that it is of.
    placed = [(part, line) for line in lines for part in (line.parts or (line,))]
    start = at = 0
    while at < len(placed):
        first = _first_of_cell(placed, start, at)
        if first == at:
            at += 1
            continue
        cells, end = _cells(placed, first, at)
        tallest = sorted(len(cell) for cell in cells)
        if tallest[-1] > 1 and tallest[-2] < _COLUMN:
            yield from _whole(placed[start:first])
            yield Row(cells=tuple(tuple(cell) for cell in cells))
            start = end
        at = end
    yield from _whole(placed[start:])


def _first_of_cell(placed: _Placed, start: int, at: int) -> int:
    """Return where the cell begins that the line `at` stands beside; `at` itself where it stands beside none."""
    line = placed[at][0]
    right = line.left + _OVERHANG * line.size
    first = at
    while first > start:
        above = placed[first - 1][0]
        if above.right > right or above.turn != line.turn:
            break
        if first == at:
            if above.baseline > line.baseline + _OVERHANG * line.size:
                break
        elif not _is_next(placed, first - 1, at) or _is_over(above, placed[at - 1][0], line):
            break
        first -= 1
    if first == at:
        return at
    if first > start and _is_column(placed[first - 1][0], placed[first][0], line):
        return at
    return first


def _is_over(above: Line, last: Line, line: Line) -> bool:
    """Return whether the cell cannot reach up to `above`: only what is centred beside `line` begins over it."""
    slack = _OVERHANG * line.size
    return above.baseline > line.baseline + slack and last.baseline > line.baseline - slack


def _is_next(placed: _Placed, place: int, end: int) -> bool:
    """Return whether the line at `place` and the one behind it are two lines of one cell, which goes on up to `end`."""
    upper, lower = placed[place][0], placed[place + 1][0]
    below = placed[place + 2][0] if place + 2 < end else None
    step = upper.baseline - lower.baseline
    even = below is None or step <= _EVEN * (lower.baseline - below.baseline)
    return _NEW_LINE * lower.size < step <= _WIDEST_STEP * lower.size and even


def _is_column(above: Line, top: Line, line: Line) -> bool:
    """Return whether there is more text left of `line` than the cell with the line `top`."""
    return above.right <= line.left and top.baseline < above.baseline <= line.baseline + line.size


def _cells(placed: _Placed, first: int, at: int) -> tuple[list[list[Line]], int]:
    """Return the cells from `first` on, the second beginning `at`, and where the row has ended."""
    cells = [[line for line, _ in placed[first:at]], [placed[at][0]]]
    end = at + 1
    while end < len(placed):
        line = placed[end][0]
        if _goes_on(cells, line):
            cells[-1].append(line)
        elif _is_beside(cells, line):
            cells.append([line])
        else:
            break
        end += 1
    return cells, end


def _goes_on(cells: Sequence[Sequence[Line]], line: Line) -> bool:
    last = cells[-1][-1]
    step = last.baseline - line.baseline
    even = len(cells[-1]) < 2 or step <= _EVEN * (cells[-1][-2].baseline - last.baseline)
    # A cell may be narrower than the overhang: a bullet.
    before_left = min(one.left for one in cells[-2])
    before_right = max(one.right for one in cells[-2])
    edge = max(before_right - _OVERHANG * line.size, (before_left + before_right) / 2)
    return (
        line.turn == last.turn
        and _NEW_LINE * line.size < step <= _WIDEST_STEP * line.size
        and even
        and edge <= line.left < max(one.right for one in cells[-1])
    )


def _is_beside(cells: Sequence[Sequence[Line]], line: Line) -> bool:
    lines = [one for cell in cells for one in cell]
    slack = _OVERHANG * line.size
    return (
        line.turn == lines[0].turn
        and line.left >= max(one.right for one in lines) - slack
        and line.baseline >= min(one.baseline for one in lines) - slack
    )


def _whole(placed: _Placed) -> Iterator[Line]:
    """Yield lines again, those of which some parts went into a row part by part."""
    for _, group in groupby(placed, key=lambda one: id(one[1])):
        parts = list(group)
        line = parts[0][1]
        if len(parts) == max(1, len(line.parts)):
            yield line
        else:
            yield from (part for part, _ in parts)
