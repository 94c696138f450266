"""Sort Khmer lists as a Khmer reader expects, without ICU.

Python sorts by code point, which puts ឫ after អ, Latin before Khmer, and ១ far from 1. PyICU needs a compiler on most
machines, and icu4py has no collator, so the few hundred elements that titles here are made of stand in
`_collation_table.py`, and this module is the Unicode Collation Algorithm over them.

**Domain.** The order is exact, sign by sign the same as `Intl.Collator("km")`, for text of Khmer, Latin-1, Latin
Extended-A, general punctuation, digits, and the zero-width characters. Other scripts come after, by code point.

A browser has this order only if its ICU carries Khmer: Firefox, Safari and Node do; Chromium 156 does not
(`Intl.Collator.supportedLocalesOf("km")` is empty) and quietly answers with the root order, where Latin comes first and
ឫ after អ. Lists are therefore sorted here, when the site is built, and never again in the browser.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from . import _collation_table as table

_Bytes3 = tuple[bytes, bytes, bytes]

# Level separators: lower than the first byte of every weight, so that the shorter of two like texts comes first.
_BETWEEN_LEVELS: Final = b"\0\0"


class _Weights(dict[str, _Bytes3]):
    """Sort weights of each element; one outside the table comes after all others, by code point."""

    def __missing__(self, element: str) -> _Bytes3:
        weights = (
            b"\xff" + ord(element).to_bytes(3, "big"),
            table.USUAL.to_bytes(1, "big"),
            table.PLAIN.to_bytes(1, "big"),
        )
        self[element] = weights
        return weights


def _make_weights() -> _Weights:
    primary = {
        letter: rank.to_bytes(2, "big")
        for rank, letter in enumerate((" ", *table.PRIMARY_ORDER), start=0x0100)
    }
    signs = {
        sign: table.FIRST_SIGN + rank
        for rank, group in enumerate(table.SECONDARY_ORDER)
        for sign in group
    }
    plain = {
        **{letter: (table.Weight(letter),) for letter in primary},
        **{sign: (table.Weight(sign),) for sign in signs},
    }
    weights = _Weights(dict.fromkeys(table.IGNORED, (b"", b"", b"")))
    for element, parts in {**plain, **table.EXPANSIONS}.items():
        weights[element] = (
            b"".join(primary.get(part.letter, b"") for part in parts),
            bytes(signs.get(part.letter, part.secondary) for part in parts),
            bytes(part.tertiary for part in parts),
        )
    return weights


_WEIGHTS: Final = _make_weights()


def _element_pattern(elements: list[str]) -> re.Pattern[str]:
    """Return the expression that cuts a text into elements: the longest of `elements`, else one sign.

    A sign that begins none of them, or is not followed by the second sign of one, is taken at once. Tried one by one,
    the alternatives cost three times as much, and 10,000 titles are sorted in every build.
    """
    first = "".join(sorted({element[0] for element in elements}))
    second = "".join(sorted({element[1] for element in elements}))
    longest_first = "|".join(sorted(elements, key=len, reverse=True))
    return re.compile(f"[^{first}]|[{first}](?![{second}])|{longest_first}|.", re.DOTALL)


_ELEMENT: Final = _element_pattern([element for element in _WEIGHTS if len(element) > 1])


def collation_key(text: str) -> bytes:
    """Return a key that sorts `text` among others in Khmer order.

    Two texts have the same key when the order sees no difference between them (`១` and `1`, or a zero-width space
    more); a caller that needs one fixed order adds its own second key.
    """
    elements = _ELEMENT.findall(normalize("NFD", text))
    if not elements:
        return b""
    levels = zip(*map(_WEIGHTS.__getitem__, elements), strict=True)
    return _BETWEEN_LEVELS.join(map(b"".join, levels))
