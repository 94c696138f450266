"""What is read together: the parts of a leaf in reading order, each a column of text or the columns of a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import median
from typing import Final

from PIL import Image, ImageFilter, ImageOps

from .picture import INK_SCALE, ink_of
from .rules import Grid

# The mask in which columns are looked for is smaller than that of the ink: 50 dpi. A dot of it is ink where a quarter is,
# so the specks of a photocopy are none.
_SMALLER: Final = 2
_SCALE: Final = INK_SCALE * _SMALLER
_SPECK: Final = 60
# Ink stands alone where fewer dots than a letter has lie so far around it, across and down: 5 mm and 2.5 mm of a leaf.
_ALONE: Final = (10, 5)
_SMALLEST_LETTER: Final = 6
# Two dots of ink make a row of the mask part of a line of text.
_FEWEST_DOTS: Final = 2
# A speck in a column of a band leaves it white.
_STRAY_DOTS: Final = 1.2

# The gutter between two columns is this wide, in dots of the mask (4 mm), and lies between these parts of the text's width.
_GUTTER_WIDTH: Final = 7
_GUTTER_FROM: Final = 0.25
_GUTTER_TO: Final = 0.75
# Columns reach over this part of the text's height, and over 2 cm.
_COLUMNS_SHARE: Final = 0.25
_LOWEST_COLUMNS: Final = 40
# The lines of columns fill them: the median of one side reaches this part of it. The cells of a table are shorter.
_FILLED: Final = 0.6

# The letters of a heading are this much higher than the usual ones.
_LARGER: Final = 1.35
_LOWEST_LINE: Final = 5

_MARGIN: Final = 10
_LOWEST_BLOCK: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Pictures to be read side by side: one is a column of text; more are the columns of a table with `row_tops`."""

    columns: tuple[Image.Image, ...]
    row_tops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """Rows of the mask with ink in them, without white between; `white` has a bit set for each column without ink."""

    top: int
    bottom: int
    white: int


def blocks_of(picture: Image.Image, grids: tuple[Grid, ...]) -> tuple[Block, ...]:
    """Return the blocks of `picture`, whose long lines are painted over, in reading order; none where there is no ink."""
    picture = _without_specks(picture)
    blocks: list[Block] = []
    reached = 0
    for grid in grids:
        top, bottom = grid.rows[0][0], grid.rows[-1][1]
        blocks += _text_blocks(picture, reached, top)
        blocks.append(_table_block(picture, grid, top, bottom))
        reached = bottom
    return (*blocks, *_text_blocks(picture, reached, picture.height))


def _without_specks(picture: Image.Image) -> Image.Image:
    """Return `picture` without what stands alone and is smaller than a letter: the dirt of a photocopier."""
    near = _mask_of(picture).filter(ImageFilter.BoxBlur(_ALONE))
    seen = (2 * _ALONE[0] + 1) * (2 * _ALONE[1] + 1)
    least = 255 * _SMALLEST_LETTER / seen
    alone = near.point([255 * (value < least) for value in range(256)])
    size = (alone.width * _SCALE, alone.height * _SCALE)
    cleaned = picture.copy()
    cleaned.paste(
        255, mask=alone.resize(size, Image.Resampling.NEAREST).crop((0, 0, *picture.size))
    )
    return cleaned


def _mask_of(picture: Image.Image) -> Image.Image:
    ink = ink_of(picture).reduce(_SMALLER)
    return ink.point([255 * (value > _SPECK) for value in range(256)])


def _table_block(picture: Image.Image, grid: Grid, top: int, bottom: int) -> Block:
    columns = [picture.crop((left, top, right, bottom)) for left, right in grid.columns]
    return Block(
        columns=tuple(ImageOps.expand(column, border=_MARGIN, fill=255) for column in columns),
        row_tops=tuple(row[0] - top + _MARGIN for row in grid.rows),
    )


def _text_blocks(picture: Image.Image, top: int, bottom: int) -> list[Block]:
    if bottom - top < _LOWEST_BLOCK:
        return []
    part = picture.crop((0, top, picture.width, bottom))
    mask = _mask_of(part)
    box = mask.getbbox()
    if box is None:
        return []
    text = mask.crop(box)
    left, upper, right, lower = (_SCALE * edge for edge in box)
    columns = _columns(text)
    if columns is None:
        cuts = [upper + row * _SCALE for row in _around_headings(text)]
        edges = pairwise([upper, *cuts, lower])
        return [_cut(part, left, above, right, below) for above, below in edges]
    middle, first, last = columns
    middle, first, last = left + middle * _SCALE, upper + first * _SCALE, upper + last * _SCALE
    parts = (
        (left, upper, right, first),
        (left, first, middle, last),
        (middle, first, right, last),
        (left, last, right, lower),
    )
    return [_cut(part, *one) for one in parts if one[3] - one[1] >= _LOWEST_BLOCK]


