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
from dataclasses import replace
from typing import Final, Literal

from policybank.khmer import has_khmer, invalid_cluster_share, khmer_share
from policybank.text.layout import LaidLeaf
from policybank.text.types import Doubt, Leaf, Trust

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


def judge_layer(laid: LaidLeaf) -> Leaf:
    """Return the leaf as it may be published by its text layer: sound, blank, or `pending` with the doubt."""
    trust, doubt = _verdict(laid)
    text = laid.text if trust in {"text-layer", "legacy-font"} else ""
    return Leaf(
        number=laid.number,
        text=text,
        trust=trust,
        language=_language_of(text),
        has_images=laid.image_share > 0,
        doubt=doubt,
        head=laid.head if text else "",
        foot=laid.foot if text else "",
        invalid_clusters=invalid_cluster_share(laid.text),
        bad_characters=_bad_share(laid.text),
    )


def judge_image(text: str, confidence: float, *, layer: Leaf) -> Leaf:
    """Return `layer` with the `text` a machine read of its image: `ocr`, or `unreadable` where that is noise.

    `confidence` is the machine's own, from 0 to 1.
    """
    return replace(
        layer, text=text, trust="ocr", language=_language_of(text), confidence=confidence
    )


def _verdict(laid: LaidLeaf) -> tuple[Trust, Doubt]:
    letters = len(re.sub(r"\s", "", laid.text))
    if not laid.was_read:
        return "pending", "not-read"
    if not letters:
        if laid.image_share or laid.strokes > _MANY_STROKES:
            return "pending", "no-text"
        return "blank", ""
    if laid.image_share > _FULL_IMAGE_SHARE and letters < _ALMOST_NO_TEXT:
        return "pending", "number-only"
    if _bad_share(laid.text) > _BROKEN_SHARE:
        return "pending", "bad-characters"
    if not _has_letters(laid.text):
        if laid.image_share > _LARGE_IMAGE_SHARE:
            return "pending", "number-only"
        return "text-layer", ""
    if laid.unknown_share > _LEGACY_SHARE:
        return "pending", "font-unknown"
    if invalid_cluster_share(laid.text) > _INVALID_SHARE:
        return "pending", "invalid-clusters"
    if not _is_khmer(laid.text) and _no_word_share(laid.text) > _NO_WORD_SHARE:
        return "pending", "no-words"
    return ("legacy-font" if laid.legacy_share > _LEGACY_SHARE else "text-layer"), ""


def _bad_share(text: str) -> float:
    letters = len(re.sub(r"\s", "", text))
    return len(_BROKEN.findall(text)) / letters if letters else 0.0


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
