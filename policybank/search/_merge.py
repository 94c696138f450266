"""One group of postings of all batches, sorted and written as shards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ._arrays import Column, Flags, Numbers
from ._encode import encode_postings
from ._hashing import GROUPS, hash_of, mixed
from ._runs import FAMILIES, KHMER_FAMILIES, RunFacts, pair_hash

# Numbers of syllables and stems are packed three to a 64-bit integer.
_BITS = 21
_MASK = (1 << _BITS) - 1

# The sign that stands for "the run of syllables ends here" among the third syllables of a line: a Khmer full stop.
END_OF_RUN = "\u17d4"

# The sign before the number of the file in which postings stand that are too long for their line: a Khmer sign too.
APART = "\u17d5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the postings of a part are laid out: how many shards, and over how many classes third syllables are spread.

    Fewer shards than GROUPS are a power of two; more are a multiple of it, so that a shard never needs two tasks.
    Postings of more than `most_signs` stand apart, in a file of their own; with 0 none do.
    """

    shards: int
    spread: int
    most_signs: int

    def tasks(self) -> list[tuple[int, ...]]:
        """Return the groups of which shards are made together."""
        alone = min(self.shards, GROUPS)
        return [tuple(range(first, GROUPS, alone)) for first in range(alone)]


class Lexicon:
    """All syllables and stems of a part in order, so that equal libraries give equal bytes whatever the batches were."""

    def __init__(self, runs: Sequence[RunFacts]) -> None:
        """Bring together those of `runs`."""
        forms = [run.read_forms() for run in runs]
        self.syllables = tuple(sorted({one for syllables, _ in forms for one in syllables}))
        self.stems = tuple(sorted({one for _, stems in forms for one in stems}))
        self.syllable_hashes = _hashes(self.syllables)
        self.stem_hashes = _hashes(self.stems)
        self._syllable_tables = [_table(self.syllables, syllables) for syllables, _ in forms]
        self._stem_tables = [_table(self.stems, stems) for _, stems in forms]

    def table(self, family: str, run: int) -> Column:
        """Return the numbers of this lexicon by those of the run of that place."""
        is_khmer = family in KHMER_FAMILIES
        return self._syllable_tables[run] if is_khmer else self._stem_tables[run]


def _table(all_forms: Sequence[str], forms: Sequence[str]) -> Column:
    number_of = {form: number for number, form in enumerate(all_forms, start=1)}
    return np.array([0, *(number_of[form] for form in forms)], dtype=np.int64)


def merge_groups(
    groups: Sequence[int],
    runs: Sequence[RunFacts],
    lexicon: Lexicon,
    shape: Shape,
    levels: Column | None = None,
) -> dict[str, str]:
    """Return the text of the shards of `groups` by the names of their files, and what stands apart from them.

    `levels` are those of each slot, for records.
    """
    lines: dict[int, list[str]] = {}
    apart = _Apart(shape.most_signs)
    for family in FAMILIES:
        for group in groups:
            columns = _read(family, group, runs, lexicon)
            for shard, line in _lines(family, columns, lexicon, shape, levels, apart):
                lines.setdefault(shard, []).append(line)
    # A shard without any line is a file too: one that is missing means a copy that is not whole.
    shards = {
        f"s{shard}": "\n".join(["", *sorted(lines.get(shard, ())), ""])
        for shard in range(groups[0], shape.shards, GROUPS)
    }
    return shards | apart.files


class _Apart:
    """Keeps postings that are too long for their line: whoever asks for another one would fetch them too."""

    def __init__(self, most_signs: int) -> None:
        self.files: dict[str, str] = {}
        self._most_signs = most_signs
        self._counts: Counter[int] = Counter()

    def told(self, shard: int, postings: str) -> str:
        """Return what a line of `shard` says: `postings`, or where they stand."""
        if not self._most_signs or len(postings) <= self._most_signs:
            return postings
        number = self._counts[shard]
        self._counts[shard] += 1
        self.files[f"s{shard}-{number}"] = postings
        return f"{APART}{number}"


def _read(family: str, group: int, runs: Sequence[RunFacts], lexicon: Lexicon) -> dict[str, Column]:
    """Return the columns of `family` in this group, with the numbers of the whole part."""
    parts: dict[str, list[Column]] = {name: [] for name in FAMILIES[family]}
    for place, run in enumerate(runs):
        table = lexicon.table(family, place)
        for name in FAMILIES[family]:
            column = run.read(family, name, group)
            parts[name].append(column.astype(np.int64) if name == "slot" else table[column])
    return {name: np.concatenate(columns) for name, columns in parts.items()}


