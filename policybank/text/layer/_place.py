"""Where on the leaf a glyph or a line stands, out of the matrices of the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Final

from .drawn import Rule

Matrix = tuple[float, float, float, float, float, float]

# Scanners and careless hands turn a leaf by a few degrees; what is turned further was meant to be.
_NEARLY: Final = 10
# In points. The thickest rule of a table that Word offers is 6; dots, underlines of one letter and marks are shorter.
_THICKEST: Final = 6.0
_SHORTEST: Final = 8.0


def turn_of(matrix: Matrix) -> int:
    """Return how far the text drawn through `matrix` is turned, in degrees from 0 to 359 against the clock."""
    a, b = matrix[0], matrix[1]
    if a > 0 and abs(b) < 0.1 * a:
        return 0
    angle = degrees(atan2(b, a))
    quarter = 90 * round(angle / 90)
    return int(quarter if abs(angle - quarter) < _NEARLY else round(angle)) % 360


def in_frame(x: float, y: float, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    """Return where a point of the upright leaf of `size` lies when the leaf is turned so that the text is upright."""
    width, height = size
    if turn == 0:
        return x, y
    if turn == 90:
        return y, width - x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return height - y, x
    angle = radians(turn)
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def out_of_frame(u: float, v: float, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    """Return the point of the upright leaf that `in_frame` laid at (u, v)."""
    width, height = size
    if turn == 0:
        return u, v
    if turn == 90:
        return width - v, u
    if turn == 180:
        return width - u, height - v
    if turn == 270:
        return v, height - u
    angle = radians(turn)
    return u * cos(angle) - v * sin(angle), u * sin(angle) + v * cos(angle)


def stretch(x: float, y: float) -> float:
    """Return the length of a vector."""
    return hypot(x, y) if x and y else abs(x + y)


def rules_of(
    path: Sequence[tuple[object, ...]], ctm: Matrix, *, is_stroked: bool
) -> Iterator[Rule]:
    """Yield the level and upright lines that `path` draws: its segments if stroked, else each thin shape it fills."""
    for points in _subpaths(path, ctm):
        if is_stroked:
            for one, other in pairwise(points):
                yield from _thin([one, other])
        elif len(points) > 2:
            yield from _thin(points)


def _subpaths(
    path: Sequence[tuple[object, ...]], ctm: Matrix
) -> Iterator[list[tuple[float, float]]]:
    a, b, c, d, e, f = ctm
    points: list[tuple[float, float]] = []
    for operator, *numbers in path:
        if operator == "m":
            if points:
                yield points
            points = []
        if operator == "h":
            points.extend(points[:1])
        elif len(numbers) >= 2:
            x, y = float(numbers[-2]), float(numbers[-1])  # type: ignore[arg-type]
            points.append((a * x + c * y + e, b * x + d * y + f))
    if points:
        yield points


def _thin(points: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, top - bottom
    if max(width, height) < _SHORTEST or min(width, height) > _THICKEST:
        return
    if width > height:
        middle = (bottom + top) / 2
        yield Rule(left=left, right=right, bottom=middle, top=middle)
    else:
        middle = (left + right) / 2
        yield Rule(left=middle, right=middle, bottom=bottom, top=top)
