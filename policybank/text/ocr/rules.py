"""The long lines of tables and frames: painted over, for they are read as letters else, and used to find the cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from .picture import INK_SCALE, ink_of

# Dots of the mask of ink (100 dpi): a line is longer than 2.5 cm across, 1.5 cm down. No stroke of a letter is.
_LONG_ACROSS: Final = 100
_LONG_DOWN: Final = 60
# A rule covers this part of the width of the leaf, the side of a cell this part of the cell's height.
_RULE_SHARE: Final = 0.06
_SIDE_SHARE: Final = 0.6
# A row of a table is higher than half a centimetre's half; two lines nearer than this are one double line.
_LOWEST_ROW: Final = 9
# Sides of cells in two rows are one column's when they are this near.
_SAME_SIDE: Final = 6
# Within a column, what the painted rule left at the edges is cut off.
_INSET: Final = 3
# More ink beside a table than this part of that strip is text, and then the lines are no table of a whole row.
_INK_BESIDE: Final = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table, in dots of the picture: the left and right of its columns, the top and bottom of its rows."""

    columns: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int], ...]


def without_rules(picture: Image.Image) -> tuple[Image.Image, tuple[Grid, ...]]:
    """Return `picture` with its long lines painted over, and the tables that they made, from top to bottom."""
    ink = ink_of(picture)
    # A line that is a little askew steps from row to row: thickened, it is unbroken.
    across = _runs(_thick(ink, across=False), _LONG_ACROSS, across=True)
    down = _runs(_thick(ink, across=True), _LONG_DOWN, across=False)
    lines = ImageChops.lighter(across, down)
    if not lines.getbbox():
        return picture, ()
    wide = lines.filter(ImageFilter.MaxFilter(3))
    cleaned = picture.copy()
    size = (wide.width * INK_SCALE, wide.height * INK_SCALE)
    cleaned.paste(255, mask=wide.resize(size, Image.Resampling.NEAREST).crop((0, 0, *picture.size)))
    text = ImageChops.subtract(ink, wide)
    return cleaned, _grids(across, down, text)


def _thick(ink: Image.Image, *, across: bool) -> Image.Image:
    moved = Image.new("L", ink.size, 0)
    moved.paste(ink, (1, 0) if across else (0, 1))
    return ImageChops.lighter(ink, moved)


def _runs(ink: Image.Image, length: int, *, across: bool) -> Image.Image:
    """Return the ink that lies in unbroken runs of `length` dots in one direction.

    An erosion followed by a dilation, each in steps that double, so that it costs the logarithm of the length.
    """
    eroded = _shifted(ink, length, ImageChops.darker, across=across, back=False)
    return _shifted(eroded, length, ImageChops.lighter, across=across, back=True)


def _shifted(
    image: Image.Image,
    length: int,
    combine: Callable[[Image.Image, Image.Image], Image.Image],
    *,
    across: bool,
    back: bool,
) -> Image.Image:
    reached = 1
    while reached < length:
        step = min(reached, length - reached)
        moved = Image.new("L", image.size, 0)
        shift = step if back else -step
        moved.paste(image, (shift, 0) if across else (0, shift))
        image = combine(image, moved)
        reached += step
    return image


def _grids(across: Image.Image, down: Image.Image, text: Image.Image) -> tuple[Grid, ...]:
    """Return the tables: rows between two rules that have the same sides, one below the other."""
    rules = _over(across.resize((1, across.height), Image.Resampling.BOX).tobytes(), _RULE_SHARE)
    found: list[tuple[list[int], list[tuple[int, int]]]] = []
    end = -1
    for above, below in pairwise(rules):
        top, bottom = above[1], below[0]
        if bottom - top < _LOWEST_ROW:
            continue
        extent = across.crop((0, above[0], across.width, below[1])).getbbox()
        sides = _sides(down.crop((0, top, down.width, bottom)), extent)
        if len(sides) < 3 or _has_ink_beside(text, sides, top, bottom):
            continue
        if found and top - end <= _LOWEST_ROW and _are_same(found[-1][0], sides):
            found[-1][1].append((top, bottom))
        else:
            found.append((sides, [(top, bottom)]))
        end = below[1]
    return tuple(
        Grid(
            columns=tuple(
                ((left + _INSET) * INK_SCALE, (right - _INSET) * INK_SCALE)
                for left, right in pairwise(sides)
            ),
            rows=tuple((top * INK_SCALE, bottom * INK_SCALE) for top, bottom in rows),
        )
        for sides, rows in found
    )


def _sides(strip: Image.Image, extent: tuple[int, int, int, int] | None) -> list[int]:
    """Return where the cells of a row end; a table without outer sides ends where its rules do."""
    shares = strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes()
    sides = [(left + right) // 2 for left, right in _over(shares, _SIDE_SHARE)]
    if not sides or extent is None:
        return []
    left, right = extent[0], extent[2]
    if sides[0] - left > 2 * _SAME_SIDE:
        sides.insert(0, left)
    if right - sides[-1] > 2 * _SAME_SIDE:
        sides.append(right)
    return sides


def _has_ink_beside(text: Image.Image, sides: list[int], top: int, bottom: int) -> bool:
    for left, right in ((0, sides[0] - 2), (sides[-1] + 2, text.width)):
        if right - left > _LOWEST_ROW:
            strip = text.crop((left, top, right, bottom))
            # The dark edge of a photocopy is a rule too, and what it leaves is no text.
            share = strip.resize((1, 1), Image.Resampling.BOX).tobytes()[0] / 255
            if share > _INK_BESIDE:
                return True
    return False


def _are_same(some: list[int], others: list[int]) -> bool:
    return len(some) == len(others) and all(
        abs(one - other) <= _SAME_SIDE for one, other in zip(some, others, strict=True)
    )


def _over(shares: bytes, least: float) -> list[tuple[int, int]]:
    """Return from where to where `shares` (of 255) lie above `least`; runs two dots apart are one."""
    runs: list[tuple[int, int]] = []
    for place, share in enumerate(shares):
        if share <= 255 * least:
            continue
        if runs and place - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
