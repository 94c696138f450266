"""Put the lines of a leaf into reading order: columns one after the other, tables row by row.

Producers write in content order, and Chromium and LibreOffice write columns and cells whole. So the order is kept, and
geometry decides only what belongs together: the lines of one cell, the cells of one row. Some programs (OCR layers,
printers' drivers) write straight across the leaf instead; their columns are taken apart at the gutter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ._grid import Cell
from ._gutters import part_columns
from ._holes import fill_holes
from ._lines import Line
from ._paragraphs import join_lines
from ._rows import Row, find_rows

# A cell with more paragraphs is a text set in a frame: its paragraphs stay apart.
_MOST_PARAGRAPHS: Final = 3


def write_text(lines: Sequence[Line]) -> str:
    """Return the text of a leaf: one line a paragraph, heading or row of a table."""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            tables.setdefault(line.cell.table, []).append(line)
    written: list[str] = []
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else None):
        if table is None:
            written.extend(_flow(list(group)))
        elif table in tables:
            # All of it where its first cell stands: what else was written between is no part of it.
            written.extend(_table(tables.pop(table)))
    return "\n".join(written)


def _flow(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of lines outside of ruled tables, or within one cell of them."""
    paragraphs: list[str] = []
    run: list[Line] = []
    for item in _with_rows(lines):
        if isinstance(item, Line):
            run.append(item)
            continue
        paragraphs += join_lines(run)
        run = []
        paragraphs += _row(join_lines(cell) for cell in item.cells)
    return paragraphs + join_lines(run)


def _with_rows(lines: Sequence[Line]) -> Iterator[Line | Row]:
    run: list[Line] = []
    for item in fill_holes(lines):
        if isinstance(item, Line):
            run.append(item)
            continue
        yield from find_rows(part_columns(run))
        run = []
        yield item
    yield from find_rows(part_columns(run))


def _row(cells: Iterable[list[str]]) -> list[str]:
    cells = [cell for cell in cells if cell]
    if any(len(cell) > _MOST_PARAGRAPHS for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    return [" ".join(paragraph for cell in cells for paragraph in cell)]


def _table(lines: Sequence[Line]) -> list[str]:
    turn = Counter(line.turn for line in lines).most_common(1)[0][0]
    rows: dict[float, dict[float, list[Line]]] = {}
    for line in lines:
        if line.cell is not None:
            row, column = _place(line.cell, turn)
            rows.setdefault(row, {}).setdefault(column, []).append(line)
    if len({column for row in rows.values() for column in row}) == 1:
        return [
            text for _, row in sorted(rows.items()) for cell in row.values() for text in _flow(cell)
        ]
    return [
        text
        for _, row in sorted(rows.items())
        for text in _row(_flow(cell) for _, cell in sorted(row.items()))
    ]


def _place(cell: Cell, turn: int) -> tuple[float, float]:
    """Return how far below and how far to the right a cell begins for a reader of text turned by `turn`."""
    return {
        90: (cell.left, cell.bottom),
        180: (cell.bottom, -cell.right),
        270: (-cell.right, -cell.top),
    }.get(turn, (-cell.top, cell.left))
