"""Draw the first leaf of a PDF and make it small: WebP, and JPEG for the browsers that cannot show that."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

# Twice the width at which it is shown: phones have two dots or more where a style sheet counts one.
WIDTH: Final = 320
# A scroll or a banner is cut below: what makes a document known to its reader stands at the top.
_HIGHEST: Final = 2 * WIDTH
# What a picture may weigh; from the first quality on that keeps to it.
MOST_BYTES: Final = 20_000
_QUALITIES: Final = (60, 45, 30, 15, 5)


class NoPictureError(Exception):
    """The leaf cannot be drawn, or not within the weight that is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture in both forms; its width is `WIDTH`."""

    height: int
    webp: bytes
    jpeg: bytes


def draw_first_leaf(file: Path) -> Drawn:
    """Return the picture of the first leaf of `file`; raises `NoPictureError`."""
    try:
        document = pypdfium2.PdfDocument(file)
        try:
            leaf = document[0]
            width, height = leaf.get_size()
            if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
                raise NoPictureError("the leaf has no size")
            scale = WIDTH / width
            # Cut before it is drawn: a leaf a kilometre long must not be drawn to be thrown away.
            below = max(0.0, height - _HIGHEST / scale)
            drawn = leaf.render(scale=scale, crop=(0, below, 0, 0)).to_pil()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, OSError) as error:
        raise NoPictureError(str(error)) from error
    picture = drawn.convert("RGB")
    if picture.width != WIDTH:
        picture = picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))
    return Drawn(height=picture.height, webp=_saved(picture, "WEBP"), jpeg=_saved(picture, "JPEG"))


def _saved(picture: Image.Image, form: str) -> bytes:
    for quality in _QUALITIES:
        stream = io.BytesIO()
        picture.save(stream, form, quality=quality)
        if stream.tell() <= MOST_BYTES:
            return stream.getvalue()
    raise NoPictureError(f"more than {MOST_BYTES} bytes at the lowest quality")
