"""What the text layer of a leaf holds: text at places, and lines between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some text, at least one character, drawn at one place by one font.

    `turn` says how far the text is turned on the upright leaf (its rotation undone), in degrees against the clock: 90
    for text that runs upwards, 0 for nearly all. Lengths are in points on the leaf as it lies when the text is upright:
    `left` and `right` from its left edge, `baseline` upwards from its lower edge. `font` is the font's own name without
    the tag of a subset. `is_actual` tells text that the producer wrote beside the glyphs (`/ActualText`) from text made
    of the glyphs' codes; only the latter can be in a legacy font. `is_hidden` tells text that no eye
    sees: drawn invisible, or under an image.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str = ""
    is_actual: bool = False
    turn: int = 0
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A level or upright line that tables are drawn with; in points on the upright leaf, without its thickness."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLeaf:
    """A leaf as it is drawn: pieces in content order, the rules between them, and what else covers the leaf.

    `fonts` has each font's name and how many glyphs it drew; `image_share` is the part of the leaf that images cover,
    from 0 to 1; `strokes` counts the segments of drawn paths; `was_read` is False where the content could not be
    interpreted to its end.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    fonts: tuple[tuple[str, int], ...]
    image_share: float
    strokes: int
    was_read: bool = True
