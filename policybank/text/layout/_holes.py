"""Put cells that were written late into the holes that their rows left for them.

LibreOffice Calc writes the short cells of a sheet row by row, and those whose text wraps or is Khmer after all of them;
a form is filled in after it was printed. Nothing else jumps back up to stand left of what was written before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ._lines import Line
from ._rows import Row

# In parts of the letters' size: what is on one baseline, the widest step between lines of a cell, and ink over an edge.
_SAME: Final = 0.5
_WIDEST_STEP: Final = 2.6
_OVERHANG: Final = 0.5
# A leaf has not so many lines; the search for holes takes the square of them.
_MOST_LINES: Final = 1_000


def fill_holes(lines: Sequence[Line]) -> list[Line | Row]:
    """Return the lines in order, but a line with a hole as a `Row` together with what was written into it later."""
    cells: dict[int, list[tuple[Line, ...]]] = {}
    late: set[int] = set()
    for start, end in _runs(lines) if len(lines) <= _MOST_LINES else ():
        run = lines[start:end]
        rows = [at for at in range(start) if at not in late and _has_hole(lines[at], run)]
        # What stands right of a row may be its last cell or another column: the other cells tell.
        rows += [at for at in cells if at < start and _is_left(lines[at], run)]
        if rows:
            late.update(range(start, end))
            for row, cell in _shared_out(run, {at: lines[at].baseline for at in rows}):
                cells.setdefault(row, []).append(cell)
    return [
        _row(line, cells[at]) if at in cells else line
        for at, line in enumerate(lines)
        if at not in late
    ]


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield from where to where lines without parts stand below each other, where the order jumps up to the first."""
    start = 0
    for at, line in enumerate(lines):
        last = lines[at - 1] if at else line
        is_below = _SAME * line.size < last.baseline - line.baseline <= _WIDEST_STEP * line.size
        if at > start and is_below and abs(last.left - line.left) < line.size and not line.parts:
            continue
        if at > start and not lines[start].parts:
            yield start, at
        start = at
    if lines and not lines[start].parts:
        yield start, len(lines)


def _has_hole(row: Line, run: Sequence[Line]) -> bool:
    """Return whether the row stands on the level of the run, has text to the right of it and none where it stands."""
    left, right = min(line.left for line in run), max(line.right for line in run)
    slack = _OVERHANG * row.size
    parts = row.parts or (row,)
    return (
        _is_level(row, run)
        and parts[-1].left > right - slack
        and all(part.right < left + slack or part.left > right - slack for part in parts)
    )


def _is_left(row: Line, run: Sequence[Line]) -> bool:
    return _is_level(row, run) and row.right < min(line.left for line in run)


def _is_level(row: Line, run: Sequence[Line]) -> bool:
    slack = _SAME * row.size
    return row.turn == run[0].turn and (
        run[-1].baseline - slack <= row.baseline <= run[0].baseline + slack
    )


def _shared_out(
    run: Sequence[Line], rows: dict[int, float]
) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """Yield the lines of a run as cells of `rows` (with their baselines), as the cells are set: top, bottom or middle."""
    slack = _SAME * run[0].size
    shared: dict[int, list[Line]] = {}
    is_top, is_bottom = (
        any(abs(line.baseline - baseline) < slack for baseline in rows.values())
        for line in (run[0], run[-1])
    )
    for line in run:
        above = {at: up - line.baseline for at, up in rows.items() if up > line.baseline - slack}
        below = {at: line.baseline - up for at, up in rows.items() if up < line.baseline + slack}
        if is_top:
            some = above
        elif is_bottom:
            some = below
        else:
            some = {at: abs(up - line.baseline) for at, up in rows.items()}
        shared.setdefault(min(some, key=lambda at: some[at]), []).append(line)
    for at, lines in shared.items():
        yield at, tuple(lines)


def _row(line: Line, cells: Sequence[tuple[Line, ...]]) -> Row:
    whole = [*((part,) for part in line.parts or (line,)), *cells]
    return Row(cells=tuple(sorted(whole, key=lambda cell: cell[0].left)))
