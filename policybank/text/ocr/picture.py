"""The picture of a leaf, made ready for reading: grey, evenly lit, upright, level.

Everything that only looks (for skew, rules, columns) looks at a mask of half or a quarter of the size: at full size it
took 0.5 to 1.1 seconds a leaf, more than Tesseract itself.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageOps

# Tesseract's Khmer model reads best near 200 dpi: at 300 it is slower and no better, at 150 it confuses vowels.
DPI: Final = 200
# A4 at 200 dpi has 3.9 million, A3 at 169 dpi these. Larger leaves are drawn with fewer dots: nearly always they are A4 that a
# scanner called larger. Seven leaves of a law of 12.7 by 17.8 inches: 0.914 of the letters in known words and 1.4 s, with
# 9 million dots 0.903 and 2.5 s.
_MOST_PIXELS: Final = 5_500_000
_POINTS_PER_INCH: Final = 72

# How many dots of the picture one dot of the mask of ink stands for, across and down.
INK_SCALE: Final = 2
# The paper is looked for on a picture this much smaller: the lightest within nine dots of it, 36 to each side.
_PAPER_SCALE: Final = 8
_PAPER_REACH: Final = 9
# Ink is darker than the paper around it by this much, of 255, and by this part of the darkest: the grain of a photocopy stays
# below (61 % wrong on a leaf of three paragraphs with a fixed limit, for patches of grain were taken for text).
_DARKER: Final = 28
_INK_SHARE: Final = 0.25

# Deskewing: the angles tried, in degrees.
_STEEPEST: Final = 4.0
_COARSE_STEP: Final = 0.5
_FINE_STEP: Final = 0.1
# For that the mask is shrunk by 16 across and 2 down: a shear moves it by less than a dot where nothing is lost.
_FLAT: Final = (16, 2)
_EDGE: Final = 0.06
# Turning blurs; below this a line of text stays within its own height.
_LEAST_TURN: Final = 0.2
# A leaf whose columns are this much more uneven than its rows lies on its side. Chosen by trial, the ratio itself was not
# measured: 11 of 11 invented leaves on their side were turned, and after `_EDGE` no upright one that was looked at.
_ON_ITS_SIDE: Final = 1.5


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


def made_ready(picture: Image.Image) -> Image.Image:
    """Return `picture` evenly lit, its lines of text level. A leaf that lay on its side may come out upside down."""
    even = _evenly_lit(picture)
    ink = ink_of(even)
    level, across = _levelest(ink)
    on_its_side = ink.transpose(Image.Transpose.ROTATE_90)
    turned, down = _levelest(on_its_side)
    if down > _ON_ITS_SIDE * across:
        even, level = even.transpose(Image.Transpose.ROTATE_90), turned
    if abs(level) < _LEAST_TURN:
        return even
    return even.rotate(level, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _evenly_lit(picture: Image.Image) -> Image.Image:
    """Return `picture` on white paper: the paper is the lightest nearby, so shadows and dark edges go with it."""
    paper = _paper_of(picture).resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.add(picture, ImageChops.invert(paper))


def _paper_of(picture: Image.Image) -> Image.Image:
    small = picture.reduce(_PAPER_SCALE)
    return small.filter(ImageFilter.MaxFilter(_PAPER_REACH)).filter(ImageFilter.BoxBlur(3))


def ink_of(picture: Image.Image) -> Image.Image:
    """Return where `picture` is darker than the paper around it, `INK_SCALE` times smaller: 255 ink, 0 paper."""
    small = picture.reduce(INK_SCALE)
    paper = _paper_of(picture).resize(small.size, Image.Resampling.BILINEAR)
    darkness = ImageChops.subtract(paper, small)
    least = max(_DARKER, _INK_SHARE * _darkest(darkness))
    return darkness.point([255 if value > least else 0 for value in range(256)])


def _darkest(darkness: Image.Image) -> int:
    """Return the darkness that only a thousandth of the dots exceeds: that of strokes, even on a leaf of a few lines."""
    left = darkness.width * darkness.height / 1000
    for value, count in reversed(list(enumerate(darkness.histogram()))):
        left -= count
        if left <= 0:
            return value
    return 0


def _levelest(ink: Image.Image) -> tuple[float, float]:
    """Return the angle at which `ink` is most level, in degrees counter-clockwise, and how level it is then.

    Level lines of text give rows that are full or empty, so the squares of the rows' ink are at their highest (Postl's
    projection profile).
    """
    # The dark edge of a photocopy is more even than any line of text.
    edges = (round(_EDGE * ink.width), round(_EDGE * ink.height))
    flat = ImageOps.crop(ink, edges).reduce(_FLAT)
    best = (0.0, 0.0)
    for step, reach in ((_COARSE_STEP, _STEEPEST), (_FINE_STEP, _COARSE_STEP)):
        around = best[0]
        count = round(reach / step)
        angles = [around + step * place for place in range(-count, count + 1)]
        found = [(_levelness(flat, angle), -abs(angle), angle) for angle in angles]
        levelness, _, angle = max(found)
        best = (angle, levelness)
    return best


def _levelness(flat: Image.Image, angle: float) -> float:
    slope = math.tan(math.radians(angle)) * _FLAT[0] / _FLAT[1]
    sheared = flat.transform(
        flat.size,
        Image.Transform.AFFINE,
        (1, 0, 0, slope, 1, -slope * flat.width / 2),
        resample=Image.Resampling.BILINEAR,
    )
    rows = sheared.resize((1, flat.height), Image.Resampling.BOX).tobytes()
    return sum((low - high) ** 2 for low, high in pairwise(rows)) / len(rows)
