"""Postings as text: printable ASCII, which a classic script can carry, and which gzip does the rest for.

An alphabet of 92 signs: those from ! to ~ without the quotation mark and the backslash, which JavaScript would read. A
number is written in digits of 46, lowest first, with 46 added to each but the last. What is written is the distance from
the slot before, and whether the term stands there more than once; for words their places follow, modulo 92: a
phrase whose words stand apart passes for whole once in 92 times, and a place is one sign instead of two.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from ._arrays import Bytes, Column, Flags

ALPHABET: Final = "".join(chr(sign) for sign in range(0x21, 0x7F) if chr(sign) not in '"\\')
_SIGNS: Final = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)
_BASE: Final = len(ALPHABET) // 2
PLACES_MODULO: Final = len(ALPHABET)
# Of a word that fills a leaf, the first 93 places are kept: the count is one sign.
MOST_PLACES: Final = PLACES_MODULO + 1


def encode_number(value: int) -> str:
    """Return one number in the digits of the postings."""
    signs = ""
    while value >= _BASE:
        signs += ALPHABET[value % _BASE + _BASE]
        value //= _BASE
    return signs + ALPHABET[value]


def encode_postings(
    is_first: Flags, slots: Column, counts: Column, levels: Column | None, places: Column | None
) -> tuple[bytes, Column]:
    """Return the signs of all postings, and where each posting begins (with one entry more: the end).

    `is_first` marks the first posting of each term; `counts` how often the term stands on the leaf; `levels` (0 to 3, of
    records) how short the field is; `places` one entry for each occurrence, where places are kept.
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
    kept = np.minimum(counts, MOST_PLACES) if places is not None else None
    lengths = digits if kept is None else digits + kept + (kept > 1)
    ends = np.cumsum(lengths)
    begins = np.append(0, ends)
    out = np.empty(int(begins[-1]), np.uint8)
    _write_numbers(out, begins[:-1], digits, value)
    if kept is not None and places is not None:
        several = kept > 1
        after = begins[:-1] + digits
        out[after[several]] = _SIGNS[kept[several] - 2]
        after += several
        _write_places(out, after, kept, counts, places)
    return out.tobytes(), begins


def _write_numbers(out: Bytes, begins: Column, digits: Column, value: Column) -> None:
    rest = value
    for place in range(int(digits.max(initial=0))):
        here = digits > place
        more = (digits > place + 1)[here]
        out[begins[here] + place] = _SIGNS[rest[here] % _BASE + _BASE * more]
        rest = rest // _BASE


def _write_places(out: Bytes, begins: Column, kept: Column, counts: Column, places: Column) -> None:
    number = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    is_kept = number < np.repeat(kept, counts)
    where = np.repeat(begins, counts) + number
    out[where[is_kept]] = _SIGNS[places[is_kept] % PLACES_MODULO]
