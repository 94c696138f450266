"""What a Kiwix reader's search is given of a text, so that a Khmer query finds it.

Xapian, which searches in every Kiwix reader, takes what stands between two spaces for one word, and Khmer has spaces between
clauses only. So libzim's own indexing finds a Khmer word only where it happens to stand alone. We give words instead:

- the words that ICU's dictionary finds, and the shorter words of that dictionary inside them,
- each word joined to the next, since a query of two words is written without a space too; particles and pieces that are no
  word of the dictionary are joined to nothing, figures are,
- each spelling of a word that readers mix (`fold` makes one of them; the query of a Kiwix reader is not folded),
- all of them twice: libzim 9 takes the combining marks from a query before it looks it up (of ការអប់រំ only ករអបរ is left),
  libzim 8, which Debian 12 has, takes it as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final
from zlib import crc32

from policybank.khmer import is_known_word, normalise_order, syllables, words

# What Xapian takes for part of a word, of what Khmer is written with: also the sign of repetition and figures.
_RUN: Final = re.compile("[\u1780-\u17b3\u17b6-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e90-9]+")
_PART: Final = re.compile("[\u17e0-\u17e90-9]+|[^\u17e0-\u17e90-9]+")
_KHMER: Final = re.compile("[\u1780-\u17b3]")
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u17b4\u17b5]+")
_MARKS: Final = re.compile("[\u17b4-\u17d3\u17dd]+")
_KHMER_FIGURES: Final = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_LATIN_FIGURES: Final = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_TO_GIVE: Final = re.compile("[ឱឲ]\u17d2យ|អោយ")
_SPELLINGS_OF_TO_GIVE: Final = ("ឱ្យ", "ឲ្យ", "អោយ")
# Words of grammar alone ("and", "of", "which", "in", …). Nobody looks for a word with one of them, and every second join has one.
PARTICLES: Final = frozenset({
    "និង", "ឬ", "នៃ", "ដែល", "ក្នុង", "នៅ", "ជា", "បាន", "ទៅ", "មាន", "ពី", "ដោយ", "នេះ",
    "នោះ", "របស់", "គឺ", "ក៏", "ថា", "លើ", "ឲ្យ", "ឱ្យ", "អោយ", "នឹង", "ដល់", "ចំពោះ", "តាម",
    "ដើម្បី", "រួច", "ហើយ", "ទេ", "មិន", "មួយ", "ដ៏", "នូវ", "ផង", "មក", "ចេញ", "ឡើង", "ត្រូវ",
    "ត្រូវបាន", "គ្នា", "វិញ", "តែ", "ទៀត", "សម្រាប់", "ដូច", "រវាង", "ព្រោះ", "ប៉ុន្តែ", "នៅក្នុង",
})  # fmt: skip
_SUBSCRIPT_DA, _SUBSCRIPT_TA = "\u17d2ដ", "\u17d2ត"
# Xapian leaves out longer words.
_MOST_BYTES: Final = 64
_LONGEST_STRETCH: Final = 8
_PLACES: Final = 1 << 24


def stripped(word: str) -> str:
    """Return `word` as libzim 9 looks it up: without combining marks."""
    return _MARKS.sub("", word)


class CommonJoins:
    """Remembers which joins of two words stand in more than one text, in 16 MB however many there are.

    Two joins may fall on one place; then one that stands in a single text is kept as well, which costs room and nothing else.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._counts = bytearray(_PLACES)

    def see(self, text: str) -> None:
        """Take in the joins of one text."""
        for place in {self._place(join) for run in _runs(text) for join in _joins(run)}:
            self._counts[place] = min(2, self._counts[place] + 1)

    def __contains__(self, join: str) -> bool:
        return self._counts[self._place(join)] > 1

    @staticmethod
    def _place(join: str) -> int:
        return crc32(join.encode("utf-8")) % _PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedText:
    """The terms of a text with a space between, and how many words it has."""

    terms: str
    word_count: int


