"""Read the picture of a leaf: paragraphs in reading order, with what the machine thinks of its own work."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from policybank.khmer import khmer_share, normalise_order

from ._lines import Line, lines_of, paragraphs_of, rows_of, without_specks
from ._tesseract import Tesseract, TesseractError, recognise
from .blocks import Block, blocks_of
from .picture import LeafImageError, leaf_picture, made_ready
from .rules import without_rules

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]")
# Where so little of what the Khmer model read is Khmer, a column is read again as English.
_ENGLISH_COLUMN: Final = 0.2
# A leaf that was fed upside down is read with a confidence of 0.04 to 0.29, the poorest photocopies of laws with 0.42. The
# second reading costs the former only.
_UNSURE: Final = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrLimits:
    """What one leaf may cost: the seconds of each run of Tesseract."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageText:
    """What was read: paragraphs, one a line, and the mean confidence of its words, from 0 to 1.

    `is_empty` tells a picture without any ink, which is not one in which nothing could be read.
    """

    text: str
    confidence: float
    is_empty: bool = False


def read_leaf_image(
    file: Path, number: int, tesseract: Tesseract, *, limits: OcrLimits
) -> ImageText:
    """Return what `tesseract` reads on leaf `number` (from 1) of `file`.

    Raises `LeafImageError` when the leaf cannot be drawn, or Tesseract fails or is too slow.
    """
    picture = made_ready(leaf_picture(file, number))
    try:
        found = _read_picture(picture, tesseract, limits)
        if found.is_empty or found.confidence >= _UNSURE:
            return found
        turned = _read_picture(picture.transpose(Image.Transpose.ROTATE_180), tesseract, limits)
    except TesseractError as error:
        raise LeafImageError(str(error)) from error
    return turned if turned.confidence > found.confidence else found


def _read_picture(picture: Image.Image, tesseract: Tesseract, limits: OcrLimits) -> ImageText:
    blocks = blocks_of(*without_rules(picture))
    columns = [column for block in blocks for column in block.columns]
    if not columns:
        return ImageText(text="", confidence=0.0, is_empty=True)
    read = _read_columns(columns, tesseract, limits)
    has_khmer_lines = any(line.is_khmer for lines in read for line in lines)
    columns_read = iter(read)
    paragraphs: list[str] = []
    for block in blocks:
        own = tuple(next(columns_read) for _ in block.columns)
        paragraphs += _text_of(block, own, has_khmer_lines=has_khmer_lines)
    text = normalise_order(unicodedata.normalize("NFC", _CONTROL.sub("", "\n".join(paragraphs))))
    return ImageText(text=text, confidence=_confidence(line for one in read for line in one))


def _read_columns(
    columns: list[Image.Image], tesseract: Tesseract, limits: OcrLimits
) -> list[tuple[Line, ...]]:
    read = list(_recognised(columns, tesseract, tesseract.model, limits))
    if not tesseract.has_english:
        return read
    foreign = [place for place, lines in enumerate(read) if _is_english(lines)]
    if foreign:
        again = _recognised([columns[place] for place in foreign], tesseract, "eng", limits)
        for place, lines in zip(foreign, again, strict=True):
            read[place] = lines
    return read


def _recognised(
    columns: list[Image.Image], tesseract: Tesseract, model: str, limits: OcrLimits
) -> tuple[tuple[Line, ...], ...]:
    data = io.BytesIO()
    columns[0].save(data, "TIFF", save_all=True, append_images=columns[1:])
    table = recognise(data.getvalue(), tesseract, model=model, seconds=limits.seconds)
    return lines_of(table, len(columns))


def _is_english(lines: tuple[Line, ...]) -> bool:
    text = "".join(line.text for line in lines)
    return any(letter.isalpha() for letter in text) and khmer_share(text) < _ENGLISH_COLUMN


def _confidence(lines: Iterable[Line]) -> float:
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words)
    return round(sure / letters, 3) if letters else 0.0


def _text_of(
    block: Block, columns: tuple[tuple[Line, ...], ...], *, has_khmer_lines: bool
) -> list[str]:
    if block.row_tops:
        return rows_of(columns, block.row_tops)
    # A coat of arms is a block of its own: whether its lines are specks, the rest of the leaf tells.
    return paragraphs_of(without_specks(columns[0]) if has_khmer_lines else columns[0])
