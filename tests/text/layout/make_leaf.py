"""Drawn leaves with text at places, for tests of their order."""

from __future__ import annotations

from collections.abc import Sequence

from policybank.text.layer import DrawnLeaf, Piece, Rule
from policybank.text.layout import lay_out

SIZE = 12.0
# The letters of these tests are half as wide as they are high.
WIDTH = SIZE / 2


def piece(text: str, left: float, baseline: float, *, size: float = SIZE, turn: int = 0) -> Piece:
    """Return one piece of text; its width follows from its letters."""
    right = left + len(text) * size / 2
    return Piece(text=text, left=left, right=right, baseline=baseline, size=size, turn=turn)


def leaf(*pieces: Piece, rules: Sequence[Rule] = ()) -> DrawnLeaf:
    """Return an upright leaf of A4."""
    return DrawnLeaf(
        number=1,
        width=595,
        height=842,
        pieces=pieces,
        rules=tuple(rules),
        fonts=(),
        image_share=0,
        strokes=0,
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Return the rules of a table with columns between `xs` and rows between `ys`."""
    level = [Rule(left=xs[0], right=xs[-1], bottom=y, top=y) for y in ys]
    return level + [Rule(left=x, right=x, bottom=ys[0], top=ys[-1]) for x in xs]


def text_of(*pieces: Piece, rules: Sequence[Rule] = ()) -> str:
    """Return the text that is read from one leaf."""
    (laid,) = lay_out([leaf(*pieces, rules=rules)])
    return laid.text