def index_text(text: str, common: CommonJoins | None = None) -> IndexedText:
    """Return the terms of `text`. With `common` joins that no other text has are left out."""
    seen = normalise_order(_UNSEEN.sub("", text))
    terms = [_without_accents(_RUN.sub(_other_writing, seen))]
    count = 0
    for run in _runs(seen):
        count += len(run)
        for word in run:
            terms += _spelled(word)
            for inner in _inner_words(word):
                terms += _spelled(inner)
        for join in _joins(run):
            if common is None or join in common:
                terms += _as_written(join)
    return IndexedText(terms=" ".join(terms), word_count=count + len(terms[0].split()))


def index_title(title: str) -> str:
    """Return the terms of `title`: of its Khmer each stretch of words, for a title is typed whole or from its middle."""
    stretches = {
        "".join(run[start:end])
        for run in _runs(title)
        for start in range(len(run))
        for end in range(start + 1, min(len(run), start + _LONGEST_STRETCH) + 1)
    }
    terms = [term for one in sorted(stretches) for term in _spelled(one)]
    return " ".join((*terms, index_text(title).terms))


def _other_writing(run: re.Match[str]) -> str:
    return " " if _KHMER.search(run[0]) else run[0]


def _runs(text: str) -> list[tuple[str, ...]]:
    seen = normalise_order(_UNSEEN.sub("", text))
    return [_pieces(run) for run in _RUN.findall(seen) if _KHMER.search(run)]


def _pieces(run: str) -> tuple[str, ...]:
    # ICU leaves a figure in one piece with the letters before it.
    return tuple(piece for part in _PART.findall(run) for piece in words(part))


def _joins(run: tuple[str, ...]) -> list[str]:
    """Return each word joined to the next, but for particles and what is no word."""
    return [
        first + second
        for first, second in pairwise(run)
        if _is_joined(first) and _is_joined(second)
    ]


@lru_cache(maxsize=65_536)
def _is_joined(word: str) -> bool:
    # A figure is joined: ឆ្នាំ២០០៧ ("the year 2007") is written in one.
    return word not in PARTICLES and (is_known_word(word) or not _KHMER.search(word))


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
        # Of one letter without marks: a term of half of all texts, and nobody means it by that letter.
        if inner != word and len(stripped(inner)) > 1 and is_known_word(inner)
    )


def _as_written(word: str) -> tuple[str, ...]:
    """Return `word` with its marks and without, in figures of both kinds: for joins.

    Their other spellings were a sixth of the room of all joins, and raised recall by .002.
    """
    found = {word, *(word.translate(to) for to in (_KHMER_FIGURES, _LATIN_FIGURES))}
    return _short_enough(found)


def _short_enough(found: set[str]) -> tuple[str, ...]:
    both = found | {stripped(one) for one in found}
    return tuple(sorted(one for one in both if one and len(one.encode("utf-8")) <= _MOST_BYTES))


@lru_cache(maxsize=262_144)
def _spelled(word: str) -> tuple[str, ...]:
    """Return `word` in each spelling that is met, with its marks and without."""
    found = {word}
    if _SUBSCRIPT_DA in word or _SUBSCRIPT_TA in word:
        found |= {
            word.replace(_SUBSCRIPT_DA, _SUBSCRIPT_TA),
            word.replace(_SUBSCRIPT_TA, _SUBSCRIPT_DA),
        }
    if _TO_GIVE.search(word):
        found |= {_TO_GIVE.sub(put, one) for one in found for put in _SPELLINGS_OF_TO_GIVE}
    found |= {one.translate(to) for one in found for to in (_KHMER_FIGURES, _LATIN_FIGURES)}
    return _short_enough(found)


def _without_accents(text: str) -> str:
    """Return `text` as libzim's own indexing has it: small letters without marks."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M"))
    )
