"""The picture of a leaf, made ready for reading: grey, upright, straight, without frames, cut into columns."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageOps

# Tesseract's Khmer model reads best near 200 dpi: at 300 it is slower and no better, at 150 it confuses vowels.
DPI: Final = 200
# A3 at 200 dpi has 7.7 million. A leaf that says it is larger is drawn with fewer dots.
_MOST_PIXELS: Final = 9_000_000
_POINTS_PER_INCH: Final = 72

# Deskewing: the angles tried, in degrees, on a picture this much smaller.
_STEEPEST: Final = 4.0
_COARSE_STEP: Final = 0.5
_FINE_STEP: Final = 0.1
_SMALLER: Final = 4
# Turning blurs; below this a line of text stays within its own height.
_LEAST_TURN: Final = 0.2

# Ink is darker than its surroundings by this much, of 255.
_DARKER: Final = 24

# A gutter is white over nearly the whole height of the text, this wide, and not at the edge (parts of the width).
_GUTTER_WIDTH: Final = 0.018
_GUTTER_INK: Final = 0.012
_GUTTER_EDGE: Final = 0.25
# A frame's line is longer than this many dots (2.5 cm at 200 dpi): no stroke of a letter is.
_LONG_LINE: Final = 200


class LeafImageError(Exception):
    """The picture of a leaf cannot be made or read."""


def leaf_picture(file: Path, number: int, *, dpi: int = DPI) -> Image.Image:
    """Return leaf `number` (from 1) of `file` in shades of grey, as a viewer shows it.

    Raises `LeafImageError` when the file or the leaf cannot be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(file)
        try:
            leaf = document[number - 1]
            width, height = leaf.get_size()
            scale = dpi / _POINTS_PER_INCH
            wanted = width * height * scale * scale
            if not math.isfinite(wanted) or wanted <= 0:
                raise LeafImageError("the leaf has no size")
            scale *= min(1.0, math.sqrt(_MOST_PIXELS / wanted))
            drawn: Image.Image = leaf.render(scale=scale, grayscale=True).to_pil()
            return drawn.convert("L")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, OSError) as error:
        raise LeafImageError(str(error)) from error


def straightened(picture: Image.Image) -> Image.Image:
    """Return `picture` with its lines of text level."""
    angle = skew_of(picture)
    if abs(angle) < _LEAST_TURN:
        return picture
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def skew_of(picture: Image.Image) -> float:
    """Return the angle in degrees, counter-clockwise, by which `picture` must be turned to be level.

    Level lines of text give rows that are full or empty, so the squares of the rows' ink are at their highest
    (Postl's projection profile).
    """
    ink = ink_of(picture).reduce(_SMALLER)
    best = 0.0
    for step, reach in ((_COARSE_STEP, _STEEPEST), (_FINE_STEP, _COARSE_STEP)):
        around = best
        count = round(reach / step)
        angles = [around + step * place for place in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_levelness(ink, angle), -abs(angle)))
    return best


def _levelness(ink: Image.Image, angle: float) -> float:
    turned = ink.rotate(angle, resample=Image.Resampling.BILINEAR) if angle else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((low - high) ** 2 for low, high in pairwise(rows)))


def ink_of(picture: Image.Image) -> Image.Image:
    """Return where `picture` is darker than the paper around it: 255 for ink, 0 for paper.

    The paper is what stays of the picture where no stroke is: uneven light and grey photocopies are evened out.
    """
    small = picture.reduce(_SMALLER)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.BoxBlur(6))
    darkness = ImageChops.subtract(paper.resize(picture.size), picture)
    return darkness.point(lambda value: 255 if value > _DARKER else 0)


def without_frames(picture: Image.Image) -> Image.Image:
    """Return `picture` with the long lines of tables and frames painted over: they are read as letters else."""
    ink = ink_of(picture)
    lines = ImageChops.lighter(_runs(ink, across=True), _runs(ink, across=False))
    if not lines.getbbox():
        return picture
    wide = lines.filter(ImageFilter.MaxFilter(3))
    cleaned = picture.copy()
    cleaned.paste(255, mask=wide)
    return cleaned


def _runs(ink: Image.Image, *, across: bool) -> Image.Image:
    """Return the ink that lies in unbroken runs of `_LONG_LINE` dots in one direction.

    An erosion followed by a dilation, each in steps that double, so that it costs the logarithm of the length.
    """
    eroded = _shifted(ink, _LONG_LINE, ImageChops.darker, across=across, back=False)
    return _shifted(eroded, _LONG_LINE, ImageChops.lighter, across=across, back=True)


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


def columns_of(picture: Image.Image) -> tuple[Image.Image, ...]:
    """Return the columns of text of `picture` from left to right; the whole picture where there is one.

    A heading over both columns hides no gutter as long as it is short, and stays with the column it begins in: so the
    part above the first row from which the gutter is white is cut off and read first.
    """
    ink = ink_of(picture)
    box = ink.filter(ImageFilter.MinFilter(3)).getbbox()
    if box is None:
        return ()
    left, top, right, bottom = box
    gutter = _gutter(ink.crop(box))
    if gutter is None:
        margin = 10
        return (ImageOps.expand(picture.crop(box), border=margin, fill=255),)
    middle, free_from = left + gutter[0], top + gutter[1]
    parts = [
        (left, top, right, free_from),
        (left, free_from, middle, bottom),
        (middle, free_from, right, bottom),
    ]
    return tuple(
        ImageOps.expand(picture.crop(part), border=10, fill=255)
        for part in parts
        if part[3] - part[1] > 20
    )


def _gutter(ink: Image.Image) -> tuple[int, int] | None:
    """Return where the gutter lies from the left, and the row below which it is free; None without one."""
    width, height = ink.size
    least = _GUTTER_WIDTH * width
    for skipped in (0.0, 0.1, 0.2, 0.3):
        top = round(skipped * height)
        lower = ink.crop((0, top, width, height))
        shares = lower.resize((width, 1), Image.Resampling.BOX).tobytes()
        gaps = _white_runs(shares)
        inner = [
            gap
            for gap in gaps
            if gap[1] - gap[0] >= least
            and gap[0] > _GUTTER_EDGE * width
            and gap[1] < (1 - _GUTTER_EDGE) * width
        ]
        # More than one is a table, whose rows are read across.
        others = [gap for gap in gaps if gap[1] - gap[0] >= least and gap[0] > 0 and gap[1] < width]
        if len(inner) == 1 and len(others) == 1:
            middle = (inner[0][0] + inner[0][1]) // 2
            return middle, _free_from(ink, inner[0], top)
    return None


def _white_runs(shares: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, share in enumerate([*shares, 255]):
        if share <= 255 * _GUTTER_INK:
            start = place if start is None else start
        elif start is not None:
            runs.append((start, place))
            start = None
    return runs


def _free_from(ink: Image.Image, gap: tuple[int, int], top: int) -> int:
    """Return the first row from which the gutter is white down to `top`; 0 where it always is."""
    above = ink.crop((gap[0], 0, gap[1], top)) if top else None
    box = above.getbbox() if above else None
    return box[3] + 4 if box else 0
