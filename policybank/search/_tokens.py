"""What stands on a leaf, as the index sees it: runs of Khmer syllables, and words of other scripts with their places.

The browser cuts a query with the same expressions (`browser/query.js`); both are held to `tests/vectors/search.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from policybank.khmer import SPACE_EXPRESSION, SYLLABLE_EXPRESSION, WRITTEN_SIGNS, fold

from .english import english_words, plain_latin

# No word of a language is longer; what is comes from a broken PDF or a joke.
LONGEST_WORD: Final = 40

# A syllable, or a stretch without any Khmer, which ends a run.
_PIECE: Final = re.compile(f"{SYLLABLE_EXPRESSION}|[^{WRITTEN_SIGNS}]+")
_KHMER: Final = f"[{WRITTEN_SIGNS}]"
# Writers of Khmer put spaces where they breathe, and lines end where there is no room.
_GAP: Final = re.compile(f"(?<={_KHMER}){SPACE_EXPRESSION}(?={_KHMER})")
# The one capital whose small form is two characters: offsets would shift.
_LONG_CAPITAL: Final = "\u0130"

BREAK: Final = 0


def folded(text: str) -> str:
    """Return `text` in the one spelling of the index: Khmer folded and without gaps, small letters without marks."""
    text = plain_latin(fold(text).replace(_LONG_CAPITAL, "I").lower())
    return _GAP.sub("", text)


class Numbering(dict[str, int]):
    """Numbers for texts, from 1, in the order in which they are first met; `accept` says which get one (0: none)."""

    def __init__(self, shape: Callable[[str], str]) -> None:
        """Begin with nothing; `shape` gives the form under which a text is numbered, or "" where it is not."""
        super().__init__()
        self._shape = shape
        self._forms: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        form = self._shape(text)
        if not form:
            return 0
        number = self._forms.setdefault(form, len(self._forms) + 1)
        self[text] = number
        return number

    @property
    def forms(self) -> tuple[str, ...]:
        """The numbered forms; the first has number 1."""
        return tuple(self._forms)


def syllable_numbers(text: str, numbering: Numbering) -> list[int]:
    """Return the numbers of the Khmer syllables of folded `text` in order, with BREAK where a run ends."""
    return list(map(numbering.__getitem__, _PIECE.findall(text)))


def words_of(text: str) -> list[str]:
    """Return the words and numbers of folded `text` that are not Khmer, in order."""
    return [word[:LONGEST_WORD] for word in english_words(text)]


def khmer_syllable(piece: str) -> str:
    """Return `piece` when it is a Khmer syllable, else nothing: the shape of a numbering of syllables."""
    return (
        piece
        if "\u1780" <= piece[0] <= "\u17dd"
        and piece[0] not in "\u17d4\u17d5\u17d6\u17d7\u17d8\u17d9\u17da\u17db\u17dc"
        else ""
    )
