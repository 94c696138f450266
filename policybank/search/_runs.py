"""Postings of one batch of leaves, not yet in order: what a worker process makes and another merges.

Sorting all postings of a large bank at once takes gigabytes. So a batch is only parted into GROUPS by the hash of each
term, and kept on the disk; `_merge` then takes one group of all batches at a time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from policybank.core import read_bytes

from ._arrays import AnyColumn, Column, Numbers
from ._hashing import GROUPS, hash_of, mixed
from ._tokens import BREAK, Numbering, folded, khmer_syllable, syllable_numbers, words_of
from .english import STOP_WORDS, stem
from .entries import SEPARATOR

# What a group holds, in columns. Numbers of syllables and stems are those of the batch.
FAMILIES: dict[str, tuple[str, ...]] = {
    "triples": ("first", "second", "third", "slot"),  # three syllables; 0 for "the run ends here"
    "syllables": ("first", "slot"),
    "words": ("first", "slot"),
    "pairs": ("first", "second", "slot"),  # two words beside each other
}

KHMER_FAMILIES = frozenset({"triples", "syllables"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredColumn:
    """Where a column stands in the file of a run, and the type of its numbers (as numpy names it)."""

    offset: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """A batch on the disk: its file and what it holds, small enough to be handed to every process.

    `columns` by family and name; `borders` by family: where each group begins, and the end.
    """

    file: Path
    columns: Mapping[tuple[str, str], StoredColumn]
    borders: Mapping[str, tuple[int, ...]]

    @property
    def rows(self) -> int:
        """How many postings, or occurrences of words, the run holds."""
        return sum(borders[-1] for borders in self.borders.values())

    def read(self, family: str, name: str, group: int) -> AnyColumn:
        """Return a column of one group."""
        begin, end = self.borders[family][group : group + 2]
        stored = self.columns[family, name]
        kind = np.dtype(stored.kind)
        offset = stored.offset + begin * kind.itemsize
        return np.fromfile(self.file, dtype=kind, count=end - begin, offset=offset)

    def read_word_counts(self) -> dict[str, int]:
        """Return on how many leaves (or in how many fields) each word of letters stands, as it is written."""
        counts: dict[str, int] = json.loads(read_bytes(_words_file(self.file)))
        return counts

    def read_forms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the syllables and the stems of the batch, number 1 first."""
        syllables, stems = json.loads(read_bytes(_forms_file(self.file)))
        return tuple(syllables), tuple(stems)

    def remove(self) -> None:
        """Remove the files of the run."""
        self.file.unlink()
        _forms_file(self.file).unlink()
        _words_file(self.file).unlink()


def _forms_file(file: Path) -> Path:
    return file.with_suffix(".forms")


def _words_file(file: Path) -> Path:
    return file.with_suffix(".words")


