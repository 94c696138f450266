"""Make lines of placed pieces, and paragraphs of lines.

A PDF has no words, lines or paragraphs, only pieces of text at places. We keep the order in which the producer wrote
them: Chromium and LibreOffice write columns and table cells in reading order, and sorting by place would mix two
columns. Only neighbours on one line are put from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from policybank.text.layer import Piece
from policybank.text.legacy import to_unicode

from ._families import family_at, keep_clusters_whole, without_typed_break

_KHMER: Final = re.compile("[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9]")
_SOFT_HYPHEN: Final = "\u00ad"
# Whether the hyphen is the word's own ("long-term") or the line's cannot be told: it stays, and the word is one.
_HYPHEN_AT_END: Final = re.compile("[^\\W\\d_]-$")
_MARK: Final = re.compile("[\u17b6-\u17d3\u17dd\u200b-\u200d]")

# All in parts of the letters' size, chosen on the files of the evaluation (Chromium and LibreOffice, three fonts each).
_SAME_BASELINE: Final = 0.3
_NEW_LINE: Final = 0.5
_JUMP_BACK: Final = 3.0
# A Khmer cluster's box is wider or narrower than its pen movement; a Latin letter's is not.
_SPACE_IN_KHMER: Final = 0.30
_SPACE_IN_LATIN: Final = 0.18
# Where a legacy font sets no space, the pen stays at the edge of the letter's box; only a tabulator leaves such a gap.
_SPACE_IN_LEGACY: Final = 0.5
# One that any legacy font leaves a space: to the fonts of ABC the other one is a place where a line may break.
_SPACE: Final = "\t"

# A paragraph begins where the step down is this much more than the usual one of its leaf.
_PARAGRAPH_STEP: Final = 1.3
_OTHER_SIZE: Final = 0.15
# A line this much shorter than the longest of its neighbours (with about the same beginning) ends its paragraph.
_SHORT: Final = 0.4
_NEIGHBOURS: Final = 4
_INDENT: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Pieces on one baseline, as text."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def make_lines(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """Return the lines of `pieces`, which come in content order."""
    lines: list[list[Piece]] = []
    for piece in _left_to_right(pieces):
        if lines and _continues(lines[-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    keep_clusters_whole(lines)
    made = [
        Line(
            text=_text_of(line),
            left=min(piece.left for piece in line),
            right=max(piece.right for piece in line),
            baseline=line[0].baseline,
            size=max(piece.size for piece in line),
        )
        for line in lines
    ]
    return tuple(_without_typed_breaks(made, lines))


def _without_typed_breaks(made: Sequence[Line], lines: Sequence[list[Piece]]) -> Iterable[Line]:
    """Yield the lines `made` of `lines`, those of legacy fonts without what only ended them."""
    for line, following, (upper, lower) in zip(made, made[1:], pairwise(lines), strict=False):
        if family_at(upper[-1]) and family_at(lower[0]):
            yield replace(line, text=without_typed_break(line.text, following.text))
        else:
            yield line
    yield from made[-1:]


def join_lines(lines: Sequence[Line]) -> str:
    """Return the paragraphs of `lines`, one a line; a sentence that was wrapped stands whole again.

    Khmer has no space between words, so a wrapped Khmer line is joined with nothing and any other with a space.
    """
    step = _usual_step(lines)
    paragraphs: list[str] = []
    previous: Line | None = None
    written = [line for line in lines if line.text.strip()]
    for place, line in enumerate(written):
        if (
            previous is None
            or _begins_paragraph(previous, line, step)
            or _is_short(written, place - 1)
        ):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        previous = line
    return "\n".join(re.sub(r"\s+", " ", paragraph).strip() for paragraph in paragraphs)


def _left_to_right(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Yield the pieces of each run on one baseline by place, unless marks stand apart from their letters."""
    run: list[Piece] = []
    for piece in pieces:
        if run and abs(piece.baseline - run[-1].baseline) >= _SAME_BASELINE * max(piece.size, 1):
            yield from _run_in_order(run)
            run = []
        run.append(piece)
    yield from _run_in_order(run)


