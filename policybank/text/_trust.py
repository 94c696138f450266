"""Decide whether the text layer of a leaf can be trusted.

Of 41 real Cambodian laws of 1993-2006 none has Unicode text: some are set in fonts that draw Khmer over Latin code
points (copying gives `RbkasPaB`), some are scans whose text layer holds only page numbers. A search index full of such
noise is worse than none, so a leaf that fails is published without text, and the reader is sent to the image.

This gate is simple: fonts by name, broken characters, impossible clusters, Latin words that no language writes, an
image with almost no text over it. It does not find Khmer whose letters are sound but in the wrong order, as Typst and
WeasyPrint write it; the dictionary test for that belongs beside these, in this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from policybank.khmer import has_khmer, invalid_cluster_share, khmer_share

from .types import Leaf, Trust

# Families that draw Khmer over Latin code points, as fonts name themselves (a subset adds `ABCDEF+` in front).
_LEGACY_FAMILY: Final = re.compile(
    r"(?:[A-Z]{6}\+)?(?:limon|abc-?(?:zwsp|text|khmer)|zero[ -]?space|khek|kh-?metal|moul-?ls|tacteing|ambor|baidok)",
    re.IGNORECASE,
)
_LEGACY_SHARE: Final = 0.2
_BROKEN: Final = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_BROKEN_SHARE: Final = 0.005
_INVALID_SHARE: Final = 0.01

# Latin words that no language writes: a small letter before a capital, a sign or digit between letters. 1,889 windows of
# English prose have at most 0.016 of them; every leaf of Limon text has 0.79 or more, of bad OCR 0.27 or more.
_WORD: Final = re.compile(r"[^\s\u1780-\u17ff\u200b]*[^\W\d_][^\s\u1780-\u17ff\u200b]*")
_EDGES: Final = ".,;:()[]\"'“”‘’!?"
_NO_WORD: Final = re.compile(
    r"[^\W\d_][^\w\s\-'’./&@:,()–—%=?]+[^\W\d_]|[^\W\d_]\d+[^\W\d_]|[?!;][^\W\d_]"
    "|[a-zà-ÿ][A-Z]|[A-Za-z][\u00a1-\u00bf×÷]"
)
_NO_WORD_SHARE: Final = 0.1
_FEWEST_WORDS: Final = 10

# A scan fills its leaf, or its printed part. What stands over it is the name of the scanner's program, or a number.
_FULL_IMAGE_SHARE: Final = 0.5
_ALMOST_NO_TEXT: Final = 40
_LARGE_IMAGE_SHARE: Final = 0.25

# Rules, frames and a background are a few strokes; text that was turned into outlines is hundreds.
_MANY_STROKES: Final = 200

# A leaf of Khmer law names English bodies and acronyms; a leaf of English text hardly has a Khmer word.
_KHMER_LEAF_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLeaf:
    """What the reader saw on a leaf, before anybody judged it.

    `fonts` has each font's name and how many glyphs it drew; `image_share` is the part of the leaf that images cover,
    from 0 to 1; `strokes` counts the segments of drawn paths.
    """

    number: int
    text: str
    fonts: tuple[tuple[str, int], ...]
    image_share: float
    strokes: int


def judge_leaf(raw: RawLeaf) -> Leaf:
    """Return the leaf as it may be published."""
    trust = _trust_of(raw)
    text = raw.text if trust == "text-layer" else ""
    return Leaf(
        number=raw.number,
        text=text,
        trust=trust,
        language=_language_of(text),
        has_images=raw.image_share > 0,
    )


def _trust_of(raw: RawLeaf) -> Trust:
    letters = len(re.sub(r"\s", "", raw.text))
    if not letters:
        return "pending" if raw.image_share or raw.strokes > _MANY_STROKES else "blank"
    if raw.image_share > _FULL_IMAGE_SHARE and letters < _ALMOST_NO_TEXT:
        return "pending"
    if len(_BROKEN.findall(raw.text)) > _BROKEN_SHARE * letters:
        return "unreadable"
    if not _has_letters(raw.text):
        return "pending" if raw.image_share > _LARGE_IMAGE_SHARE else "text-layer"
    if (
        _legacy_share(raw) > _LEGACY_SHARE
        or invalid_cluster_share(raw.text) > _INVALID_SHARE
        or (not _is_khmer(raw.text) and _no_word_share(raw.text) > _NO_WORD_SHARE)
    ):
        return "unreadable"
    return "text-layer"


def _legacy_share(raw: RawLeaf) -> float:
    legacy = sum(count for name, count in raw.fonts if _LEGACY_FAMILY.match(name))
    glyphs = sum(count for _, count in raw.fonts)
    return legacy / glyphs if glyphs else 0.0


def _no_word_share(text: str) -> float:
    words = [word.strip(_EDGES) for word in _WORD.findall(text)]
    words = [word for word in words if len(word) > 2]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return sum(_NO_WORD.search(word) is not None for word in words) / len(words)


def _has_letters(text: str) -> bool:
    # A lone Khmer mark is no letter to Python, and yet no number.
    return has_khmer(text) or any(letter.isalpha() for letter in text)


def _is_khmer(text: str) -> bool:
    # The few Latin words of a Khmer leaf are names, addresses and commands ("GitHub", "<id>.km.pdf"): no sample to judge.
    return has_khmer(text) and khmer_share(text) > _KHMER_LEAF_SHARE


def _language_of(text: str) -> Literal["km", "en"] | None:
    if _is_khmer(text):
        return "km"
    return "en" if _has_letters(text) else None