class RunMaker:
    """Makes runs; remembers what the syllables and words it met are, so that each is folded, stemmed and hashed once.

    `of_records` is for the short fields of records: there stop words are words like others (in a title "IT" may be an
    acronym), and no phrase passes from one value of a field to the next.
    """

    def __init__(self, *, spread: int, of_records: bool) -> None:
        self._spread = spread
        self._of_records = of_records
        self._syllables = Numbering(khmer_syllable)
        self._stems = Numbering(_stem_of)
        self._hashes: dict[str, int] = {}

    def write_run(self, texts: Iterable[tuple[int, str]], file: Path) -> RunFacts:
        """Write the postings of `texts` (slot and text, slots rising) to `file` and return what it holds."""
        syllables: list[int] = []
        syllable_counts: list[int] = []
        words: list[int] = []
        word_counts: list[int] = []
        slots: list[int] = []
        spelled: Counter[str] = Counter()
        for slot, text in texts:
            text_folded = folded(text)
            found = syllable_numbers(text_folded, self._syllables)
            found.append(BREAK)
            syllables += found
            syllable_counts.append(len(found))
            here = words_of(text_folded)
            spelled.update(set(here))
            numbers = self._word_numbers(text_folded, here)
            words += numbers
            word_counts.append(len(numbers))
            slots.append(slot)
        slot_column = np.array(slots, dtype=np.int64)
        columns = _khmer_columns(
            np.array(syllables, dtype=np.int64), np.repeat(slot_column, syllable_counts)
        )
        columns |= self._english_columns(
            np.array(words, dtype=np.int64),
            np.repeat(slot_column, word_counts),
        )
        counts = {word: count for word, count in spelled.items() if word.isalpha()}
        _words_file(file).write_text(json.dumps(counts), encoding="ascii")
        return self._write(columns, file)

    def _word_numbers(self, text: str, found: list[str]) -> list[int]:
        if not self._of_records:
            return list(map(self._stems.__getitem__, found))
        numbers: list[int] = []
        for value in text.split(SEPARATOR):
            numbers += map(self._stems.__getitem__, words_of(value))
            numbers.append(BREAK)
        return numbers

    def _english_columns(self, words: Column, slots: Column) -> dict[str, dict[str, Column]]:
        stops = np.array([False, *(one in STOP_WORDS for one in self._stems.forms)], dtype=np.bool_)
        is_stop = stops[words]
        kept = words != BREAK if self._of_records else ~is_stop
        beside = (slots[1:] == slots[:-1]) & (words[1:] != BREAK) & (words[:-1] != BREAK)
        return {
            "words": {"first": words[kept], "slot": slots[kept]},
            "pairs": {
                "first": words[:-1][beside],
                "second": words[1:][beside],
                "slot": slots[1:][beside],
            },
        }

    def _write(self, columns: dict[str, dict[str, Column]], file: Path) -> RunFacts:
        syllable_hashes = self._hashes_of(self._syllables.forms)
        stem_hashes = self._hashes_of(self._stems.forms)
        third = syllable_hashes % np.uint64(self._spread)
        nothing = np.zeros(1, np.uint64)
        stored: dict[tuple[str, str], StoredColumn] = {}
        borders: dict[str, tuple[int, ...]] = {}
        parts: list[bytes] = []
        offset = 0
        for family, names in FAMILIES.items():
            table = columns[family]
            hashes = syllable_hashes if family in KHMER_FAMILIES else stem_hashes
            value = mixed(hashes[table["first"]], nothing)
            if family == "triples":
                value = pair_hash(
                    hashes[table["first"]], hashes[table["second"]], third[table["third"]]
                )
            elif family == "pairs":
                value = mixed(hashes[table["first"]], hashes[table["second"]])
            group = (value % np.uint64(GROUPS)).astype(np.uint8)
            # A sort of bytes is by radix, and stable: slots stay in order.
            order = np.argsort(group, kind="stable")
            borders[family] = tuple(np.searchsorted(group[order], np.arange(GROUPS + 1)).tolist())
            for name in names:
                column = _narrow(table[name][order])
                stored[family, name] = StoredColumn(offset=offset, kind=column.dtype.str)
                parts.append(column.tobytes())
                offset += len(parts[-1])
        with file.open("wb") as stream:
            stream.writelines(parts)
        forms = json.dumps([self._syllables.forms, self._stems.forms])
        _forms_file(file).write_text(forms, encoding="ascii")
        return RunFacts(file=file, columns=stored, borders=borders)

    def _hashes_of(self, forms: Sequence[str]) -> Numbers:
        known = self._hashes
        for form in forms:
            if form not in known:
                known[form] = hash_of(form)
        # Number 0 is the end of a run; as a third syllable it has the hash 0 too.
        return np.array([0, *(known[form] for form in forms)], dtype=np.uint64)


def pair_hash(first: Numbers, second: Numbers, third_class: Numbers) -> Numbers:
    """Return the hash of the line that holds the triples of two syllables whose third one is of `third_class`."""
    return mixed(mixed(first, second), third_class)


def _stem_of(word: str) -> str:
    return word if word in STOP_WORDS else stem(word)


def _khmer_columns(syllables: Column, slots: Column) -> dict[str, dict[str, Column]]:
    if len(syllables) < 2:
        nothing = np.zeros(0, np.int64)
        return {
            family: dict.fromkeys(FAMILIES[family], nothing) for family in sorted(KHMER_FAMILIES)
        }
    # Each leaf ends with a break, so no run passes from one to the next.
    first, second = syllables[:-1], syllables[1:]
    third = np.append(syllables[2:], BREAK)
    is_pair = (first != BREAK) & (second != BREAK)
    is_syllable = syllables != BREAK
    return {
        "triples": {
            "first": first[is_pair],
            "second": second[is_pair],
            "third": third[is_pair],
            "slot": slots[:-1][is_pair],
        },
        "syllables": {"first": syllables[is_syllable], "slot": slots[is_syllable]},
    }


def _narrow(column: Column) -> AnyColumn:
    """Return `column` in the smallest type that holds it: the disk and the memory of a build are made of these."""
    largest = int(column.max(initial=0))
    # In the order of bytes of little machines, wherever it is written.
    return column.astype("<u2" if largest < 1 << 16 else "<u4")
