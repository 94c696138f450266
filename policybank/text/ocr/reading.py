"""Read the picture of a leaf: paragraphs in reading order, with what the machine thinks of its own work."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from typing import Final

from PIL import Image

from policybank.khmer import khmer_share, normalise_order

from ._tesseract import Tesseract, TesseractError, recognise
from .picture import (
    LeafImageError,
    columns_of,
    leaf_picture,
    straightened,
    without_frames,
)

_KHMER: Final = re.compile("[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]")
# A line that ends this much before the right edge of its column ends its paragraph (part of the column's width).
_SHORT_LINE: Final = 0.12
# A step down of this many usual steps begins a paragraph.
_PARAGRAPH_STEP: Final = 1.5
# A line of Khmer with its marks is half as high again as a line of Latin letters; a row of marks alone is lower, and unsure.
_LOW_LINE: Final = 0.75
_SURE: Final = 0.7
# Where so little of what the Khmer model read is Khmer, the leaf is read again as English.
_ENGLISH_LEAF: Final = 0.2


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of words; lengths in dots of its column's picture."""

    words: tuple[_Word, ...]
    left: int
    right: int
    top: int
    bottom: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        return fmean(word.confidence for word in self.words)


def read_leaf_image(
    file: Path, number: int, tesseract: Tesseract, *, limits: OcrLimits
) -> ImageText:
    """Return what `tesseract` reads on leaf `number` (from 1) of `file`.

    Raises `LeafImageError` when the leaf cannot be drawn, or Tesseract fails or is too slow.
    """
    picture = without_frames(straightened(leaf_picture(file, number)))
    paragraphs: list[str] = []
    words: list[_Word] = []
    columns = columns_of(picture)
    for column in columns:
        lines = _read_column(column, tesseract, limits)
        paragraphs += _paragraphs(lines)
        words += [word for line in lines for word in line.words]
    text = normalise_order(unicodedata.normalize("NFC", _CONTROL.sub("", "\n".join(paragraphs))))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words)
    return ImageText(
        text=text, confidence=round(sure / letters, 3) if letters else 0.0, is_empty=not columns
    )


def _read_column(column: Image.Image, tesseract: Tesseract, limits: OcrLimits) -> tuple[_Line, ...]:
    data = io.BytesIO()
    column.save(data, "PPM")
    try:
        lines = _lines(
            recognise(data.getvalue(), tesseract, model=tesseract.model, seconds=limits.seconds)
        )
        text = "".join(line.text for line in lines)
        if tesseract.has_english and text and khmer_share(text) < _ENGLISH_LEAF:
            lines = _lines(
                recognise(data.getvalue(), tesseract, model="eng", seconds=limits.seconds)
            )
    except TesseractError as error:
        raise LeafImageError(str(error)) from error
    return _without_specks(lines)


def _without_specks(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Return `lines` without those that are marks of a Khmer line above or below, taken for a line of their own."""
    heights = [line.bottom - line.top for line in lines if _KHMER.search(line.text)]
    if not heights:
        return lines
    usual = median(heights)
    return tuple(
        line
        for line in lines
        if _KHMER.search(line.text)
        or line.bottom - line.top > _LOW_LINE * usual
        or line.confidence > _SURE
    )


def _lines(table: str) -> tuple[_Line, ...]:
    """Return the lines of Tesseract's TSV (level, page, block, paragraph, line, word, left, top, width, height, …)."""
    found: dict[tuple[str, ...], list[tuple[_Word, int, int, int, int]]] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 12 or fields[0] != "5" or not fields[11].strip():
            continue
        left, top, width, height = (int(field) for field in fields[6:10])
        word = _Word(text=fields[11].strip(), confidence=max(0.0, float(fields[10]) / 100))
        found.setdefault(tuple(fields[1:5]), []).append(
            (word, left, top, left + width, top + height)
        )
    return tuple(
        _Line(
            words=tuple(word[0] for word in words),
            left=min(word[1] for word in words),
            top=min(word[2] for word in words),
            right=max(word[3] for word in words),
            bottom=max(word[4] for word in words),
        )
        for words in found.values()
    )


def _paragraphs(lines: tuple[_Line, ...]) -> list[str]:
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(lines))
    usual = steps[len(steps) // 2] if steps else 0
    paragraphs: list[str] = []
    above: _Line | None = None
    for line in lines:
        if above is None or _begins_paragraph(above, line, right - left, right, usual):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        above = line
    return paragraphs


def _begins_paragraph(above: _Line, line: _Line, width: int, right: int, usual: int) -> bool:
    is_short = above.right < right - _SHORT_LINE * width
    return is_short or line.bottom - above.bottom > _PARAGRAPH_STEP * usual


def _joined(paragraph: str, line: str) -> str:
    if paragraph and line and _KHMER.match(paragraph[-1]) and _KHMER.match(line[0]):
        return paragraph + line
    return f"{paragraph} {line}"
