"""The cells of ruled tables, out of the rules of a leaf.

Producers draw a rule whole (LibreOffice), edge by edge (Chromium) or as thin shapes; corners miss each other by a
point. So we lay all rules on one grid of columns and rows and ask which of its fields are walled off from outside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from policybank.text.layer import Rule

# Rules this near to each other, in points, are one: a double line, two halves of a border, a shadow.
_SAME: Final = 4.0
# What part of the side of a field must be ruled to be a wall.
_WALL: Final = 0.6
# A grid with more fields is a drawing: 100 rows of 30 columns have 3,000.
_MOST_FIELDS: Final = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field closed in by rules; cells that touch have the same `table`. In points on the upright leaf."""

    table: int
    left: float
    right: float
    bottom: float
    top: float


class Grid:
    """Tell the cell of a place. A leaf without closed fields has none."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        level, upright = _parted(rules)
        level, upright = level + _closing(upright), upright + _closing_sides(level)
        self._xs = _apart(rule.left for rule in upright)
        self._ys = _apart(rule.bottom for rule in level)
        self._cells: dict[tuple[int, int], Cell] = {}
        columns, rows = len(self._xs) - 1, len(self._ys) - 1
        if columns > 0 and rows > 0 and columns * rows <= _MOST_FIELDS:
            self._cells = _cells(self._xs, self._ys, level, upright)

    @property
    def has_cells(self) -> bool:
        """Whether the leaf has any cell."""
        return bool(self._cells)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell that holds a point of the upright leaf."""
        return self._cells.get((bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1))


def _parted(rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
    level: list[Rule] = []
    upright: list[Rule] = []
    for rule in rules:
        (level if rule.right - rule.left > rule.top - rule.bottom else upright).append(rule)
    return level, upright


def _closing(upright: Sequence[Rule]) -> list[Rule]:
    """Return the level rules that are not drawn where a table goes on overleaf: uprights end at one height there."""
    return [
        Rule(left=min(ends), right=max(ends), bottom=y, top=y)
        for y, ends in _ends(
            (end, rule.left) for rule in upright for end in (rule.bottom, rule.top)
        )
        if len(ends) > 1
    ]


def _closing_sides(level: Sequence[Rule]) -> list[Rule]:
    """Return the outer sides of a table that has rules between its columns only."""
    return [
        Rule(left=x, right=x, bottom=min(ends), top=max(ends))
        for x, ends in _ends(
            (end, rule.bottom) for rule in level for end in (rule.left, rule.right)
        )
        if len(ends) > 2
    ]


def _ends(points: Iterable[tuple[float, float]]) -> Iterable[tuple[float, set[float]]]:
    found: dict[float, set[float]] = {}
    last = None
    for end, across in sorted(points):
        if last is None or end - last > _SAME:
            last = end
        found.setdefault(last, set()).add(round(across))
    return found.items()


def _apart(places: Iterable[float]) -> list[float]:
    apart: list[float] = []
    for place in sorted(places):
        if not apart or place - apart[-1] > _SAME:
            apart.append(place)
    return apart


def _index(places: Sequence[float], place: float) -> int:
    """Return which of `places` is the one at `place`, or the next below it."""
    return max(0, bisect_right(places, place + 0.01) - 1)


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], Cell]:
    floors = _walls(
        [(_index(ys, rule.bottom), rule.left, rule.right) for rule in level], xs, len(ys)
    )
    sides = _walls(
        [(_index(xs, rule.left), rule.bottom, rule.top) for rule in upright], ys, len(xs)
    )
    columns, rows = len(xs) - 1, len(ys) - 1
    group: dict[tuple[int, int], int] = {}
    areas: list[list[tuple[int, int]]] = []
    for start in ((column, row) for row in range(rows) for column in range(columns)):
        if start not in group:
            areas.append(_area(start, floors, sides, columns, rows))
            group.update(dict.fromkeys(areas[-1], len(areas) - 1))
    closed = [area for area in areas if (-1, -1) not in area]
    tables = _tables(closed)
    cells: dict[tuple[int, int], Cell] = {}
    for area, table in zip(closed, tables, strict=True):
        cell = Cell(
            table=table,
            left=min(xs[column] for column, _ in area),
            right=max(xs[column + 1] for column, _ in area),
            bottom=min(ys[row] for _, row in area),
            top=max(ys[row + 1] for _, row in area),
        )
        cells.update(dict.fromkeys(area, cell))
    return cells


def _walls(
    rules: Iterable[tuple[int, float, float]], steps: Sequence[float], count: int
) -> list[list[bool]]:
    """Return for each of `count` lines of the grid which of its stretches between two `steps` are ruled."""
    ruled = [[0.0] * (len(steps) - 1) for _ in range(count)]
    for line, start, end in rules:
        first = _index(steps, start)
        for place in range(first, len(steps) - 1):
            if steps[place] >= end:
                break
            ruled[line][place] += min(end, steps[place + 1]) - max(start, steps[place])
    return [
        [
            length >= _WALL * (steps[place + 1] - steps[place])
            for place, length in enumerate(lengths)
        ]
        for lengths in ruled
    ]


def _area(
    start: tuple[int, int],
    floors: Sequence[Sequence[bool]],
    sides: Sequence[Sequence[bool]],
    columns: int,
    rows: int,
) -> list[tuple[int, int]]:
    """Return the fields that can be reached from `start`, with (-1, -1) among them where one is open to the outside."""
    seen = {start}
    waiting = [start]
    while waiting:
        column, row = waiting.pop()
        steps = (
            (column - 1, row, sides[column][row]),
            (column + 1, row, sides[column + 1][row]),
            (column, row - 1, floors[row][column]),
            (column, row + 1, floors[row + 1][column]),
        )
        for across, down, is_walled in steps:
            inside = 0 <= across < columns and 0 <= down < rows
            field = (across, down) if inside else (-1, -1)
            if is_walled or field in seen:
                continue
            seen.add(field)
            if inside:
                waiting.append(field)
    return sorted(seen)


def _tables(areas: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """Return a number for each area; areas with neighbouring fields share it."""
    number = {field: place for place, area in enumerate(areas) for field in area}
    root = list(range(len(areas)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for (column, row), place in number.items():
        for neighbour in ((column + 1, row), (column, row + 1)):
            if neighbour in number:
                root[find(place)] = find(number[neighbour])
    return [find(place) for place in range(len(areas))]
