"""Make lines of placed pieces.

A PDF has no words, lines or paragraphs, only pieces of text at places. We keep the order in which the producer wrote
them: Chromium and LibreOffice write columns and table cells in reading order, and sorting by place would mix two
columns. Only neighbours on one line are put from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from policybank.text.layer import DrawnLeaf, Piece, out_of_frame
from policybank.text.legacy import to_unicode

from ._families import family_at, keep_clusters_whole, without_typed_break
from ._grid import Cell, Grid

_KHMER: Final = re.compile("[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9]")
_MARK: Final = re.compile("[\u17b6-\u17d3\u17dd\u200b-\u200d]")

# All in parts of the letters' size, chosen on the files of the evaluation (Chromium and LibreOffice, three fonts each).
_SAME_BASELINE: Final = 0.3
_NEW_LINE: Final = 0.5
_RAISED_MARK: Final = 1.2
_RAISED_FIGURE: Final = 0.8
_SMALL: Final = 0.85
_JUMP_BACK: Final = 3.0
_MIDDLE: Final = 0.3
# A Khmer cluster's box is wider or narrower than its pen movement; a Latin letter's is not.
_SPACE_IN_KHMER: Final = 0.30
_SPACE_IN_LATIN: Final = 0.18
# Where a legacy font sets no space, the pen stays at the edge of the letter's box; only a tabulator leaves such a gap.
_SPACE_IN_LEGACY: Final = 0.5
# One that any legacy font leaves a space: to the fonts of ABC the other one is a place where a line may break.
_SPACE: Final = "\t"

# No word is this far from the next, not even in a justified line; what is, stands in another cell, column or tab stop.
_PART: Final = 1.0
# Where the author typed a space, a justified line may stretch it as far as this.
_PART_AFTER_SPACE: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Pieces on one baseline, as text. `parts` are what wide gaps divide it into; a line of one part has none.

    Lengths and `turn` are those of `Piece`. `cell` is the cell of a ruled table that holds the line, `faces` are the fonts
    that wrote its Khmer.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int = 0
    cell: Cell | None = None
    parts: tuple[Line, ...] = ()
    faces: frozenset[str] = frozenset()


def make_lines(leaf: DrawnLeaf) -> tuple[Line, ...]:
    """Return the lines of `leaf` in content order."""
    grid = Grid(leaf.rules)
    lines: list[list[Piece]] = []
    cells: list[Cell | None] = []
    for piece in _left_to_right(leaf.pieces):
        cell = _cell_of(piece, grid, leaf)
        if lines and cell is cells[-1] and _continues(lines[-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
            cells.append(cell)
    keep_clusters_whole(lines)
    made = [_line(line, cell) for line, cell in zip(lines, cells, strict=True)]
    return tuple(_without_typed_breaks(made, lines))


def _without_typed_breaks(made: Sequence[Line], lines: Sequence[list[Piece]]) -> Iterable[Line]:
    """Yield the lines `made` of `lines`, those of legacy fonts without what only ended them."""
    for line, following, (upper, lower) in zip(made, made[1:], pairwise(lines), strict=False):
        goes_on = not line.parts and line.cell is following.cell
        if goes_on and family_at(upper[-1]) and family_at(lower[0]):
            yield replace(line, text=without_typed_break(line.text, following.text))
        else:
            yield line
    yield from made[-1:]


def _cell_of(piece: Piece, grid: Grid, leaf: DrawnLeaf) -> Cell | None:
    if not grid.has_cells:
        return None
    across, up = (piece.left + piece.right) / 2, piece.baseline + _MIDDLE * piece.size
    return grid.cell_at(*out_of_frame(across, up, piece.turn, (leaf.width, leaf.height)))


def _line(pieces: list[Piece], cell: Cell | None) -> Line:
    parts = [_part(part, cell) for part in _parts(pieces)]
    if len(parts) == 1:
        return parts[0]
    return Line(
        text=" ".join(part.text for part in parts),
        left=min(part.left for part in parts),
        right=max(part.right for part in parts),
        baseline=parts[0].baseline,
        size=max(part.size for part in parts),
        turn=parts[0].turn,
        cell=cell,
        parts=tuple(parts),
        faces=frozenset().union(*(part.faces for part in parts)),
    )


def _part(pieces: list[Piece], cell: Cell | None) -> Line:
    inked = [piece for piece in pieces if not piece.text.isspace()] or pieces
    return Line(
        text=_text_of(pieces),
        left=min(piece.left for piece in inked),
        right=max(piece.right for piece in inked),
        baseline=pieces[0].baseline,
        size=max(piece.size for piece in pieces),
        turn=pieces[0].turn,
        cell=cell,
        faces=frozenset(
            piece.font for piece in inked if family_at(piece) or _KHMER.match(piece.text)
        ),
    )


def _parts(pieces: list[Piece]) -> Iterable[list[Piece]]:
    """Yield the pieces between wide gaps; a gap is measured from letter to letter, over the spaces between."""
    part: list[Piece] = []
    pen: float | None = None
    for piece in pieces:
        if piece.text.isspace():
            part.append(piece)
            continue
        if pen is not None:
            wide = _PART_AFTER_SPACE if part[-1].text[-1].isspace() else _PART
            if piece.left - pen > wide * max(piece.size, 1):
                yield part
                part = []
        part.append(piece)
        pen = piece.right if pen is None else max(pen, piece.right)
    if part:
        yield part


def _left_to_right(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Yield the pieces of each run on one baseline by place, unless marks stand apart from their letters."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (
            piece.turn != run[-1].turn
            or abs(piece.baseline - run[-1].baseline) >= _SAME_BASELINE * max(piece.size, 1)
        ):
            yield from _run_in_order(run)
            run = []
        run.append(piece)
    yield from _run_in_order(run)


def _run_in_order(run: list[Piece]) -> list[Piece]:
    # A legacy font draws a mark where it looks right and steps back for it: the order of typing is the order of reading.
    if any(family_at(piece) for piece in run):
        return run
    # A lone mark is drawn left of, above or below its letter: its place says nothing of its turn. One that begins the
    # run has its letter in the run before.
    clusters: list[list[Piece]] = [[]]
    for piece in run:
        if _MARK.match(piece.text):
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    first, *others = clusters
    return [
        *first,
        *(piece for cluster in sorted(others, key=lambda one: one[0].left) for piece in cluster),
    ]


def _continues(line: list[Piece], piece: Piece) -> bool:
    last = line[-1]
    if piece.turn != last.turn:
        return False
    size = max(piece.size, last.size, 1)
    step = abs(piece.baseline - last.baseline)
    if step > _NEW_LINE * size:
        # A mark raised or lowered above its letter stays on the letter's line, and a small figure on its word's.
        reach = _RAISED_MARK if _MARK.match(piece.text) else _RAISED_FIGURE
        is_small = min(piece.size, last.size) < _SMALL * size
        is_near = abs(piece.left - last.right) < size
        return is_near and step < reach * size and (reach == _RAISED_MARK or is_small)
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