def _cut(picture: Image.Image, left: int, top: int, right: int, bottom: int) -> Block:
    # Faint marks at the edges are less than the mask shows.
    around = (left - _SCALE, top, min(right + _SCALE, picture.width), bottom)
    part = picture.crop((max(0, around[0]), *around[1:]))
    return Block(columns=(ImageOps.expand(part, border=_MARGIN, fill=255),))


def _columns(text: Image.Image) -> tuple[int, int, int] | None:
    """Return the middle of the gutter of `text`, and the rows between which it parts two columns; None without one."""
    bands = _bands(text)
    best: tuple[int, int, int] | None = None
    height = 0
    for start in range(len(bands)):
        for end in range(len(bands), start, -1):
            top, bottom = bands[start].top, bands[end - 1].bottom
            if bottom - top <= max(height, _LOWEST_COLUMNS, _COLUMNS_SHARE * text.height):
                break
            middle = _gutter(bands[start:end], text.width)
            if middle is not None and _are_columns(text, bands[start:end], middle):
                best, height = (middle, top, bottom), bottom - top
                break
    return best


def _around_headings(text: Image.Image) -> list[int]:
    """Return the rows above and below lines of larger letters.

    Tesseract takes the size of letters from the whole block, and the marks of larger ones for lines of their own.
    """
    bands = [band for band in _bands(text) if band.bottom - band.top >= _LOWEST_LINE]
    if len(bands) < 2:
        return []
    sizes = [_body_height(text.crop((0, band.top, text.width, band.bottom))) for band in bands]
    usual = median(sizes)
    cuts: set[int] = set()
    for place, (band, size) in enumerate(zip(bands, sizes, strict=True)):
        if size < _LARGER * usual:
            continue
        if place > 0:
            cuts.add((bands[place - 1].bottom + band.top) // 2)
        if place + 1 < len(bands):
            cuts.add((band.bottom + bands[place + 1].top) // 2)
    return sorted(cuts)


def _body_height(band: Image.Image) -> int:
    """Return how high the letters of `band` are without their marks, which are the rows that hold most ink."""
    rows = band.resize((1, band.height), Image.Resampling.BOX).tobytes()
    bits = sum(1 << row for row, share in enumerate(rows) if share > max(rows) / 2)
    return max(bottom - top for top, bottom in _set_runs(bits, band.height))


def _bands(text: Image.Image) -> list[_Band]:
    rows = text.resize((1, text.height), Image.Resampling.BOX).tobytes()
    least = 255 * _FEWEST_DOTS / text.width
    bands: list[_Band] = []
    top: int | None = None
    for row, share in enumerate([*rows, 0]):
        if share >= least:
            top = row if top is None else top
        elif top is not None:
            strip = text.crop((0, top, text.width, row))
            shares = strip.resize((text.width, 1), Image.Resampling.BOX).tobytes()
            most = 255 * _STRAY_DOTS / (row - top)
            white = sum(1 << place for place, one in enumerate(shares) if one <= most)
            bands.append(_Band(top=top, bottom=row, white=white))
            top = None
    return bands


def _gutter(bands: list[_Band], width: int) -> int | None:
    """Return the middle of the one strip that is white in all `bands`; None without it, or with several: a table."""
    white = reduce(lambda one, other: one & other, (band.white for band in bands))
    runs = [run for run in _set_runs(white, width) if run[1] - run[0] >= _GUTTER_WIDTH]
    inner = [run for run in runs if run[0] > 0 and run[1] < width]
    if len(inner) != 1:
        return None
    left, right = inner[0]
    if left < _GUTTER_FROM * width or right > _GUTTER_TO * width:
        return None
    return (left + right) // 2


def _are_columns(text: Image.Image, bands: list[_Band], middle: int) -> bool:
    """Tell whether lines stand on both sides of `middle` and fill one of them; the cells of a table are short."""
    whole = (1 << text.width) - 1
    left, right = (1 << middle) - 1, whole ^ ((1 << middle) - 1)
    both = [band for band in bands if ~band.white & left and ~band.white & right]
    if sum(band.bottom - band.top for band in both) < _LOWEST_COLUMNS:
        return False
    lefts = median((~band.white & left).bit_length() / middle for band in both)
    rights = median(
        ((~band.white & whole).bit_length() - middle) / (text.width - middle) for band in both
    )
    return max(lefts, rights) >= _FILLED


def _set_runs(bits: int, width: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place in range(width + 1):
        if place < width and bits >> place & 1:
            start = place if start is None else start
        elif start is not None:
            runs.append((start, place))
            start = None
    return runs
