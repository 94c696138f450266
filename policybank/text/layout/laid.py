"""A leaf put into reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidLeaf:
    """The text of a leaf in reading order: one line a paragraph, a table row, or a heading.

    `head` and `foot` are the running head and foot with the page number, kept apart (lines divided by `\\n`).
    `hidden_share` is the part of the pieces that no eye sees; `told_share` the part of the Khmer pieces whose text the
    producer wrote beside the glyphs; `misplaced_share` the part of them that are a mark and claim to be a whole cluster.
    `legacy_share` is the part of the letters that was converted from a legacy font; `unknown_share` the part drawn by a
    font that is known to be legacy and for which there is no table. All from 0 to 1. `image_share`, `strokes` and `was_read` are
    those of `DrawnLeaf`, for the gate that judges the text.
    """

    number: int
    text: str
    head: str = ""
    foot: str = ""
    legacy_share: float = 0.0
    unknown_share: float = 0.0
    hidden_share: float = 0.0
    told_share: float = 0.0
    misplaced_share: float = 0.0
    image_share: float = 0.0
    strokes: int = 0
    was_read: bool = True
