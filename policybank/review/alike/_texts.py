"""Compare two texts leaf by leaf, so that a bad scan is found and a new edition is not taken for a copy.

What tells the two apart is not how much is shared but where. A scan with many of its syllables misread has shared
shingles in nearly every stretch of 60 tokens; a new edition shares whole paragraphs and has others that are new, and its
years are others. So the part of the stretches that are covered is measured, and the years beside it.

Shared shingles count only where they lie side by side in the other text too. Without that, 97 % of the stretches of the
guidelines of 1993 seemed to stand in the constitution: laws share their turns of phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ._sketch import MOST_TOKENS, SHINGLE, shingles_of
from ._tokens import pieces_of

# A stretch of so many tokens is covered where so many of its shingles stand in the other text, as far from each other as
# in the first, give or take a little that a machine lost or doubled. Chosen on the first half of `bench duplicates`.
_STRETCH: Final = 60
_ENOUGH: Final = 4
_DRIFT: Final = 24
# What stands oftener in a text than this is a turn of phrase.
_MOST_PLACES: Final = 6
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
# Below this a text is a title page or a stamp, and says nothing.
FEWEST_TOKENS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafPair:
    """A leaf of the new document and the leaf of the other one that it shares most with (numbers from 1)."""

    leaf: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """How two texts stand to each other, all from 0 to 1.

    `covered` is the part of the shorter text's stretches that stand in the longer one, `shared` the part of its shingles;
    `years` how alike the years are that both mention. `pairs` are the leaves that share the most.
    """

    covered: float
    shared: float
    years: float
    pairs: tuple[LeafPair, ...]


def compare_texts(
    leaves: Sequence[tuple[int, str]], others: Sequence[tuple[int, str]]
) -> TextMatch | None:
    """Return how the text of `leaves` (number and text) stands to that of `others`; None where one has too little text."""
    one, two = _cut(tuple(leaves)), _cut(tuple(others))
    if min(len(one.tokens), len(two.tokens)) < FEWEST_TOKENS:
        return None
    shorter, longer = (one, two) if len(one.tokens) <= len(two.tokens) else (two, one)
    known = longer.places()
    found = [known.get(shingle, ()) for shingle in shorter.shingles]
    return TextMatch(
        covered=_covered(found),
        shared=sum(map(bool, found)) / len(found),
        years=_years_alike(one, two),
        pairs=_pairs(one, two),
    )


class _Cut:
    """A text as tokens and shingles, with the leaf on which each begins."""

    def __init__(self, leaves: Sequence[tuple[int, str]]) -> None:
        self.tokens: list[str] = []
        self.leaves: list[int] = []
        for number, text in leaves:
            if len(self.tokens) >= MOST_TOKENS:
                break
            tokens = pieces_of(text)
            self.tokens += tokens
            self.leaves += [number] * len(tokens)
        self.tokens = self.tokens[:MOST_TOKENS]
        self.shingles = shingles_of(self.tokens)

    def places(self) -> dict[int, list[int]]:
        """Return where each shingle stands; one that stands everywhere stands nowhere."""
        places: dict[int, list[int]] = {}
        for place, shingle in enumerate(self.shingles):
            places.setdefault(shingle, []).append(place)
        return {shingle: some for shingle, some in places.items() if len(some) <= _MOST_PLACES}

    def years(self) -> Counter[str]:
        """Return the years that the text mentions, counted."""
        return Counter(token for token in self.tokens if _YEAR.match(token))


# The kin of a document are asked for by each of its texts.
@lru_cache(maxsize=16)
def _cut(leaves: tuple[tuple[int, str], ...]) -> _Cut:
    return _Cut(leaves)


def _covered(found: Sequence[Sequence[int]]) -> float:
    """Return the part of the stretches that stand in the other text; `found` are the places of each shingle there."""
    starts = list(range(0, len(found), _STRETCH))
    if len(starts) > 1 and len(found) - starts[-1] < _STRETCH // 2:
        starts.pop()
    return sum(_is_covered(found, start) for start in starts) / len(starts)


def _is_covered(found: Sequence[Sequence[int]], start: int) -> bool:
    counts: Counter[int] = Counter()
    for place in range(start, min(start + _STRETCH, len(found))):
        # Two buckets overlap, so that what drifts over the border of one is whole in the other.
        steps = {(other - place) // _DRIFT for other in found[place]}
        counts.update({*steps, *(step + 1 for step in steps)})
    return bool(counts) and max(counts.values()) >= _ENOUGH


def _years_alike(one: _Cut, two: _Cut) -> float:
    """Return the cosine of the years of both texts; 1 where one of them names hardly any."""
    first, second = one.years(), two.years()
    if min(first.total(), second.total()) < 4:
        return 1.0
    product = sum(count * second[year] for year, count in first.items())
    lengths = [sum(count * count for count in years.values()) ** 0.5 for years in (first, second)]
    return float(product / (lengths[0] * lengths[1]))


def _pairs(one: _Cut, two: _Cut) -> tuple[LeafPair, ...]:
    where: dict[int, int] = {}
    for shingle, leaf in zip(two.shingles, two.leaves, strict=False):
        where.setdefault(shingle, leaf)
    votes: dict[int, Counter[int]] = {}
    totals = Counter(one.leaves[: len(one.shingles)])
    for shingle, leaf in zip(one.shingles, one.leaves, strict=False):
        if shingle in where:
            votes.setdefault(leaf, Counter())[where[shingle]] += 1
    best = ((leaf, *counts.most_common(1)[0]) for leaf, counts in sorted(votes.items()))
    # A tenth: by chance two leaves share a turn of phrase or two.
    return tuple(
        LeafPair(leaf=leaf, other=other)
        for leaf, other, count in best
        if count >= max(SHINGLE, totals[leaf] / 10)
    )
