"""From drawn leaves to text in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from policybank.khmer import normalise_order
from policybank.text.layer import DrawnLeaf
from policybank.text.legacy import family_of, has_table

from ._lines import join_lines, make_lines
from .laid import LaidLeaf

# Lone surrogates too: they cannot be written as UTF-8.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def lay_out(leaves: Iterable[DrawnLeaf]) -> Iterator[LaidLeaf]:
    """Yield the text of each leaf in order."""
    for leaf in leaves:
        converted, unknown = _legacy_shares(leaf)
        text = join_lines(make_lines(leaf.pieces))
        yield LaidLeaf(
            number=leaf.number,
            text=normalise_order(unicodedata.normalize("NFC", _CONTROL.sub("", text))),
            legacy_share=converted,
            unknown_share=unknown,
            image_share=leaf.image_share,
            strokes=leaf.strokes,
            was_read=leaf.was_read,
        )


def _legacy_shares(leaf: DrawnLeaf) -> tuple[float, float]:
    """Return which part of the glyphs was drawn by legacy fonts with a table, and by those without one."""
    glyphs = sum(count for _, count in leaf.fonts)
    converted = unknown = 0
    for name, count in leaf.fonts:
        family = family_of(name)
        if family and has_table(family):
            converted += count
        elif family:
            unknown += count
    return (converted / glyphs, unknown / glyphs) if glyphs else (0.0, 0.0)
