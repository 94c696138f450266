"""Under which titles a page is offered while a reader types, also from a word inside its title.

Kiwix offers titles of which a word begins with what was typed, and takes what stands between spaces for one word: of
ច្បាប់ស្តីពីការអប់រំ ("Law on Education") it knows the beginning only. So a page has redirects of the same title, broken unseen
at other words: with a break at each third word, beginning at the first, the second and the third, each word is once the first
of a run, and the next two are in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policybank.khmer import has_khmer, words

from ._terms import stripped

# Ends a word for Xapian and is drawn by nobody (U+200B will not do: Xapian reads over it).
BREAK: Final = "\u2063"
# Xapian indexes no word of more than 64 bytes, and a Khmer letter takes three.
_MOST_LETTERS: Final = 20
# How many words may be typed without a space from the middle of a title on; so many redirects has a title.
_RUN: Final = 3


def title_of(title: str) -> str:
    """Return `title` so that each run of it can be found: runs that are too long are ended unseen between two words."""
    return "".join(_broken(title))


def more_titles(title: str) -> tuple[str, ...]:
    """Return the further titles of a page: `title` itself, in which other words begin a run."""
    if not has_khmer(title):
        return ()
    own = title_of(title)
    found = dict.fromkeys("".join(_broken(title, first)) for first in range(1, _RUN + 1))
    return tuple(one for one in found if one != own and _starts(one) - _starts(own))


def _starts(title: str) -> frozenset[int]:
    """Return before which letters of the title a run of Khmer begins."""
    places, place = set(), 0
    for run in title.split(BREAK):
        for piece in run.split(" "):
            if has_khmer(piece):
                places.add(place)
            place += len(piece) + 1
        place -= 1
    return frozenset(places)


def _broken(title: str, first: int | None = None) -> Iterator[str]:
    """Yield `title` in pieces: with a break where a run grows too long, or after the `first` words and each three on."""
    letters = count = 0
    limit = first
    for piece in words(title):
        size = len(stripped(piece)) if has_khmer(piece) else 0
        if letters and size and (letters + size > _MOST_LETTERS or count == limit):
            yield BREAK
            letters, count = 0, 0
            limit = first and _RUN
        if size:
            letters, count = letters + size, count + 1
        else:
            letters, count, limit = 0, 0, first
        yield piece
