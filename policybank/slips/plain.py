"""What of a reader's words may be kept: nothing that could be a number of somebody's, and no more than is needed.

Names cannot be told from other words. So a reader sees each line before it leaves, nothing is published that fewer than five
slips hold, and a person reads what is to be published. The browser has the same functions in `plain.js`; both are held to
`tests/vectors/slip.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from policybank.khmer import cut, fold
from policybank.schema import LONGEST_WORDS

# An address of mail, of a page or of a messenger.
_ADDRESS: Final = re.compile(
    r"[@＠]|[(\[]at[)\]]|://|www\.|(?:t|wa|fb)\.me(?![a-z])", re.IGNORECASE
)
# Digits with what may part them in a telephone number.
_RUN: Final = re.compile(r"\d(?:[\s().+/-]{0,3}\d)*")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[\s/-]{1,3}(?:19|20)\d\d")
# The number of a card has nine digits, a telephone number eight or more; four are a year.
_LONGEST_NUMBER: Final = 4
_FEWEST_LETTERS: Final = 2
_MOST_ROUNDS: Final = 4


def is_personal(text: str) -> bool:
    """Tell whether `text` holds what may reach or name a person: an address, or digits that are more than a year.

    Wider than `schema.personal_data`, which finds nothing that this does not (a law of the tests): nobody reads what a
    reader's browser keeps.
    """
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    if _ADDRESS.search(plain):
        return True
    return any(
        sum(sign.isdecimal() for sign in run) > _LONGEST_NUMBER and not _YEARS.fullmatch(run)
        for run in _RUN.findall(plain)
    )


def kept_words(query: str) -> str:
    """Return what is kept of a query that found nothing: its words, folded, without any number; empty where it is not kept.

    What is kept of that again is the same, so that whoever reads a slip can tell what a browser of ours would not have sent.
    """
    if is_personal(query):
        return ""
    kept = _cleaned(query)
    # Taking signs out may bring letters together that fold otherwise, or make an accent and its letter one; what does not
    # come to rest is not kept.
    for _ in range(_MOST_ROUNDS):
        before, kept = kept, _cleaned(kept)
        if kept == before:
            letters = sum(unicodedata.category(sign)[0] == "L" for sign in kept)
            return kept if letters >= _FEWEST_LETTERS else ""
    return ""


def _cleaned(text: str) -> str:
    """Return the words of `text`, folded, in small letters, cut between syllables where they are too long."""
    signs = []
    for sign in fold(unicodedata.normalize("NFC", text.lower())):
        kind = unicodedata.category(sign)
        if kind == "Cf":
            continue
        signs.append(sign if kind[0] in "LM" and ord(sign) < 0x10000 else " ")
    words = unicodedata.normalize("NFC", " ".join("".join(signs).split()))
    if len(words) <= LONGEST_WORDS:
        return words
    kept = ""
    for piece in cut(words):
        if len(kept) + len(piece) > LONGEST_WORDS:
            break
        kept += piece
    return kept.strip()
