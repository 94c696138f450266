"""What the drawing itself says of the text of a leaf, before anybody reads it.

A glyph that draws a mark has no advance. Producers that write the text of a whole cluster for it (ខ្លួ for the ួ that they
draw at a height of its own) give that text twice, or in the wrong place; a sound mark begins with no letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from policybank.text.layer import DrawnLeaf

_KHMER: Final = re.compile("[\u1780-\u17d3]")
_LETTER: Final = re.compile("[\u1780-\u17b3]")
# In parts of the letters' size. Marks have exactly 0; the narrowest Khmer letter has 0.3.
_NO_ADVANCE: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Parts of the pieces or of the Khmer pieces of a leaf, from 0 to 1; `LaidLeaf` says which."""

    hidden_share: float
    told_share: float
    misplaced_share: float


def evidence_of(leaf: DrawnLeaf) -> Evidence:
    """Return what the drawing of `leaf` says; 0 where it has no text, or none that draw Khmer."""
    pieces = [piece for piece in leaf.pieces if not piece.text.isspace()]
    hidden = sum(piece.is_hidden for piece in pieces)
    khmer = [piece for piece in leaf.pieces if _KHMER.search(piece.text)]
    told = sum(piece.is_actual for piece in khmer)
    misplaced = sum(
        not piece.is_actual
        and piece.right - piece.left < _NO_ADVANCE * piece.size
        and _LETTER.match(piece.text) is not None
        for piece in khmer
    )
    return Evidence(
        hidden_share=hidden / len(pieces) if pieces else 0.0,
        told_share=told / len(khmer) if khmer else 0.0,
        misplaced_share=misplaced / len(khmer) if khmer else 0.0,
    )