def _lines(
    family: str,
    columns: Mapping[str, Column],
    lexicon: Lexicon,
    shape: Shape,
    levels: Column | None,
    apart: _Apart,
) -> Iterator[tuple[int, str]]:
    key = columns["first"]
    for name in ("second", "third"):
        if name in columns:
            key = key << _BITS | columns[name]
    if not len(key):
        return
    order = np.argsort(key, kind="stable")
    key, slots = key[order], columns["slot"][order]
    is_posting = np.ones(len(key), np.bool_)
    is_posting[1:] = (key[1:] != key[:-1]) | (slots[1:] != slots[:-1])
    at = np.flatnonzero(is_posting)
    counts = np.diff(np.append(at, len(key)))
    key, slots = key[at], slots[at]
    is_first: Flags = np.ones(len(key), np.bool_)
    is_first[1:] = key[1:] != key[:-1]
    data, begins = encode_postings(
        is_first,
        slots,
        counts,
        None if levels is None else levels[slots],
        tells_counts=family == "words",
    )
    terms = np.flatnonzero(is_first)
    signs = data.decode("ascii")
    starts = begins[terms].tolist()
    ends = [*starts[1:], len(signs)]
    keys = key[terms]
    if family == "triples":
        yield from _triple_lines(keys, starts, ends, signs, lexicon, shape, apart)
    elif family == "pairs":
        hashes = lexicon.stem_hashes
        shards = _shards(mixed(hashes[keys >> _BITS], hashes[keys & _MASK]), shape)
        for number, shard, start, end in zip(keys.tolist(), shards, starts, ends, strict=True):
            first, second = (
                lexicon.stems[(number >> _BITS) - 1],
                lexicon.stems[(number & _MASK) - 1],
            )
            yield shard, f"{first}_{second} {apart.told(shard, signs[start:end])}"
    else:
        is_khmer = family in KHMER_FAMILIES
        forms = lexicon.syllables if is_khmer else lexicon.stems
        hashes = lexicon.syllable_hashes if is_khmer else lexicon.stem_hashes
        shards = _shards(mixed(hashes[keys], np.zeros(1, np.uint64)), shape)
        for number, shard, start, end in zip(keys.tolist(), shards, starts, ends, strict=True):
            yield shard, f"{forms[number - 1]} {apart.told(shard, signs[start:end])}"


def _triple_lines(
    keys: Column,
    starts: Sequence[int],
    ends: Sequence[int],
    signs: str,
    lexicon: Lexicon,
    shape: Shape,
    apart: _Apart,
) -> Iterator[tuple[int, str]]:
    """Yield a line for each pair of syllables and class of the third: `a-b c postings c postings …`."""
    syllables, hashes = lexicon.syllables, lexicon.syllable_hashes
    first, second, third = keys >> 2 * _BITS, keys >> _BITS & _MASK, keys & _MASK
    third_class = hashes[third] % np.uint64(shape.spread)
    shards = _shards(pair_hash(hashes[first], hashes[second], third_class), shape)
    # By class within each pair; within a class the third syllables stay in order.
    order = np.lexsort((third_class, keys >> _BITS))
    pairs = (keys >> _BITS)[order].tolist()
    classes = third_class[order].tolist()
    before: tuple[int, int] | None = None
    line: list[str] = []
    shard = 0
    for place, pair, one_class in zip(order.tolist(), pairs, classes, strict=True):
        if (pair, one_class) != before:
            if line:
                yield shard, " ".join(line)
            before = (pair, one_class)
            line = [f"{syllables[(pair >> _BITS) - 1]}-{syllables[(pair & _MASK) - 1]}"]
            shard = shards[place]
        number = int(third[place])
        line += (
            syllables[number - 1] if number else END_OF_RUN,
            apart.told(shard, signs[starts[place] : ends[place]]),
        )
    yield shard, " ".join(line)


def _hashes(forms: Sequence[str]) -> Numbers:
    return np.array([0, *map(hash_of, forms)], dtype=np.uint64)


def _shards(hashes: Numbers, shape: Shape) -> list[int]:
    """Return the shard of each hash. Those of a group are its number, that plus GROUPS, that plus twice GROUPS …."""
    if shape.shards <= GROUPS:
        return [int(one) for one in hashes % np.uint64(shape.shards)]
    group = hashes % np.uint64(GROUPS)
    further = hashes // np.uint64(GROUPS) % np.uint64(shape.shards // GROUPS)
    return [int(one) for one in group + further * np.uint64(GROUPS)]