def _run_in_order(run: list[Piece]) -> list[Piece]:
    # A legacy font draws a mark where it looks right and steps back for it: the order of typing is the order of reading.
    if any(family_at(piece) for piece in run):
        return run
    # A lone mark is drawn left of, above or below its letter: its place says nothing of its turn.
    if any(_MARK.match(piece.text) for piece in run):
        return run
    return sorted(run, key=lambda piece: piece.left)


def _continues(line: list[Piece], piece: Piece) -> bool:
    last = line[-1]
    size = max(piece.size, last.size, 1)
    if abs(piece.baseline - last.baseline) > _NEW_LINE * size:
        # A mark raised or lowered above its letter stays on the letter's line.
        return (
            _MARK.match(piece.text) is not None
            and abs(piece.baseline - last.baseline) < 1.2 * size
            and abs(piece.left - last.right) < size
        )
    return piece.left >= _pen(line) - _JUMP_BACK * size


def _pen(line: list[Piece]) -> float:
    return max(piece.right for piece in line[-8:])


def _text_of(line: list[Piece]) -> str:
    """Return the text of the pieces of one line; each run of one legacy family is converted as a whole."""
    runs: list[tuple[str, list[str]]] = [(family_at(line[0]), [line[0].text])]
    pen = line[0].right
    for last, piece in pairwise(line):
        own = family_at(piece)
        # A space belongs to the run it stands in, whatever font it was typed in.
        family = runs[-1][0] if piece.text.isspace() else own
        if family != runs[-1][0]:
            runs.append((family, []))
        if _has_gap(last, piece, pen):
            runs[-1][1].append(_SPACE if family else " ")
        runs[-1][1].append(piece.text if family in {own, ""} else _SPACE)
        pen = max(pen, piece.right) if piece.left >= pen - piece.size else piece.right
    return "".join(
        to_unicode("".join(parts), family) if family else "".join(parts) for family, parts in runs
    )


def _has_gap(last: Piece, piece: Piece, pen: float) -> bool:
    if last.text[-1].isspace() or piece.text[0].isspace() or _MARK.match(piece.text):
        return False
    if family_at(piece) and family_at(last):
        return piece.left - pen > _SPACE_IN_LEGACY * max(piece.size, last.size, 1)
    is_khmer = _KHMER.match(last.text[-1]) and _KHMER.match(piece.text)
    wide = _SPACE_IN_KHMER if is_khmer else _SPACE_IN_LATIN
    return piece.left - pen > wide * max(piece.size, last.size, 1)


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [
        upper.baseline - lower.baseline
        for upper, lower in pairwise(lines)
        if upper.baseline - lower.baseline > _NEW_LINE * max(upper.size, 1)
    ]
    return median(steps) if steps else 0.0


def _begins_paragraph(previous: Line, line: Line, usual_step: float) -> bool:
    step = previous.baseline - line.baseline
    if step < 0 or step > _PARAGRAPH_STEP * usual_step:
        return True
    return abs(line.size - previous.size) > _OTHER_SIZE * max(previous.size, 1)


def _is_short(lines: Sequence[Line], place: int) -> bool:
    """Return whether the line ends so long before its neighbours that the next one would have had room on it."""
    line = lines[place]
    around = [
        one
        for one in lines[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        if abs(one.left - line.left) < _INDENT * max(line.size, 1)
    ]
    right = max(one.right for one in around)
    return right - line.right > _SHORT * (right - min(one.left for one in around))


def _joined(paragraph: str, line: str) -> str:
    if paragraph.endswith(_SOFT_HYPHEN):
        return paragraph[:-1] + line
    if paragraph[-1].isspace() or line[0].isspace():
        return paragraph + line
    if _HYPHEN_AT_END.search(paragraph) and line[0].islower():
        return paragraph + line
    if _KHMER.match(paragraph[-1]) and _KHMER.match(line):
        return paragraph + line
    return f"{paragraph} {line}"
