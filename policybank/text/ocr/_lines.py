"""The lines that Tesseract found, and how they make paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Final

_KHMER: Final = re.compile("[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9]")
# A line that ends this much before the right edge of its column ends its paragraph (part of the column's width).
_SHORT_LINE: Final = 0.12
# A step down of this many usual steps begins a paragraph.
_PARAGRAPH_STEP: Final = 1.5
# Of the lines without Khmer in Khmer columns, 30 of English on six leaves have 0.73 or more; of 60 that are coats of arms,
# stamps, dirt, or the marks of large headings on nine leaves of photocopies all but two have 0.68 or less.
_SURE: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and how sure the machine is of it, from 0 to 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of words; lengths in dots of its picture."""

    words: tuple[Word, ...]
    left: int
    right: int
    top: int
    bottom: int

    @property
    def text(self) -> str:
        """Return its words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def is_khmer(self) -> bool:
        """Whether a Khmer letter or figure stands in it."""
        return _KHMER.search(self.text) is not None

    @property
    def confidence(self) -> float:
        """Return the mean confidence of its words."""
        return fmean(word.confidence for word in self.words)


def lines_of(table: str, pictures: int) -> tuple[tuple[Line, ...], ...]:
    """Return the lines in each of the `pictures` of Tesseract's TSV.

    Its fields are level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
    """
    found: dict[tuple[str, ...], list[tuple[Word, int, int, int, int]]] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 12 or fields[0] != "5" or not fields[11].strip():
            continue
        left, top, width, height = (int(field) for field in fields[6:10])
        word = Word(text=fields[11].strip(), confidence=max(0.0, float(fields[10]) / 100))
        found.setdefault(tuple(fields[1:5]), []).append(
            (word, left, top, left + width, top + height)
        )
    lines: list[list[Line]] = [[] for _ in range(pictures)]
    for place, words in found.items():
        lines[int(place[0]) - 1].append(
            Line(
                words=tuple(word[0] for word in words),
                left=min(word[1] for word in words),
                top=min(word[2] for word in words),
                right=max(word[3] for word in words),
                bottom=max(word[4] for word in words),
            )
        )
    return tuple(tuple(one) for one in lines)


def without_specks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `lines` without those that are no text of a leaf in Khmer: stamps, dirt, marks taken for a line of their own."""
    return tuple(line for line in lines if line.is_khmer or line.confidence > _SURE)


def paragraphs_of(lines: tuple[Line, ...]) -> list[str]:
    """Return the paragraphs that `lines` of one column make."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(lines))
    usual = steps[len(steps) // 2] if steps else 0
    paragraphs: list[str] = []
    above: Line | None = None
    for line in lines:
        if above is None or _begins_paragraph(above, line, right - left, right, usual):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = joined(paragraphs[-1], line.text)
        above = line
    return paragraphs


def _begins_paragraph(above: Line, line: Line, width: int, right: int, usual: int) -> bool:
    is_short = above.right < right - _SHORT_LINE * width
    return is_short or line.bottom - above.bottom > _PARAGRAPH_STEP * usual


def rows_of(columns: tuple[tuple[Line, ...], ...], row_tops: tuple[int, ...]) -> list[str]:
    """Return the rows of a table, cells parted by a space, from the lines of its columns."""
    rows: list[list[str]] = [["" for _ in columns] for _ in row_tops]
    for place, lines in enumerate(columns):
        for line in lines:
            middle = (line.top + line.bottom) / 2
            row = max(0, sum(top <= middle for top in row_tops) - 1)
            cell = rows[row][place]
            rows[row][place] = joined(cell, line.text) if cell else line.text
    return [text for cells in rows if (text := " ".join(cell for cell in cells if cell))]


def joined(above: str, below: str) -> str:
    """Return a line with the one that goes on with it; Khmer wraps without a space."""
    if above and below and _KHMER.match(above[-1]) and _KHMER.match(below[0]):
        return above + below
    return f"{above} {below}"
