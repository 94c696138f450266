"""Put the marks of a Khmer cluster in the one order the standard wants, and tell clusters that cannot be read.

Keyboards and PDFs give the marks of a letter in any order, and most orders look alike on screen: ស្រី may be typed with
its vowel before or after its subscript. A reader sees no difference, a search does. The order here is that of the
Unicode standard (chapter 16.4) as SIL's khnormal applies it: letter, robat, subscripts with RO last, register shifter,
joiner, vowel, sign. Nothing is dropped and no spelling is judged; folding for search goes further.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from . import _rules as rules

_CLUSTER: Final = re.compile(
    f"({rules.LETTER})((?:{rules.COENG}{rules.LETTER}|{rules.MARK}|{rules.JOINER}){{2,}})"
)
_PART: Final = re.compile(f"{rules.COENG}{rules.LETTER}|.")
_PLACE_OF: Final = {sign: place for place, signs in enumerate(rules.ORDER) for sign in signs}


def normalise_order(text: str) -> str:
    """Return `text` with the marks of each Khmer cluster in standard order. Idempotent; other scripts stay as they are."""
    return _CLUSTER.sub(_in_order, text)


def _in_order(cluster: re.Match[str]) -> str:
    return cluster[1] + _marks_in_order(cluster[2])


# A text has few different clusters, and each is met many times: the cache makes this twice as fast.
@lru_cache(maxsize=16_384)
def _marks_in_order(marks: str) -> str:
    ordered = "".join(sorted(_PART.findall(marks), key=_place_of))
    for pair, vowel in rules.DOUBLE_VOWELS:
        ordered = ordered.replace(pair, vowel)
    return ordered


def _place_of(part: str) -> tuple[int, bool]:
    return _PLACE_OF[part[0]], part == rules.SUBSCRIPT_RO


# One letter with its marks, or marks that have no letter.
_ANY_CLUSTER: Final = re.compile(
    f"[\u1780-\u17b3](?:{rules.COENG}[\u1780-\u17b3]|[\u17b6-\u17d3\u17dd\u200c\u200d])*|[\u17b6-\u17d3\u17dd]+"
)
# Writers put ុ under a vowel where a shifter is meant (សុី for ស៊ី), so one is allowed. In 14 MB of public Khmer prose 0.01 %
# of the clusters are invalid by this.
_READABLE_CLUSTER: Final = re.compile(
    f"[\u1780-\u17b3]\u17cc?(?:{rules.COENG}[\u1780-\u17b3]){{0,3}}[\u17c9\u17ca]?{rules.JOINER}?"
    "\u17bb?[\u17b6-\u17c5]?[\u17c6\u17cb\u17cd-\u17d1\u17dd]{0,2}[\u17c7\u17c8]?"
)


def invalid_cluster_share(text: str) -> float:
    """Return which part of the Khmer clusters of `text`, once in order, no writer could have meant; 0 without Khmer.

    A mark without a letter, a subscript sign without its letter, or two vowels on one letter are what a broken text
    layer is full of.
    """
    clusters = _ANY_CLUSTER.findall(normalise_order(text))
    invalid = sum(_READABLE_CLUSTER.fullmatch(cluster) is None for cluster in clusters)
    return invalid / len(clusters) if clusters else 0.0


# A cluster of two signs or more with the same one behind it. A letter with ា alone (នានា, a word; ជា ជា, two) is left out:
# these are nine of ten that writers meant.
_TWICE: Final = re.compile(
    f"((?![\u1780-\u17b3]\u17b6)[\u1780-\u17b3](?:{rules.COENG}[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])+)"
    f"(?=\\1(?!{rules.COENG}|[\u17b6-\u17d3\u17dd]))"
)


def doubled_cluster_share(text: str) -> tuple[float, int]:
    """Return which part of the Khmer clusters of `text` stands twice in a row, and how many clusters there are.

    Writers double a word with ៗ, so this is rare; some producers of PDFs write a cluster that they draw in two parts
    twice (ជើជើង for ជើង).
    """
    clusters = len(_ANY_CLUSTER.findall(text))
    return (len(_TWICE.findall(text)) / clusters if clusters else 0.0), clusters
