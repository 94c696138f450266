"""Under which titles a page is offered while a reader types, also from a word inside its title.

Kiwix offers titles of which a word begins with what was typed, and takes what stands between spaces for one word: of
ច្បាប់ស្តីពីការអប់រំ ("Law on Education") it knows the beginning only. So a page has redirects besides, one from each word on, as
a permuted index of titles has: "ការអប់រំ — ច្បាប់ស្តីពីការអប់រំ".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from policybank.khmer import has_khmer, words

from ._terms import stripped

# Ends a word for Xapian and is drawn by nobody (U+200B will not do: Xapian reads over it).
BREAK: Final = "\u2063"
# Xapian indexes no word of more than 64 bytes, and a Khmer letter takes three.
_MOST_LETTERS: Final = 20
_BETWEEN: Final = " — "
_MOST: Final = 12


def title_of(title: str) -> str:
    """Return `title` so that each run of it can be found: runs that are too long are ended unseen between two words."""
    return "".join(_broken(title))


def more_titles(title: str) -> tuple[str, ...]:
    """Return the further titles of a page: from each Khmer word inside `title` on, with the title behind it in words."""
    pieces = words(title) if has_khmer(title) else ()
    starts = list(accumulate(map(len, pieces), initial=0))[:-1]
    whole = BREAK.join(pieces).replace(f"{BREAK} {BREAK}", " ")
    found = [
        f"{title_of(title[start:])}{_BETWEEN}{whole}"
        for start, piece in zip(starts, pieces, strict=True)
        if start and has_khmer(piece) and len(stripped(piece)) > 1
    ]
    return tuple(found[:_MOST])


def _broken(title: str) -> Iterator[str]:
    letters = 0
    for piece in words(title):
        count = len(stripped(piece)) if has_khmer(piece) else 0
        if letters and letters + count > _MOST_LETTERS:
            yield BREAK
            letters = 0
        letters = letters + count if count else 0
        yield piece
