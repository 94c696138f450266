"""How many shards the postings of a part need, and over how many classes its frequent lines are spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ._hashing import GROUPS
from ._merge import Shape
from ._runs import RunFacts
from .entries import SEPARATOR
from .packing import Packing

_MANY_LEAVES = 60_000
_LEAST_SHARE, _MOST_SHARE = 0.15, 2.5


@dataclass(frozen=True, slots=True)
class Rows:
    """What a posting takes in a shard, with its share of the terms, and how many make a part that counts as large."""

    bytes_each: float
    many: int


# Measured on a corpus of 1,000 documents with 20,000 leaves: 16 million postings of leaves, 60,000 of titles.
LEAF_ROWS = Rows(1.75, 16_000_000)
RECORD_ROWS = Rows(4.0, 60_000)


def spread_of(leaves: int, packing: Packing) -> int:
    """Return over how many classes the third syllables of a pair are spread, for a part of so many leaves.

    The line of a frequent pair would else be most of what a phone fetches: 40 KB at 20,000 leaves.
    """
    if not packing.is_scaled or leaves < 2_000:
        return 1
    return 8 if leaves <= _MANY_LEAVES else 16


def chunk_of(leaves: int, packing: Packing, *, has_pages: bool) -> int:
    """Return how many leaves' text stand in one file, for a part of so many leaves; 0 where their own pages hold it."""
    if has_pages and packing.texts_in_pages:
        return 0
    return packing.chunk_leaves * (2 if packing.is_scaled and leaves > _MANY_LEAVES else 1)


def shape_of(
    runs: Sequence[RunFacts], spread: int, shard_bytes: int, usual: Rows, packing: Packing
) -> Shape:
    """Return how many shards the postings of `runs` need to come near `shard_bytes`.

    Where bytes count, a small part has smaller shards (a query asks it besides the large one, and should pay little for
    it) and a very large one larger shards (there would be a hundred thousand of them).
    """
    rows = sum(run.rows for run in runs)
    share = math.sqrt(rows / usual.many) if packing.is_scaled else 1.0
    share = min(max(share, _LEAST_SHARE), _MOST_SHARE)
    wanted = rows * usual.bytes_each / (shard_bytes * share)
    shards = 1
    while shards < min(wanted, GROUPS):
        shards *= 2
    if wanted > GROUPS:
        shards = round(wanted / GROUPS) * GROUPS
    return Shape(
        shards=shards, spread=spread, most_signs=round(packing.most_signs * max(share, 1.0))
    )


def level_of(text: str, *, is_name: bool) -> int:
    """Return how short a field is, from 0 (long) to 3: a hit in a short title says more than one in a long summary.

    Of names the shortest counts: a title in two languages is not longer than in one.
    """
    size = min(map(len, text.split(SEPARATOR))) if is_name else len(text)
    return 3 if size <= 30 else 2 if size <= 60 else 1 if size <= 120 else 0
