"""Make paragraphs of the lines of one column or cell.

Khmer has no space between words, so a wrapped Khmer line is joined with nothing and any other with a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final

from ._lines import Line

_KHMER_AT_END: Final = re.compile(
    "[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9][\u200b-\u200d]*$|\u200b$"
)
_KHMER_AT_START: Final = re.compile("[\u200b-\u200d]*[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9]")
_SOFT_HYPHEN: Final = "\u00ad"
# Whether the hyphen is the word's own ("long-term") or the line's cannot be told: it stays, and the word is one.
_HYPHEN_AT_END: Final = re.compile("[^\\W\\d_]-$")

# In parts of the letters' size: no line stands nearer to the one above; a step that is less is a raised figure.
_LEADING: Final = 0.8
# A paragraph begins where the step down is this much more than the usual one of the lines around; or so little more
# than the smallest, if the line before ends a sentence or leaves room. A raised figure makes a step up to 1.2 as wide.
_FAR_STEP: Final = 1.3
_NEAR_STEP: Final = 1.05
_END: Final = re.compile("[\u17d4-\u17d6\u17da.:;?!\u201d»)]\\s*$")
_ROOM: Final = 4
_SAME_STEP: Final = 1.03
_SAME_SIZE: Final = 0.05
_OTHER_SIZE: Final = 0.15
# So many lines before and behind tell how wide the column is and how far apart its lines stand.
_NEIGHBOURS: Final = 4
# In parts of the letters' size: what begins as near is in one column; what begins further to the right is indented.
_COLUMN: Final = 6
_INDENT: Final = 0.8
# A line this much shorter than the longest of its neighbours ends its paragraph, unless the next word may be as long.
_SHORT: Final = 0.4
_LONGEST_WORD: Final = 8
# The share of letters is the share of width, give or take this.
_MARGIN: Final = 1.3
# What can stand on the line above without a break: up to a space, with the marks that never begin a line.
_FIRST_WORD: Final = re.compile("\\S*?(?:\\s+[\u17d4-\u17da!?%»)]+)*(?=[\\s\u200b]|$)")
# In points: edges of cells that stand below each other.
_ALIGNED: Final = 3.0


def join_lines(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of `lines`; a sentence that was wrapped stands whole again, a table row alone."""
    written = [line for line in lines if line.text.strip()]
    paragraphs: list[str] = []
    first = 0
    for place, line in enumerate(written):
        if place == 0 or _begins_paragraph(written, first, place):
            paragraphs.append(line.text)
            first = place
        else:
            paragraphs[-1] = join_texts(paragraphs[-1], line.text)
    return [re.sub(r"\s+", " ", paragraph).strip() for paragraph in paragraphs]


def _begins_paragraph(lines: Sequence[Line], first: int, place: int) -> bool:
    """Return whether the line at `place` begins a paragraph, or goes on with the one that began at `first`."""
    previous, line = lines[place - 1], lines[place]
    if previous.turn != line.turn or _is_row(previous, line):
        return True
    if abs(line.size - previous.size) > _OTHER_SIZE * max(previous.size, 1):
        return True
    # Headings are set in another font; a word in bold, or of another script, is no whole line of Khmer.
    if previous.faces and line.faces and previous.faces.isdisjoint(line.faces):
        return True
    return (
        _stands_apart(lines, place)
        or _is_indented(lines, first, place)
        or _word_width(line) < _room(lines, place)
    )


def _stands_apart(lines: Sequence[Line], place: int) -> bool:
    """Return whether more lies between the line and the one before than between the lines around."""
    previous, line = lines[place - 1], lines[place]
    around = lines[max(0, place - _NEIGHBOURS - 1) : place + _NEIGHBOURS + 1]
    steps = sorted(
        upper.baseline - lower.baseline
        for upper, lower in pairwise(around)
        if upper.baseline - lower.baseline > _LEADING * max(upper.size, lower.size, 1)
        and abs(upper.size - lower.size) <= _OTHER_SIZE * upper.size
    )
    step = previous.baseline - line.baseline
    if step < 0 or not steps:
        return step < 0
    # One alone may be the first line of a leaf or one without high letters.
    again = [one for one, other in pairwise(steps) if other < _SAME_STEP * one]
    if step > _FAR_STEP * min(again or steps):
        return True
    is_end = _END.search(previous.text) is not None
    return step > _NEAR_STEP * steps[0] and (is_end or _room(lines, place) > _ROOM * line.size)


def _is_indented(lines: Sequence[Line], first: int, place: int) -> bool:
    """Return whether the line stands out to the left of a hanging paragraph, or in to the right of a flush one."""
    previous, line = lines[place - 1], lines[place]
    if place - first < 2 or _is_set_to_another_edge(previous, line):
        return False
    shift = line.left - previous.left
    if abs(shift) < _INDENT * line.size:
        return False
    return shift > 0 or abs(line.left - lines[first].left) < _ALIGNED


def _is_set_to_another_edge(previous: Line, line: Line) -> bool:
    """Return whether two lines are centred, or flush right only."""
    middles = previous.left + previous.right - line.left - line.right
    return abs(middles) < 2 * _ALIGNED or abs(previous.right - line.right) < _ALIGNED


def _is_row(previous: Line, line: Line) -> bool:
    """Return whether two lines have parts below each other as rows of a table have, or the second a part alone."""
    if previous.parts and line.right <= previous.parts[-1].left:
        return True
    edges = [
        (one, other)
        for one in previous.parts
        for other in line.parts
        if min(
            abs(one.left - other.left),
            abs(one.right - other.right),
            abs(one.left + one.right - other.left - other.right) / 2,
        )
        < _ALIGNED
    ]
    return len(edges) > 1


def _room(lines: Sequence[Line], place: int) -> float:
    """Return how much room was left on the line before the one at `place`."""
    previous, line = lines[place - 1], lines[place]
    around = [
        one
        for one in lines[max(0, place - _NEIGHBOURS - 1) : place + _NEIGHBOURS]
        if abs(one.left - previous.left) < _COLUMN * max(previous.size, 1)
        and abs(one.size - previous.size) < _SAME_SIZE * previous.size
    ] or [previous]
    left, right = min(one.left for one in around), max(one.right for one in around)
    room = right - previous.right
    if _is_set_to_another_edge(previous, line):
        room += previous.left - left
    # However long the next word is, it would have stood there.
    return inf if room > max(_SHORT * (right - left), _LONGEST_WORD * line.size) else room


def _word_width(line: Line) -> float:
    """Return a width in which the first word of the line would surely stand."""
    word = _FIRST_WORD.match(line.text.lstrip())
    share = len(word[0]) / len(line.text) if word else 1
    return _MARGIN * share * (line.right - line.left) + _INDENT * line.size


def join_texts(paragraph: str, line: str) -> str:
    """Return the text of a wrapped line put behind that of the lines before it."""
    if paragraph.endswith(_SOFT_HYPHEN):
        return paragraph[:-1] + line
    if paragraph[-1].isspace() or line[0].isspace():
        return paragraph + line
    if _HYPHEN_AT_END.search(paragraph) and line[0].islower():
        return paragraph + line
    if _KHMER_AT_END.search(paragraph) and _KHMER_AT_START.match(line):
        return paragraph + line
    return f"{paragraph} {line}"
