"""Postings as text: printable ASCII, which a classic script can carry, and which gzip does the rest for.

An alphabet of 92 signs: those from ! to ~ without the quotation mark and the backslash, which JavaScript would read. A
number is written in digits of 46, lowest first, with 46 added to each but the last. What is written is the distance from
the slot before, and whether the term stands there more than once; for a word that does, how often follows in one sign.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from ._arrays import Bytes, Column, Flags

ALPHABET: Final = "".join(chr(sign) for sign in range(0x21, 0x7F) if chr(sign) not in '"\\')
_SIGNS: Final = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)
_BASE: Final = len(ALPHABET) // 2
# The first sign says twice, the last 93 times or more.
MOST_TIMES: Final = len(ALPHABET) + 1


def encode_number(value: int) -> str:
    """Return one number in the digits of the postings."""
    signs = ""
    while value >= _BASE:
        signs += ALPHABET[value % _BASE + _BASE]
        value //= _BASE
    return signs + ALPHABET[value]


def encode_postings(
    is_first: Flags, slots: Column, counts: Column, levels: Column | None, *, tells_counts: bool
) -> tuple[bytes, Column]:
    """Return the signs of all postings, and where each posting begins (with one entry more: the end).

    `is_first` marks the first posting of each term; `counts` how often the term stands on the leaf; `levels` (0 to 3, of
    records) how short the field is. With `tells_counts` they say how often, else only whether more than once.
    """
    distance = np.empty(len(slots), np.int64)
    distance[:1] = 0
    distance[1:] = slots[1:] - slots[:-1]
    distance[is_first] = slots[is_first]
    if levels is not None:
        distance = distance * 4 + levels
    value = distance * 2 + (counts > 1)
    digits = np.ones(len(value), np.int64)
    for power in range(1, 8):
        digits += value >= _BASE**power
    says_more = (counts > 1) & tells_counts
    ends = np.cumsum(digits + says_more)
    begins = np.append(0, ends)
    out = np.empty(int(begins[-1]), np.uint8)
    _write_numbers(out, begins[:-1], digits, value)
    out[(begins[:-1] + digits)[says_more]] = _SIGNS[np.minimum(counts[says_more], MOST_TIMES) - 2]
    return out.tobytes(), begins


def _write_numbers(out: Bytes, begins: Column, digits: Column, value: Column) -> None:
    rest = value
    for place in range(int(digits.max(initial=0))):
        here = digits > place
        more = (digits > place + 1)[here]
        out[begins[here] + place] = _SIGNS[rest[here] % _BASE + _BASE * more]
        rest = rest // _BASE
