"""From drawn leaves to text in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from policybank.khmer import normalise_order
from policybank.text.layer import DrawnLeaf
from policybank.text.legacy import family_of, has_table

from ._edges import part_edges
from ._evidence import evidence_of
from ._families import FontNames
from ._lines import Line, make_lines
from ._order import write_text
from .laid import LaidLeaf

# Lone surrogates too: they cannot be written as UTF-8.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


# One sign for two or three Latin letters; the letters are what a reader types.
_LIGATURES: Final = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)
}


def lay_out(leaves: Iterable[DrawnLeaf]) -> Iterator[LaidLeaf]:
    """Yield the text of each leaf in order. All leaves are taken before the first is yielded: heads repeat."""
    seen: list[LaidLeaf] = []
    lined: list[tuple[DrawnLeaf, tuple[Line, ...]]] = []
    names = FontNames()
    for drawn in leaves:
        leaf = names.applied_to(drawn)
        converted, unknown = _legacy_shares(leaf)
        evidence = evidence_of(leaf)
        lined.append((leaf, make_lines(leaf)))
        seen.append(
            LaidLeaf(
                number=leaf.number,
                text="",
                legacy_share=converted,
                unknown_share=unknown,
                hidden_share=evidence.hidden_share,
                told_share=evidence.told_share,
                misplaced_share=evidence.misplaced_share,
                image_share=leaf.image_share,
                strokes=leaf.strokes,
                was_read=leaf.was_read,
            )
        )
    for one, parts in zip(seen, part_edges(lined), strict=True):
        yield replace(
            one,
            text=_clean(write_text(parts.body)),
            head=_clean("\n".join(line.text.strip() for line in parts.head)),
            foot=_clean("\n".join(line.text.strip() for line in parts.foot)),
        )


def _clean(text: str) -> str:
    plain = _CONTROL.sub("", text).replace("\u00ad", "").translate(_LIGATURES)
    return normalise_order(unicodedata.normalize("NFC", plain))


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
