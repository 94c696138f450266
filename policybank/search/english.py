"""English words as the index and the search box know them: found in a text, and brought to one stem.

The stems are those of Snowball's English stemmer (Porter's second), which people have trusted for twenty years, with
three things of our own that `docs/decisions/english-words.md` weighs: one spelling for American and British writers, the
plurals that no ending tells, and a few beginnings that keep words of policy apart. Two libraries with the name of one
stemmer differ in a word of 70, so both sides are ours: `browser/english.js` does the same, and tests hold the two to each
other over every word there is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from . import _english_rules as rules

STOP_WORDS: Final = frozenset(rules.STOP_WORDS.split())

# Latin-1, Latin Extended-A and -B, and Latin Extended Additional with the letters of Vietnamese.
_ACCENTED: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
# Of ǿ this is ø, which has a plain letter of its own.
_BASES: Final = [(code, unicodedata.normalize("NFD", chr(code))[0]) for code in _ACCENTED]
_ACCENTED_LETTER: Final = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_PLAIN: Final = str.maketrans(
    {chr(code): rules.PLAIN_LETTERS.get(base, base) for code, base in _BASES} | rules.PLAIN_LETTERS
)
_WORD: Final = re.compile(f"([a-z0-9]+)(?:[{rules.APOSTROPHES}]s(?![a-z0-9]))?")

_SPELLINGS: Final = tuple((held, re.compile(find), put) for held, find, put in rules.SPELLINGS)
_YS: Final = re.compile("(^|[aeiouy])y")
_REGIONS: Final = re.compile(
    f"({rules.BEGINNINGS}|[^aeiouy]*[aeiouy]+[^aeiouy])([^aeiouy]*[aeiouy]+[^aeiouy])?"
)
_VOWEL: Final = re.compile("[aeiouy]")
_PAST_OR_ING: Final = re.compile("(.*?)(eed|ing|ed)(ly)?$")
_BEFORE_EED: Final = re.compile(f"({rules.BEFORE_EED})$")
_BEFORE_ING: Final = re.compile(f"({rules.BEFORE_ING})$")
_SHORT: Final = re.compile("(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$")
_DOUBLES: Final = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_LONGEST: Final = tuple(max(map(len, table)) for table in rules.ENDINGS)
# Most words end in none of these, and need no further look.
_LAST_LETTERS: Final = tuple(frozenset(ending[-2:] for ending in table) for table in rules.ENDINGS)
_LAST_PASS: Final = 2


def plain_latin(text: str) -> str:
    """Return `text` with plain letters for accented Latin ones. As long as `text`, so that offsets stay good.

    Expects composed letters (NFC), as all texts of the bank are.
    """
    # Looked for first: most of what is not ASCII here is Khmer, and `translate` looks up each letter.
    return text.translate(_PLAIN) if _ACCENTED_LETTER.search(text) else text


def english_words(text: str) -> list[str]:
    """Return the words of a folded, lower-case `text` in order: runs of `a-z` and `0-9`, accents off.

    The "'s" of a possession is dropped ("children's" gives "children"). At any other apostrophe a word ends: "don't" gives
    "don" and "t", "l'école" gives "l" and "ecole", so that a reader finds "ecole".
    """
    return _WORD.findall(plain_latin(text))


def stem(word: str) -> str:
    """Return the stem of a lower-case word of `a-z` and `0-9`; the same as the browser's, letter for letter.

    Not cached: who asks for a text's words asks for each distinct word once.
    """
    known = rules.WHOLE_WORDS.get(word)
    if known is not None:
        return known
    if len(word) < 3:
        return word
    for held, find, put in _SPELLINGS:
        if held in word:
            word = find.sub(put, word)
    has_y = "y" in word
    if has_y:
        word = _YS.sub(r"\1Y", word)
    first, second = _regions(word)
    word = _without_plural(word)
    if word[-1] in "dgy":
        word = _without_past_or_ing(word, first)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in "aeiouy":
        word = f"{word[:-1]}i"
    word = _without_endings(word, first, second)
    word = _without_last_letter(word, first, second)
    return word.replace("Y", "y") if has_y else word


def _regions(word: str) -> tuple[int, int]:
    """Return where the two regions begin in which endings may be changed."""
    match = _REGIONS.match(word)
    if match is None:
        return len(word), len(word)
    second = match.end(2)
    return match.end(1), second if second >= 0 else len(word)


def _without_plural(word: str) -> str:
    if word[-1] == "s":
        if word.endswith("sses"):
            return word[:-2]
        if word.endswith("ies"):
            return word[:-2] if len(word) > 4 else word[:-1]
        if word[-2] not in "us" and _VOWEL.search(word, 0, len(word) - 2):
            return word[:-1]
    elif word.endswith("ied"):
        return word[:-2] if len(word) > 4 else word[:-1]
    return word


def _without_past_or_ing(word: str, first: int) -> str:
    match = _PAST_OR_ING.match(word)
    if match is None:
        return word
    before, ending, adverb = match.groups()
    if ending == "eed":
        is_part = len(before) < first or _BEFORE_EED.fullmatch(before)
        return word if is_part else f"{before}ee"
    if ending == "ing" and not adverb:
        if len(before) == 2 and before[1] == "y" and before[0] not in "aeiouy":
            return f"{before[0]}ie"
        if _BEFORE_ING.fullmatch(before):
            return word
    if not _VOWEL.search(before):
        return word
    if before.endswith(("at", "bl", "iz")):
        return f"{before}e"
    if before.endswith(_DOUBLES):
        return before if len(before) == 3 and before[0] in "aeo" else before[:-1]
    if len(before) == first and _SHORT.search(before):
        return f"{before}e"
    return before


def _without_endings(word: str, first: int, second: int) -> str:
    for number, table in enumerate(rules.ENDINGS):
        if word[-2:] not in _LAST_LETTERS[number]:
            continue
        for length in range(_LONGEST[number], 1, -1):
            ending = word[-length:]
            if ending not in table:
                continue
            begin = len(word) - length
            region = second if number == _LAST_PASS or ending == "ative" else first
            if begin >= region and (
                ending not in rules.ONLY_BEHIND or word[begin - 1] in rules.ONLY_BEHIND[ending]
            ):
                word = word[:begin] + table[ending]
            break
    return word


def _without_last_letter(word: str, first: int, second: int) -> str:
    at = len(word) - 1
    if word[-1] == "e":
        if at >= second or (at >= first and not _SHORT.search(word, 0, at)):
            return word[:-1]
    elif word[-1] == "l" and at >= second and word[-2] == "l":
        return word[:-1]
    return word
