"""Make the pieces of legacy fonts ready to be converted: whose they are, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from policybank.khmer import WRITTEN_SIGNS, known_word_share, words
from policybank.text.layer import DrawnLeaf, Piece
from policybank.text.legacy import (
    draws_ornaments,
    family_of,
    guess_family,
    has_no_name,
    has_table,
    is_after,
    is_before,
)

_KHMER: Final = range(0x1780, 0x1800)
# A font that wrote more than this on one leaf is judged by that leaf alone: merged documents use one name for two fonts.
_TELLING_SIGNS: Final = 400
_LAST_WORDS: Final = re.compile(f"([{WRITTEN_SIGNS}]+)(-? *)$")
_FIRST_WORDS: Final = re.compile(f"[{WRITTEN_SIGNS}]+")


def family_at(piece: Piece) -> str:
    """Return the legacy family that drew `piece` and whose table we have; empty for a font that says what it draws."""
    if piece.is_actual or ord(piece.text[0]) in _KHMER:
        return ""
    return _convertible_family(piece.font)


@cache
def _convertible_family(font: str) -> str:
    family = family_of(font)
    return family if has_table(family) else ""


class FontNames:
    """Names for the fonts of a document that lost theirs, by what each wrote."""

    def __init__(self) -> None:
        self._families: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def applied_to(self, leaf: DrawnLeaf) -> DrawnLeaf:
        """Return `leaf` without ornaments, and with the family's name for each nameless font that writes Khmer.

        All that one font wrote on the leaf is judged together, and with what it wrote before if that is little.
        """
        names = {name for name, _ in leaf.fonts}
        ornaments = {name for name in names if draws_ornaments(name)}
        nameless = [(count, name) for name, count in leaf.fonts if has_no_name(name)]
        written: dict[str, list[str]] = {name: [] for _, name in nameless}
        for piece in leaf.pieces if written else ():
            if piece.font in written and not piece.is_actual:
                written[piece.font].append(piece.text)
        # The one that wrote most first: what it is makes the others likely.
        for _, name in sorted(nameless, reverse=True):
            self._listen(name, "".join(written[name]))
        guessed = {name: self._families[name] for name in names if self._families.get(name)}
        if not ornaments and not guessed:
            return leaf
        return replace(
            leaf,
            pieces=tuple(
                replace(piece, font=guessed[piece.font]) if piece.font in guessed else piece
                for piece in leaf.pieces
                if piece.font not in ornaments
            ),
            fonts=tuple(
                (guessed.get(name, name), count)
                for name, count in leaf.fonts
                if name not in ornaments
            ),
        )

    def _listen(self, name: str, text: str) -> None:
        if len(text) < _TELLING_SIGNS:
            text = (self._written.get(name, "") + text)[-_TELLING_SIGNS:]
            self._written[name] = text
        family = guess_family(text, likely=set(self._families.values()))
        if family or len(text) >= _TELLING_SIGNS:
            self._families[name] = family


def keep_clusters_whole(lines: Sequence[list[Piece]]) -> None:
    """Move what a legacy font drew on one line to its letter on the next, and what belongs to the line before back to it.

    A program that knows nothing of Khmer breaks a line wherever it is full.
    """
    for upper, lower in pairwise(lines):
        family = family_at(upper[-1])
        if not family or family_at(lower[0]) != family or lower[0].baseline >= upper[-1].baseline:
            continue
        if is_after(lower[0].text, family) and not upper[-1].text.isspace():
            while (
                len(lower) > 1 and family_at(lower[0]) == family and is_after(lower[0].text, family)
            ):
                upper.append(_beside(upper[-1], lower.pop(0)))
        while (
            len(upper) > 1 and family_at(upper[-1]) == family and is_before(upper[-1].text, family)
        ):
            lower.insert(0, _beside(lower[0], upper.pop(), at_left=True))


def without_typed_break(line: str, following: str) -> str:
    """Return `line` without the hyphen or space that its typist set inside a word, so that it could end there.

    The word processors of the legacy fonts broke lines at spaces only. On two laws each of 537 full lines ends with a space
    or a hyphen, 48 with a hyphen, 77 with a space within a word of ICU's dictionary; in public prose 4 % of the spaces lie
    so, and are lost if a line ends there.
    """
    last, first = _LAST_WORDS.search(line), _FIRST_WORDS.match(following)
    if not last or not last[2] or not first:
        return line
    is_within_word = "-" in last[2] or _are_one_word(last[1], first[0])
    return line[: last.start(2)] if is_within_word else line


def _are_one_word(before: str, behind: str) -> bool:
    """Return whether the end of `before` and the beginning of `behind` make one word, and fewer words in all than apart."""
    joined = words(before + behind)
    if len(joined) >= len(words(before)) + len(words(behind)):
        return False
    ends = list(accumulate(map(len, joined)))
    last = next(place for place, end in enumerate(ends) if end >= len(before))
    return ends[last] > len(before) and known_word_share(joined[last])[0] == 1


def _beside(neighbour: Piece, piece: Piece, *, at_left: bool = False) -> Piece:
    place = neighbour.left if at_left else neighbour.right
    return replace(piece, left=place, right=place, baseline=neighbour.baseline, size=neighbour.size)
