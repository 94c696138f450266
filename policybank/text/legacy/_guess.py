"""Recognise a legacy font that lost its name by the words its text makes.

Programs that print into a PDF rename the fonts (`CIDFont+F1`, `TTE1A2B0t00`). Then only what a font writes can tell, and
it must be certain: English taken for Khmer would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from policybank.khmer import invalid_cluster_share, known_word_share

from ._convert import to_unicode
from ._tables import family_of, tables

# Up to four letters (F1, TT0, MSTT31c2d8, TTE1A2B0t00), or a word that says "font", and nothing but hexadecimal figures.
_NO_NAME: Final = re.compile(
    r"(?:cidfont[+])?(?:[a-z]{0,4}[_-]?[0-9][0-9a-f_-]*(?:[to][0-9]+)?|font[0-9]*|unknown|untitled[0-9]*)?",
    re.IGNORECASE,
)

# Inside its words a legacy font has capitals, semicolons and accented letters, one in every six signs; prose in Latin letters
# has next to none.
_INSIDE: Final = re.compile("[a-z][A-Z](?=[a-z])|[a-z];|[a-zA-Z][\u00a1-\u00ff\u03bc]")
_INSIDE_SHARE: Final = 0.06
# Of 940,000 stretches of English, French, German, Spanish and Polish, of code, tables, addresses and acronyms, 17 of 60
# signs and one of 150 make Khmer words, none of 600. With so few signs a family must be in the document already.
_FEWEST_SIGNS: Final = 200
_FEWEST_SIGNS_OF_LIKELY: Final = 40
_ENOUGH_SIGNS: Final = 600
# Prose has a space after 30 to 60 signs; typists of ABC who marked where a line may break had one after each word.
_SPACES_OF_WORDS: Final = 0.1
# Typed by the right table, 600 signs of prose have 0.97 and more of their letters in words; by another table half of them.
_LEAST_COVERAGE: Final = 0.85
_CERTAIN_COVERAGE: Final = 0.95
_MOST_INVALID: Final = 0.02


def has_no_name(font_name: str) -> bool:
    """Return whether a program gave the font this name, so that it says nothing of what the font draws."""
    return _NO_NAME.fullmatch(font_name) is not None and not family_of(font_name)


def guess_family(text: str, likely: Collection[str] = ()) -> str:
    """Return the family whose table makes the most Khmer words of `text`; empty where none makes Khmer of it for certain.

    Families that are `likely`, since other fonts of the document are of them, need less text.
    """
    sample = text[:_ENOUGH_SIGNS]
    signs = len(sample.replace(" ", ""))
    if signs < _FEWEST_SIGNS_OF_LIKELY or len(_INSIDE.findall(sample)) < _INSIDE_SHARE * len(
        sample
    ):
        return ""
    marks_words = sample.count(" ") > _SPACES_OF_WORDS * len(sample)
    best = ("", _LEAST_COVERAGE)
    for table in tables():
        if marks_words != (table.draws[" "] == ("\u200b",)):
            continue
        if len(sample) < _FEWEST_SIGNS and table.family not in likely:
            continue
        khmer = to_unicode(sample, table.family)
        share, letters = known_word_share(khmer)
        is_khmer = letters > 0.5 * signs
        if is_khmer and share > best[1] and invalid_cluster_share(khmer) < _MOST_INVALID:
            best = (table.family, share)
        if best[1] > _CERTAIN_COVERAGE:
            break
    return best[0]
