"""How much of a text is Khmer."""

from __future__ import annotations

import re

# The block without its digits and currency sign, which stand in texts of any language here (៣ %, ១០០០៛).
_KHMER_SIGN = re.compile("[\u1780-\u17da\u17dc\u17dd]")


def has_khmer(text: str) -> bool:
    """Return whether a Khmer letter or mark stands anywhere in `text`; digits alone do not count."""
    return _KHMER_SIGN.search(text) is not None


def khmer_share(text: str) -> float:
    """Return which part of the letters and marks of `text` is Khmer, from 0 to 1; 0 for a text without letters."""
    khmer = len(_KHMER_SIGN.findall(text))
    others = sum(letter.isalpha() and not "\u1780" <= letter <= "\u17dd" for letter in text)
    return khmer / (khmer + others) if khmer else 0.0
