"""Compare titles as people retype them: slips of the finger, other spellings, suffixes, names of files, left-out years."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from policybank.khmer import latin_numerals

from ._tokens import is_khmer, tokens_of

# What is hung on a title and says nothing of the document, at its end or in brackets.
_SUFFIXES: Final = frozenset(
    [
        "kh",
        "khm",
        "km",
        "khmer",
        "en",
        "eng",
        "english",
        "final",
        "version",
        "ver",
        "v",
        "v1",
        "v2",
        "v3",
        "pdf",
        "doc",
        "docx",
        "copy",
        "scan",
        "scanned",
        "signed",
        "new",
        "latest",
        "print",
        "web",
        "ok",
        "official",
        "unofficial",
        "translation",
        "edited",
        "a4",
        "updated",
        "file",
    ]
)
_KHMER_SUFFIXES: Final = tuple(
    tuple(tokens_of(text))
    for text in (
        "ភាសាខ្មែរ",
        "ភាសាអង់គ្លេស",
        "ខ្មែរ",
        "អង់គ្លេស",
        "ច្បាប់ចម្លង",
        "ចុងក្រោយ",
        "ស្កេន",
        "ឯកសារ PDF",
    )
)
# Between the words that name a thing; and what every second title here begins or ends with.
_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "s",
        "kingdom",
        "royal",
        "government",
        "cambodia",
        "cambodian",
        "ministry",
        "regarding",
        "concerning",
        "about",
    ]
)
_KHMER_SMALL: Final = tuple(
    tuple(tokens_of(text))
    for text in ("ស្ដីពី", "នៃព្រះរាជាណាចក្រកម្ពុជា", "ព្រះរាជាណាចក្រកម្ពុជា", "កម្ពុជា", "ឆ្នាំ", "លេខ", "និង")
)
# Words that make another document of a title: a law that amends, a summary, a draft.
_MARKS: Final = frozenset(
    [
        "amendment",
        "amendments",
        "amending",
        "amended",
        "amend",
        "summary",
        "brief",
        "review",
        "midterm",
        "evaluation",
        "draft",
        "annex",
        "annexes",
        "guide",
        "handbook",
    ]
)
_KHMER_MARKS: Final = tuple(
    (tuple(tokens_of(text)), mark)
    for text, mark in (
        ("វិសោធនកម្ម", "amend"),
        ("សង្ខេប", "summary"),
        ("សេចក្ដីព្រាង", "draft"),
        ("ឧបសម្ព័ន្ធ", "annex"),
    )
)
_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
# What a machine reads, or a finger finds, in the place of a letter.
_DIGIT_IN_WORD: Final = re.compile(r"(?<=[A-Za-z])[015](?=[a-z]{2})")
_LETTERS: Final = {"0": "o", "1": "l", "5": "s"}
_SHORT_RANGE: Final = re.compile(r"\b((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)\b(?!\d)")
_DOUBLED: Final = re.compile(r"(.)\1")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_GLUED_YEARS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?!\d)")
_CAMEL: Final = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"
)
_ENDING: Final = re.compile(r"\.(?:pdf|docx?|PDF|DOCX?)\s*\Z")
# A syllable or word that the other title has in another spelling counts so much.
_SLIP: Final = 0.9
_LONGEST_SLIP: Final = 24
# Titles that share less than this part of their syllables cannot come near.
_FEWEST_SHARED: Final = 0.6

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """One title, cut up: Latin words, Khmer syllables, years, other numbers, and marks of another kind of document."""

    words: tuple[str, ...]
    syllables: tuple[str, ...]
    years: frozenset[str]
    numbers: frozenset[str]
    marks: frozenset[str]  # of the Khmer title; a Latin word is looked at when it stands alone

    @property
    def is_empty(self) -> bool:
        """Whether no word is left to compare."""
        return not self.words and not self.syllables


def names_of(title: str) -> Names:
    """Return `title` cut up, without its suffixes."""
    text = _ENDING.sub("", unicodedata.normalize("NFC", title).strip())
    if "_" in text or " " not in text:
        text = _CAMEL.sub(" ", re.sub(r"[_.+]|(?<!\d)-|-(?!\d)", " ", text))
    text = _DIGIT_IN_WORD.sub(lambda found: _LETTERS[found.group()], text)
    text = _GLUED_YEARS.sub(r"\1 \2", text)
    text = _SHORT_RANGE.sub(
        lambda found: f"{found[1]} {found[1][:2]}{found[2]}", latin_numerals(text)
    )
    tokens = _without_suffixes(tokens_of(text))
    khmer, marks = _without_runs(
        [token for token in tokens if is_khmer(token)], _KHMER_SMALL, _KHMER_MARKS
    )
    latin = [token for token in tokens if not is_khmer(token) and not token[0].isdigit()]
    numbers = [token.lstrip("0") for token in tokens if token[0].isdigit()]
    numbers += [_ROMAN[word] for word in latin if word in _ROMAN]
    return Names(
        words=tuple(
            word for word in latin if len(word) > 1 and word not in _SMALL and word not in _ROMAN
        ),
        syllables=tuple(khmer),
        years=frozenset(number for number in numbers if _YEAR.match(number)),
        numbers=frozenset(number for number in numbers if number and not _YEAR.match(number)),
        marks=frozenset(marks),
    )


def _without_suffixes(tokens: list[str]) -> list[str]:
    tokens = list(tokens)
    while len(tokens) > 1:
        run = next((one for one in _KHMER_SUFFIXES if _ends_with(tokens, one)), None)
        if run is not None and len(run) < len(tokens):
            del tokens[-len(run) :]
        elif tokens[-1] in _SUFFIXES or (
            len(tokens[-1]) == 1 and tokens[-1].isdigit() and tokens[-2] in _SUFFIXES
        ):
            tokens.pop()
        else:
            break
    return tokens


def _ends_with(tokens: Sequence[str], run: Sequence[str]) -> bool:
    return tuple(tokens[-len(run) :]) == tuple(run)


def _without_runs(
    syllables: list[str],
    small: Iterable[tuple[str, ...]],
    marks: Iterable[tuple[tuple[str, ...], str]],
) -> tuple[list[str], set[str]]:
    found = {mark for run, mark in marks if _place_of(syllables, run) is not None}
    for run in small:
        while (place := _place_of(syllables, run)) is not None and len(syllables) > len(run):
            syllables = syllables[:place] + syllables[place + len(run) :]
    return syllables, found


def _place_of(syllables: Sequence[str], run: Sequence[str]) -> int | None:
    length = len(run)
    for place in range(len(syllables) - length + 1):
        if tuple(syllables[place : place + length]) == tuple(run):
            return place
    return None


def words_alike(one: Sequence[str], two: Sequence[str], weigh: Weigh) -> float:
    """Return how alike two titles in Latin words are, from 0 to 1, whatever the order of their words."""
    left, right = list(one), list(two)
    same = 0.0
    for word in one:
        if word in right:
            right.remove(word)
            left.remove(word)
            same += weigh(word)
    for word in tuple(left):
        near = next((other for other in right if _is_slip(word, other)), None)
        if near is not None:
            left.remove(word)
            right.remove(near)
            same += _SLIP * min(weigh(word), weigh(near))
    left, right = (
        [word for word in some if len(word) > 2 and not _is_small(word)] for some in (left, right)
    )
    if any(word in _MARKS for word in (*left, *right)):
        return 0.0
    return _alike(same, sum(map(weigh, left)), sum(map(weigh, right)))


def syllables_alike(one: Sequence[str], two: Sequence[str]) -> float:
    """Return how alike two titles in Khmer syllables are, from 0 to 1, in their order."""
    shared = (Counter(one) & Counter(two)).total()
    if 2 * shared < _FEWEST_SHARED * (len(one) + len(two)):
        return 0.0
    same = left = right = 0.0
    for kind, first, last, begin, end in SequenceMatcher(
        None, one, two, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            same += last - first
            continue
        mine, theirs = one[first:last], two[begin:end]
        near = _near("".join(mine), "".join(theirs)) if mine and theirs else 0.0
        same += near * max(len(mine), len(theirs))
        left += (1 - near) * len(mine)
        right += (1 - near) * len(theirs)
    return _alike(same, left, right)


def _alike(same: float, left: float, right: float) -> float:
    # Something else in the place of something is another thing; something left out may be haste.
    whole = same + left + right + 2 * min(left, right)
    return same / whole if whole else 0.0


def _near(one: str, two: str) -> float:
    """Return how far two pieces are the same word with a slip: from .5 of their signs on, else 0."""
    # A slip is short, and comparing sign by sign is slow.
    if max(len(one), len(two)) > _LONGEST_SLIP:
        return 0.0
    ratio = 1 - _distance(one, two) / max(len(one), len(two))
    return ratio if ratio >= 0.5 else 0.0


@lru_cache(maxsize=16_384)
def _is_small(word: str) -> bool:
    """Tell whether a word is a small one with a slip."""
    return any(_is_slip(word, one) for one in _SMALL)


@lru_cache(maxsize=65_536)
def _is_slip(one: str, two: str) -> bool:
    shorter, longer = sorted((_DOUBLED.sub(r"\1", one), _DOUBLED.sub(r"\1", two)), key=len)
    if shorter == longer:
        return True
    if len(shorter) < 2 or len(longer) < 3:
        return False
    if (
        longer.startswith(shorter[:5])
        and len(longer) - len(shorter) <= 3
        and longer[: len(shorter) - 2] == shorter[:-2]
    ):
        return True  # education, educational; policy, policies
    allowed = 1 if len(longer) < 7 else 2
    return len(longer) - len(shorter) <= allowed and _distance(shorter, longer) <= allowed


def _distance(one: str, two: str) -> int:
    """Return the fewest signs to put in, take out, change or swap (Damerau, 1964, neighbours only)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for place, sign in enumerate(one, start=1):
        older, before, row = before, row, [place]
        for other, wanted in enumerate(two, start=1):
            cost = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (sign != wanted))
            if place > 1 and other > 1 and sign == two[other - 2] and one[place - 2] == wanted:
                cost = min(cost, older[other - 2] + 1)
            row.append(cost)
    return row[-1]
