"""What a Kiwix reader's search is given of a Khmer text, so that a Khmer query finds it.

Every reader that is made on libzim takes all combining marks from a query before it looks it up (`Lower; NFD; [:M:]
remove; NFC`): of ការអប់រំ ("education") only ករអបរ is left, vowels, subscript signs and all. Xapian then takes what stands between
two spaces for one word. So libzim's own indexing, which does the same to the text, finds a Khmer word only where it
happens to stand between spaces. We give it words instead, stripped as the query will be:

- the words that ICU's dictionary finds, and the shorter words of that dictionary inside them,
- each word joined to the next, since a query of two words is written without a space too,
- each spelling that readers mix (`fold` makes one of them; the query of a Kiwix reader is not folded).

Marks are left out for good: no reader asks with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from policybank.khmer import is_known_word, normalise_order, syllables, words

# What Xapian takes for part of a word, of what Khmer is written with: also the sign of repetition and figures.
_RUN: Final = re.compile("[\u1780-\u17b3\u17b6-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e90-9]+")
_KHMER: Final = re.compile("[\u1780-\u17b3]")
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u17b4\u17b5]+")
_MARKS: Final = re.compile("[\u17b4-\u17d3\u17dd]+")
_KHMER_FIGURES: Final = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_LATIN_FIGURES: Final = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_TO_GIVE: Final = re.compile("[ឱឲ]\u17d2យ|អោយ")


def khmer_terms(text: str) -> Iterator[str]:
    """Yield the terms of the Khmer in `text`, in its order, as often as they stand there."""
    seen = normalise_order(_UNSEEN.sub("", text))
    for run in _RUN.findall(seen):
        if _KHMER.search(run) is None:
            continue
        pieces = words(run)
        for piece in pieces:
            yield from _stripped(piece)
            for inner in _inner_words(piece):
                yield from _stripped(inner)
        for first, second in pairwise(pieces):
            yield from _stripped(first + second)


@lru_cache(maxsize=65_536)
def _inner_words(word: str) -> tuple[str, ...]:
    parts = syllables(word)
    if len(parts) < 2:
        return ()
    return tuple(
        inner
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
        for inner in ("".join(parts[start:end]),)
        if inner != word and is_known_word(inner)
    )


@lru_cache(maxsize=65_536)
def _stripped(word: str) -> tuple[str, ...]:
    """Return `word` without marks, in each spelling that is met."""
    found = {word}
    if "\u17d2ត" in word or "\u17d2ដ" in word:
        found |= {one.replace("\u17d2ដ", "\u17d2ត") for one in found} | {one.replace("\u17d2ត", "\u17d2ដ") for one in found}
    if _TO_GIVE.search(word):
        found |= {_TO_GIVE.sub(spelling, one) for one in found for spelling in ("ឱ្យ", "ឲ្យ", "អោយ")}
    found |= {one.translate(_KHMER_FIGURES) for one in found} | {one.translate(_LATIN_FIGURES) for one in found}
    return tuple(sorted({_MARKS.sub("", one) for one in found} - {""}))
