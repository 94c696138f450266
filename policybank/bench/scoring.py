"""How far a text that was read is from the true one.

Character error rates as OCR research has them: Levenshtein distance over the length of the truth, in per cent. Both sides
are brought to one form first: NFC, zero-width characters and soft hyphens out, the look-alike subscripts DA and TA as one,
a subscript RO behind the others.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

_ZERO_WIDTH: Final = re.compile("[\u200b-\u200d\ufeff\u00ad\u2060]")
_KHMER: Final = "\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9"
_BREAK_IN_KHMER: Final = re.compile(f"(?<=[{_KHMER}])[ \t]*\n\\s*(?=[{_KHMER}])")
_TWO_KHMER: Final = re.compile(f"[{_KHMER}]{{2}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Per cent of wrong characters, white space left out and kept; spaces too many inside Khmer for 1,000 characters."""

    without_spaces: float
    with_spaces: float
    extra_spaces: float


def score_text(truth: str, read: str) -> Score:
    """Return how far `read` is from `truth`. A line break between two Khmer letters counts as no space."""
    lines = tuple(_one_line(text) for text in (truth, read))
    bare = tuple(re.sub(r"\s+", "", _fold(text)) for text in (truth, read))
    return Score(
        without_spaces=100 * Levenshtein.distance(*bare) / max(1, len(bare[0])),
        with_spaces=100 * Levenshtein.distance(*lines) / max(1, len(lines[0])),
        extra_spaces=_extra_spaces(*lines),
    )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.replace("\f", "\n").replace("\u00a0", " "))
    plain = _ZERO_WIDTH.sub("", plain).replace("\u17d2\u178a", "\u17d2\u178f")
    return re.sub("(\u17d2\u179a)(\u17d2[\u1780-\u17a2])", r"\2\1", plain)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", _BREAK_IN_KHMER.sub("", _fold(text))).strip()


def _extra_spaces(truth: str, read: str) -> float:
    (true_letters, true_gaps), (letters, gaps) = (_gaps(text) for text in (truth, read))
    extra = 0
    for step in Levenshtein.opcodes(true_letters, letters):
        if step.tag != "equal":
            continue
        shift = step.dest_start - step.src_start
        extra += sum(
            place + shift in gaps
            and place not in true_gaps
            and _TWO_KHMER.match(true_letters, place - 1, place + 1) is not None
            for place in range(step.src_start + 1, step.src_end)
        )
    return 1000 * extra / max(1, len(true_letters))


def _gaps(text: str) -> tuple[str, set[int]]:
    letters: list[str] = []
    gaps: set[int] = set()
    for sign in text:
        if sign == " ":
            gaps.add(len(letters))
        else:
            letters.append(sign)
    return "".join(letters), gaps
