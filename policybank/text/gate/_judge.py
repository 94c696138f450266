"""Decide whether the text layer of a leaf can be trusted.

Of 41 real Cambodian laws of 1993-2006 none has Unicode text: some are set in fonts that draw Khmer over Latin code
points (copying gives `RbkasPaB`), some are scans whose text layer holds only page numbers. A search index full of such
noise is worse than none, so a leaf that fails is published without text, and the reader is sent to the image.

Khmer is judged by the words it has: PDFs of WeasyPrint and Typst hold sound letters, some of them doubled, lost or in the
wrong place, and only the words tell. Latin is judged by what no language writes.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from policybank.khmer import (
    doubled_cluster_share,
    has_khmer,
    invalid_cluster_share,
    khmer_share,
    known_word_share,
)
from policybank.text.layout import LaidLeaf
from policybank.text.types import Doubt, Leaf, Trust

_LEGACY_SHARE: Final = 0.2
_BROKEN: Final = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_BROKEN_SHARE: Final = 0.005
# Of 5,977 paragraphs of public prose 26 have more than this share, all but five by a single slip of the keyboard. A producer
# that tells its text is allowed the slip; without it a short leaf whose text was stripped passes.
_INVALID_SHARE: Final = 0.01
_CHANCE_INVALID: Final = 1.5
# With fewer than eight clusters one that cannot be read says as much as the others.
_MOST_OF_A_SLIP: Final = 0.2

# Latin words that no language writes: a small letter before a capital, a sign or digit between letters. 1,889 windows of
# English prose have at most 0.016 of them, a list of abbreviations (PhD, MoEYS) 0.13; every leaf of Limon text has 0.79 or more.
_WORD: Final = re.compile(r"[^\s\u1780-\u17ff\u200b]*[^\W\d_][^\s\u1780-\u17ff\u200b]*")
_EDGES: Final = ".,;:()[]\"'“”‘’!?"
_NO_WORD: Final = re.compile(
    r"[^\W\d_][^\w\s\-'’./&@:,()–—%=?]+[^\W\d_]|[^\W\d_]\d+[^\W\d_]|[?!;][^\W\d_]"
    "|[a-zà-ÿ][A-Z]|[A-Za-z][\u00a1-\u00bf×÷]"
)
_CODE: Final = re.compile(r"[^a-zà-ÿ]*\d[^a-zà-ÿ]*")
_NO_WORD_SHARE: Final = 0.1
_LIMON_SHARE: Final = 0.5

# The small words that English cannot do without. Of prose they are 0.38 to 0.47, of tables and lists of abbreviations
# 0.13 or more; of English OCR over a Khmer scan 0 to 0.05.
_SMALL_WORD: Final = re.compile(
    "the|of|and|to|in|a|is|that|for|on|by|with|as|be|or|are|was|it|this|from|at|which|not|have|has|an|their|its|will|we"
    "|our|all|shall|been|were|who|but|they|can|these|any|other|may",
    re.IGNORECASE,
)
_SMALL_WORD_SHARE: Final = 0.08
_FEWEST_WORDS: Final = 10

# A scan fills its leaf, or its printed part. What stands over it is the name of the scanner's program, or a number.
_FULL_IMAGE_SHARE: Final = 0.5
_ALMOST_NO_TEXT: Final = 40
# Longer stamps (the program, its address, the date) have up to 90 letters. Only text that says itself what it is can be less.
_LONG_STAMP: Final = 150
# Scanners hide all that they read, a stamp apart; producers of text hide nothing. A picture that is cut to a part of itself
# (we do not see the cut) seems to cover more than it does.
_HIDDEN_SHARE: Final = 0.8
_ANY_IMAGE_SHARE: Final = 0.05

# The part of Khmer letters in known words. In 6,500 stretches of public Khmer prose 99.9 % lie above 0.96 - 1.1 / sqrt(letters)
# (the fewer letters, the more a rare name weighs); of 40 leaves that WeasyPrint broke none does.
_USUAL_COVERAGE: Final = 0.96
_SPREAD: Final = 1.1
_FEWEST_LETTERS: Final = 40
# Of single paragraphs one in 400 lies below (names and foreign words), one in 6,000 by more than this. A producer that
# tells its text and misplaces none of it has to be worse.
_EASE_IF_TOLD: Final = 0.1

# Clusters twice in a row: of 15,000 stretches of public prose (150 to 1,200 signs) less than one in 2,000 has so many. Leaves of
# Typst have 0.06 to 0.25 with Noto, 0.01 to 0.05 with Khmer OS.
_DOUBLED_SHARE: Final = 0.008
_CHANCE_DOUBLES: Final = 1.5

# Marks that claim to be whole clusters: 135 sound leaves of Chromium and LibreOffice have none. Those of Typst with wrong
# text have 0.003 (one in a hundred letters wrong) to 0.2, those of WeasyPrint 0.01 to 0.1.
_MISPLACED_SHARE: Final = 0.002

# What a machine read of a photocopy is far below that and still of use beside the picture; below these more than a third of
# its letters is wrong. Measured on 48 leaves worn by us: Khmer with up to 26 % wrong letters has a coverage of 0.84 or more
# and a confidence of 0.32 or more, with 39 % or more wrong a confidence of 0.30 or less. Leaves of real photocopies that can be
# made out have 0.29 to 0.36, but a coverage of 0.90. English with 23 % wrong has a confidence of 0.63, with 48 % 0.50.
_POOR_COVERAGE: Final = 0.8
_POOR_CLUSTERS: Final = 0.025
_POOR_WORDS: Final = 0.4
_GUESSED: Final = 0.25
_POOR_CONFIDENCE: Final = 0.31
_SOME_COVERAGE: Final = 0.89
_POOR_ENGLISH: Final = 0.55
# A clean table of numbers and codes is sure; Khmer that was read as English is not.
_UNSURE: Final = 0.7

# Rules, frames and a background are a few strokes; text that was turned into outlines is hundreds.
_MANY_STROKES: Final = 200

# A leaf of Khmer law names English bodies and acronyms; a leaf of English text hardly has a Khmer word.
_KHMER_LEAF_SHARE: Final = 0.3


def judge_layer(laid: LaidLeaf) -> Leaf:
    """Return the leaf as it may be published by its text layer: sound, blank, or `pending` with the doubt."""
    coverage = _coverage(laid.text, ease=_EASE_IF_TOLD if laid.told_share > 0 else 0.0)
    trust, doubt = _verdict(laid, coverage)
    text = laid.text if trust in {"text-layer", "legacy-font"} else ""
    return Leaf(
        number=laid.number,
        text=text,
        trust=trust,
        language=_language_of(text),
        has_images=laid.image_share > 0,
        doubt=doubt,
        head=laid.head if text or trust == "blank" else "",
        foot=laid.foot if text or trust == "blank" else "",
        coverage=coverage.share,
        invalid_clusters=round(invalid_cluster_share(laid.text), 4),
        bad_characters=round(_bad_share(laid.text), 4),
    )


def judge_image(text: str, confidence: float, *, layer: Leaf, is_empty: bool = False) -> Leaf:
    """Return `layer` with the `text` a machine read of its image: `ocr`, or `unreadable` where that is noise.

    `confidence` is the machine's own, from 0 to 1. `is_empty` says that the image shows nothing at all.
    """
    if is_empty:
        return replace(layer, trust="blank", doubt="", text="")
    coverage = _coverage(text)
    is_poor = not _has_letters(text) or (
        _is_poor_khmer(text, coverage, confidence)
        if _is_khmer(text)
        else _is_poor_latin(text, confidence)
    )
    return replace(
        layer,
        text="" if is_poor else text,
        trust="unreadable" if is_poor else "ocr",
        doubt="ocr-poor" if is_poor else layer.doubt,
        language=None if is_poor else _language_of(text),
        coverage=coverage.share,
        invalid_clusters=round(invalid_cluster_share(text), 4),
        bad_characters=round(_bad_share(text), 4),
        confidence=confidence,
    )


def _is_poor_khmer(text: str, coverage: _Coverage, confidence: float) -> bool:
    is_low = coverage.share is not None and coverage.share < _POOR_COVERAGE
    _, clusters = doubled_cluster_share(text)
    is_broken = invalid_cluster_share(text) > _POOR_CLUSTERS + _CHANCE_INVALID / max(1, clusters)
    is_doubtful = coverage.share is not None and coverage.share < _SOME_COVERAGE
    is_guessed = confidence < (_POOR_CONFIDENCE if is_doubtful else _GUESSED)
    return is_low or is_broken or is_guessed


def _is_poor_latin(text: str, confidence: float) -> bool:
    is_foreign = _small_word_share(text) <= _SMALL_WORD_SHARE and confidence < _UNSURE
    return is_foreign or _no_word_share(text) > _POOR_WORDS or confidence < _POOR_ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coverage:
    """The part of the Khmer letters that stands in known words (None: too few to say), and whether it is enough."""

    share: float | None
    is_low: bool


def _coverage(text: str, *, ease: float = 0.0) -> _Coverage:
    share, letters = known_word_share(text)
    if letters < _FEWEST_LETTERS:
        return _Coverage(share=None, is_low=False)
    least = _USUAL_COVERAGE - _SPREAD / math.sqrt(letters) - ease
    return _Coverage(share=round(share, 4), is_low=share < least)


def _verdict(laid: LaidLeaf, coverage: _Coverage) -> tuple[Trust, Doubt]:
    letters = len(re.sub(r"\s", "", laid.text))
    has_edges = bool(laid.head or laid.foot)
    if not laid.was_read:
        return "pending", "not-read"
    if not letters:
        if laid.image_share or laid.strokes > _MANY_STROKES:
            return "pending", "number-only" if has_edges else "no-text"
        return "blank", ""
    if laid.hidden_share > _HIDDEN_SHARE:
        return "pending", "scanner-layer"
    if laid.image_share > _FULL_IMAGE_SHARE and _image_doubt(laid, letters):
        return "pending", _image_doubt(laid, letters)
    if _bad_share(laid.text) > _BROKEN_SHARE:
        return "pending", "bad-characters"
    if not _has_letters(laid.text):
        if laid.image_share > _ANY_IMAGE_SHARE:
            return "pending", "number-only"
        return "text-layer", ""
    doubt = _letters_doubt(laid, coverage)
    if doubt:
        return "pending", doubt
    return ("legacy-font" if laid.legacy_share > _LEGACY_SHARE else "text-layer"), ""


def _image_doubt(laid: LaidLeaf, letters: int) -> Doubt:
    """Return what speaks against visible text over a picture of the whole leaf: a stamp, or what a scanner read."""
    says_itself = laid.told_share > 0 or laid.legacy_share > _LEGACY_SHARE
    if letters < (_ALMOST_NO_TEXT if says_itself else _LONG_STAMP):
        return "number-only"
    is_english = not _is_khmer(laid.text) and _small_word_share(laid.text) > _SMALL_WORD_SHARE
    return "" if says_itself or is_english else "scanner-layer"


def _letters_doubt(laid: LaidLeaf, coverage: _Coverage) -> Doubt:
    if laid.unknown_share > _LEGACY_SHARE:
        return "font-unknown"
    if _is_invalid(laid):
        return "invalid-clusters"
    if laid.misplaced_share > _MISPLACED_SHARE or _is_doubled(laid.text):
        return "doubled-letters"
    if coverage.is_low:
        return "low-coverage"
    if not _is_khmer(laid.text) and _is_no_language(laid.text):
        return "no-words"
    return ""


def _is_no_language(text: str) -> bool:
    share = _no_word_share(text)
    is_foreign = _small_word_share(text) <= _SMALL_WORD_SHARE
    return share > _LIMON_SHARE or (share > _NO_WORD_SHARE and is_foreign)


def _is_invalid(laid: LaidLeaf) -> bool:
    _, clusters = doubled_cluster_share(laid.text)
    slip = min(_CHANCE_INVALID / max(1, clusters), _MOST_OF_A_SLIP) if laid.told_share > 0 else 0.0
    return invalid_cluster_share(laid.text) > _INVALID_SHARE + slip


def _is_doubled(text: str) -> bool:
    share, clusters = doubled_cluster_share(text)
    return clusters > 0 and share > _DOUBLED_SHARE + _CHANCE_DOUBLES / clusters


def _bad_share(text: str) -> float:
    letters = len(re.sub(r"\s", "", text))
    return len(_BROKEN.findall(text)) / letters if letters else 0.0


def _no_word_share(text: str) -> float:
    words = [word for word in _words(text) if len(word) > 2]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    strange = [word for word in words if _NO_WORD.search(word) and not _CODE.fullmatch(word)]
    return len(strange) / len(words)


def _small_word_share(text: str) -> float:
    words = _words(text)
    return sum(_SMALL_WORD.fullmatch(word) is not None for word in words) / max(1, len(words))


def _words(text: str) -> list[str]:
    return [word.strip(_EDGES) for word in _WORD.findall(text)]


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
