"""From drawn leaves to text in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from policybank.khmer import normalise_order
from policybank.text.layer import DrawnLeaf

from ._lines import join_lines, make_lines
from .laid import LaidLeaf

# Lone surrogates too: they cannot be written as UTF-8.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def lay_out(leaves: Iterable[DrawnLeaf]) -> Iterator[LaidLeaf]:
    """Yield the text of each leaf in order."""
    for leaf in leaves:
        text = join_lines(make_lines(leaf.pieces))
        yield LaidLeaf(
            number=leaf.number,
            text=normalise_order(unicodedata.normalize("NFC", _CONTROL.sub("", text))),
            legacy_share=0.0,
            unknown_share=_unknown_share(leaf),
            image_share=leaf.image_share,
            strokes=leaf.strokes,
            was_read=leaf.was_read,
        )


# Families that draw Khmer over Latin code points, as fonts name themselves (a subset adds `ABCDEF+` in front).
_LEGACY_FAMILY: Final = re.compile(
    r"(?:[A-Z]{6}\+)?(?:limon|abc-?(?:zwsp|text|khmer)|zero[ -]?space|khek|kh-?metal|moul-?ls|tacteing|ambor|baidok)",
    re.IGNORECASE,
)


def _unknown_share(leaf: DrawnLeaf) -> float:
    legacy = sum(count for name, count in leaf.fonts if _LEGACY_FAMILY.match(name))
    glyphs = sum(count for _, count in leaf.fonts)
    return legacy / glyphs if glyphs else 0.0
