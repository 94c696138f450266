"""Put together what titles, years, numbers and texts say of two documents."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from policybank.khmer import latin_numerals

from ._sketch import Sketch, shared_hashes
from ._texts import TextMatch, compare_texts
from ._titles import Names, names_of, syllables_alike, words_alike

# Chosen on the first half of the labelled set of `bench duplicates`; the figures of the other half stand in
# docs/decisions/the-gate.md.
TITLE_ALIKE: Final = 0.76
TEXT_COVERED: Final = 0.80
_TEXT_OTHER: Final = 0.30
_YEARS_ALIKE: Final = 0.60
# So many of the new text's kin are read and compared.
_MOST_COMPARED: Final = 8
_FEWEST_SHARED: Final = 6
_MOST_NEAR: Final = 40

LoadLeaves = Callable[[str], Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is compared of a document: names by language, type, years of its record, legal number, texts by key."""

    id: str
    names: Mapping[str, tuple[Names, ...]]
    type: str = ""
    years: frozenset[str] = frozenset()
    legal_number: str = ""
    texts: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        work_id: str,
        titles: Mapping[str, Iterable[str]],
        *,
        kind: str = "",
        years: Iterable[int] = (),
        legal_number: str = "",
        texts: Iterable[str] = (),
    ) -> Work:
        """Return the work with these titles by language."""
        return cls(
            id=work_id,
            names={language: tuple(map(names_of, some)) for language, some in titles.items()},
            type=kind,
            years=frozenset(map(str, years)),
            legal_number=_digits(legal_number),
            texts=tuple(texts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A document of the bank that the new one may be: scores from 0 to 1, None where there was nothing to compare."""

    id: str
    title: float | None
    text: TextMatch | None
    has_same_number: bool

    @property
    def score(self) -> float:
        """The stronger of the two scores, by which the list is ordered."""
        return max(self.title or 0.0, self.text.covered if self.text else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkIndex:
    """All documents of a bank, ready to be asked; `sketches` by text key."""

    works: tuple[Work, ...]
    sketches: Mapping[str, Sketch]
    counts: Mapping[str, int] = field(default_factory=dict)
    # Which works have a piece of a title (three letters of a word, two syllables), by their place in `works`.
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, works: Iterable[Work], sketches: Mapping[str, Sketch]) -> WorkIndex:
        """Return the index of `works`."""
        kept = tuple(works)
        counts: Counter[str] = Counter()
        places: dict[str, list[int]] = {}
        for place, work in enumerate(kept):
            for some in work.names.values():
                for names in some:
                    counts.update(set(names.words))
            for piece in _pieces(work):
                places.setdefault(piece, []).append(place)
        return cls(works=kept, sketches=sketches, counts=counts, places=places)

    def weigh(self, word: str) -> float:
        """Return how much a word tells: the rarer in the bank's titles, the more."""
        return 1 + math.log((1 + len(self.works)) / (1 + self.counts.get(word, 0)))

    def near_by_title(self, work: Work) -> list[Work]:
        """Return the works that share most pieces of a title with `work`: to compare all 10,000 takes seconds."""
        shared: Counter[int] = Counter()
        for piece in _pieces(work):
            shared.update(self.places.get(piece, ()))
        return [self.works[place] for place, _ in shared.most_common(_MOST_NEAR)]


def find_alike(
    work: Work,
    texts: Mapping[str, tuple[Sketch, Sequence[tuple[int, str]]]],
    index: WorkIndex,
    load: LoadLeaves,
) -> tuple[Alike, ...]:
    """Return the documents of `index` that `work` seems to be, the likeliest first.

    `texts` are the sketch and the leaves of each text of `work`; `load` gives those of the bank by text key.
    """
    others = [other for other in index.works if other.id != work.id]
    matches = _text_matches(texts, others, index, load)
    near = {other.id: other for other in index.near_by_title(work) if other.id != work.id}
    near |= {
        other.id: other
        for other in others
        if other.id in matches or (work.legal_number and other.legal_number == work.legal_number)
    }
    found = []
    for other in near.values():
        match = matches.get(other.id)
        score = _title_score(work, other, index)
        number = bool(
            work.legal_number
            and work.legal_number == other.legal_number
            and work.type == other.type
            and not _years_differ(work, other)
        )
        if number or _is_alike(work, other, score, match):
            found.append(Alike(id=other.id, title=score, text=match, has_same_number=number))
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def _is_alike(work: Work, other: Work, title: float | None, match: TextMatch | None) -> bool:
    if _years_differ(work, other):
        return False
    if match is not None and match.covered >= TEXT_COVERED and match.years >= _YEARS_ALIKE:
        return not _marks_differ(work, other)
    if title is None or title < TITLE_ALIKE or _numbers_differ(work, other):
        return False
    return match is None or match.covered >= _TEXT_OTHER


def _text_matches(
    texts: Mapping[str, tuple[Sketch, Sequence[tuple[int, str]]]],
    others: Sequence[Work],
    index: WorkIndex,
    load: LoadLeaves,
) -> dict[str, TextMatch]:
    """Return the best match of each document whose text shares enough of a sketch to be worth reading."""
    matches: dict[str, TextMatch] = {}
    for sketch, leaves in texts.values():
        hashes = frozenset(sketch.hashes)
        shares = [
            (shared_hashes(hashes, index.sketches[key]), other.id, key)
            for other in others
            for key in other.texts
            if key in index.sketches
        ]
        near = sorted((one for one in shares if one[0] >= _FEWEST_SHARED), reverse=True)
        for _, other_id, key in near[:_MOST_COMPARED]:
            match = compare_texts(leaves, load(key))
            if match and (other_id not in matches or match.covered > matches[other_id].covered):
                matches[other_id] = match
    return matches


def _title_score(work: Work, other: Work, index: WorkIndex) -> float | None:
    """Return how alike the titles are: the mean over the languages that both have, None where they share none."""
    scores = [
        max(scores)
        for language, mine in work.names.items()
        if (scores := list(_scores(mine, other.names.get(language, ()), index)))
    ]
    return sum(scores) / len(scores) if scores else None


def _scores(mine: Sequence[Names], theirs: Sequence[Names], index: WorkIndex) -> Iterator[float]:
    for one in mine:
        for two in theirs:
            parts = []
            if one.words and two.words:
                parts.append(words_alike(one.words, two.words, index.weigh))
            if one.syllables and two.syllables:
                parts.append(syllables_alike(one.syllables, two.syllables))
            if parts:
                yield max(parts)


def _years_differ(work: Work, other: Work) -> bool:
    """Tell whether both name years and they are others: those of a title first, else those of the record."""
    mine, theirs = _title_years(work), _title_years(other)
    if mine and theirs:
        return not (mine <= theirs or theirs <= mine)
    mine, theirs = mine or work.years, theirs or other.years
    if not mine or not theirs:
        return False
    # A plan is often signed a year before it begins or after.
    return all(abs(int(one) - int(two)) > 1 for one in mine for two in theirs)


def _title_years(work: Work) -> frozenset[str]:
    return frozenset(year for some in work.names.values() for names in some for year in names.years)


def _numbers_differ(work: Work, other: Work) -> bool:
    if _marks_differ(work, other):
        return True
    if work.legal_number and other.legal_number and work.legal_number != other.legal_number:
        return True
    mine, theirs = _all(work, "numbers"), _all(other, "numbers")
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _marks_differ(work: Work, other: Work) -> bool:
    shared = work.names.keys() & other.names.keys()
    return any(
        _marks(work.names[language]) != _marks(other.names[language])
        for language in shared
        if work.names[language] and other.names[language]
    )


def _marks(some: Sequence[Names]) -> frozenset[str]:
    return some[0].marks


def _all(work: Work, name: str) -> frozenset[str]:
    return frozenset(
        value for some in work.names.values() for names in some for value in getattr(names, name)
    )


def _pieces(work: Work) -> set[str]:
    pieces: set[str] = set()
    for some in work.names.values():
        for names in some:
            for word in names.words:
                pieces.update(word[at : at + 3] for at in range(max(1, len(word) - 2)))
            pieces.update(map("".join, zip(names.syllables, names.syllables[1:], strict=False)))
    return pieces


def _digits(legal_number: str) -> str:
    """Return what both languages share of a legal number: `NS/RKM/1207/032` and `នស/រកម/១២០៧/០៣២` are 1207/32."""
    return "/".join(
        number.lstrip("0") for number in re.findall(r"\d+", latin_numerals(legal_number))
    )
