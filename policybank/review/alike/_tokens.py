"""Cut a text into what is compared: Khmer orthographic syllables in one spelling, Latin words in small letters, numbers."""

from __future__ import annotations

import re
from typing import Final

from policybank.khmer import SYLLABLE_EXPRESSION, fold, latin_numerals

_TOKEN: Final = re.compile(rf"{SYLLABLE_EXPRESSION}|[^\W\d_\u1780-\u17ff]+|[0-9]+")

_PIECE: Final = 3


def tokens_of(text: str) -> list[str]:
    """Return the tokens of `text` in order; what is neither letter nor number is left out."""
    return _TOKEN.findall(latin_numerals(fold(text)).lower())


def pieces_of(text: str) -> list[str]:
    """Return the tokens of a long text, Latin words cut to three letters: about what a Khmer syllable weighs.

    A machine that misreads every tenth letter spoils two words of three, but only one such piece of three.
    """
    pieces: list[str] = []
    for token in tokens_of(text):
        if len(token) <= _PIECE or is_khmer(token) or token[0].isdigit():
            pieces.append(token)
        else:
            pieces += [token[at : at + _PIECE] for at in range(0, len(token), _PIECE)]
    return pieces


def is_khmer(token: str) -> bool:
    """Tell whether `token` is a Khmer syllable."""
    return "\u1780" <= token[0] <= "\u17ff"
