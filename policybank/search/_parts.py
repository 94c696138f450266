"""The two parts of a segment's index: leaves (their postings and their text) and records (their postings, titles and facts).

Each stands in a folder of its own whose name holds a digest of all that went into it: a browser may keep its files
for ever and can never mix those of two builds. What was made once is kept in the cache under the same name.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from policybank.core import read_bytes, remove_tree, write_bytes
from policybank.text import Leaf

from ._arrays import Column
from ._hashing import GROUPS
from ._merge import Shape, merge_groups
from ._runs import RunFacts
from ._workers import Desk, Workers
from .entries import NAME_SLOTS, SEPARATOR, SLOTS_A_DOCUMENT
from .lexicon import lexicon_shards
from .packing import Packing

_FACTS = "part.json"
_WORDS = "words.json"
# Leaves of a task: a multiple of the leaves in a chunk of every packing, and some 10 MB of postings on the disk.
BATCH_LEAVES = 2_000
# Below this a worker process costs more time than it spares: it needs most of a second to begin.
_FEW_LEAVES = 600
_MANY_LEAVES = 60_000
_LEAST_SHARE, _MOST_SHARE = 0.15, 2.5


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a posting takes in a shard, with its share of the terms, and how many make a part that counts as large."""

    bytes_each: float
    many: int


# Measured on a corpus of 1,000 documents with 20,000 leaves: 16 million postings of leaves, 60,000 of titles.
_LEAF_ROWS = _Rows(1.5, 16_000_000)
_RECORD_ROWS = _Rows(4.0, 60_000)

# How far a leaf's text can be trusted, in one letter for the browser; without text there is none.
TRUST_SIGNS = {"text-layer": "t", "legacy-font": "l", "ocr": "o", "corrected": "c"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file of the site: its path there, and where its bytes stand in a larger file of the cache."""

    path: str
    source: Path
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A finished part: `folder` from the site's root, `facts` for the manifest, its files."""

    folder: str
    facts: Mapping[str, Any]
    files: tuple[PackedFile, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Leaves of one edition, by their places in it (from 0, the last one excluded), which get slots from `slot` on."""

    slot: int
    text_key: str
    begin: int
    end: int


# What a task writes: the file of the cache, and the names and lengths of the site's files in it, one after the other.
Blob = tuple[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafBatch:
    """Leaves to be read by one task, which writes their text and their postings into the folder `place`."""

    name: str
    place: Path
    number: int
    spans: tuple[Span, ...]
    chunk_leaves: int
    spread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTask:
    """Groups of postings to be merged by one task into shards."""

    name: str
    place: Path
    groups: tuple[int, ...]
    runs: tuple[RunFacts, ...]
    shape: Shape
    levels: Column | None


def make_leaf_part(
    cache: Path, name: str, spans: Sequence[Span], packing: Packing, workers: Workers
) -> Part:
    """Make the part of the leaves in `spans` (slots rising, without a gap) under `name`."""
    place = _fresh_folder(cache, name)
    leaves = spans[-1].slot + spans[-1].end - spans[-1].begin if spans else 0
    spread = spread_of(leaves, packing)
    chunk = packing.chunk_leaves * (2 if packing.is_scaled and leaves > _MANY_LEAVES else 1)
    batches = [
        LeafBatch(
            name=name,
            place=place,
            number=number,
            spans=batch,
            chunk_leaves=chunk,
            spread=spread,
        )
        for number, batch in enumerate(cut_spans(spans))
    ]
    is_much = leaves > _FEW_LEAVES
    read = list(workers.map(_read_batch, batches, is_much=is_much))
    runs = tuple(run for run, _ in read)
    shape = shape_of(runs, spread, packing.shard_bytes, _LEAF_ROWS, packing)
    blobs = [blob for _, blob in read]
    blobs += workers.map(
        _merge,
        [
            MergeTask(name=name, place=place, groups=groups, runs=runs, shape=shape, levels=None)
            for groups in shape.tasks()
        ],
        is_much=is_much,
    )
    _keep_words(place, runs)
    _remove_runs(runs)
    facts = {
        "folder": name,
        "size": leaves,
        "shards": shape.shards,
        "spread": shape.spread,
        "chunk": chunk,
    }
    return _keep(cache, name, place, facts, blobs)


def make_record_part(
    cache: Path,
    name: str,
    fields: Sequence[tuple[int, str]],
    cards: Sequence[Any],
    texts: Sequence[Any],
    facets: Mapping[str, Any],
    own_facts: Mapping[str, str],
    packing: Packing,
    workers: Workers,
) -> Part:
    """Make the part of the records under `name`.

    `fields` are the texts of fields by slot (eight to a document), `cards` what a result shows of each document, `texts`
    what its snippet is cut from, `facets` what filters and counts need of all. `own_facts` go into the
    manifest with the others.
    """
    place = _fresh_folder(cache, name)
    maker = workers.desk.run_maker(spread=1, of_records=True)
    runs = (maker.write_run(fields, place / "records.run"),)
    shape = shape_of(runs, 1, packing.record_shard_bytes, _RECORD_ROWS, packing)
    levels = np.zeros(fields[-1][0] + 1 if fields else 1, np.int64)
    for slot, text in fields:
        levels[slot] = level_of(text, is_name=slot % SLOTS_A_DOCUMENT in NAME_SLOTS)
    tasks = [
        MergeTask(name=name, place=place, groups=groups, runs=runs, shape=shape, levels=levels)
        for groups in shape.tasks()
    ]
    blobs = [_merge(workers.desk, task) for task in tasks]
    _keep_words(place, runs)
    _remove_runs(runs)
    size = packing.chunk_documents
    files: dict[str, Any] = {"facets": facets}
    for number, start in enumerate(range(0, len(cards), size)):
        files[f"c{number}"] = cards[start : start + size]
        files[f"f{number}"] = texts[start : start + size]
    blobs.append(_write_blob(place, "records.bin", name, files))
    facts = {
        "folder": name,
        "size": len(cards),
        "shards": shape.shards,
        "spread": shape.spread,
        "chunk": size,
        **own_facts,
    }
    return _keep(cache, name, place, facts, blobs)


def spread_of(leaves: int, packing: Packing) -> int:
    """Return over how many classes the third syllables of a pair are spread, for a part of so many leaves.

    The line of a frequent pair would else be most of what a phone fetches: 40 KB at 20,000 leaves.
    """
    if not packing.is_scaled or leaves < 2_000:
        return 1
    return 8 if leaves <= _MANY_LEAVES else 16


def shape_of(
    runs: Sequence[RunFacts], spread: int, shard_bytes: int, usual: _Rows, packing: Packing
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
    return Shape(shards=shards, spread=spread)


def level_of(text: str, *, is_name: bool) -> int:
    """Return how short a field is, from 0 (long) to 3: a hit in a short title says more than one in a long summary.

    Of names the shortest counts: a title in two languages is not longer than in one.
    """
    size = min(map(len, text.split(SEPARATOR))) if is_name else len(text)
    return 3 if size <= 30 else 2 if size <= 60 else 1 if size <= 120 else 0


def cut_spans(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Cut `spans` into batches of BATCH_LEAVES slots, the last perhaps smaller; there is always one."""
    batches: list[tuple[Span, ...]] = []
    batch: list[Span] = []
    end = BATCH_LEAVES
    for span in spans:
        rest = span
        while rest.slot + rest.end - rest.begin > end:
            middle = rest.begin + end - rest.slot
            batch.append(Span(rest.slot, rest.text_key, rest.begin, middle))
            batches.append(tuple(batch))
            batch = []
            rest = Span(end, rest.text_key, middle, rest.end)
            end += BATCH_LEAVES
        batch.append(rest)
    batches.append(tuple(batch))
    return batches


def _read_batch(desk: Desk, batch: LeafBatch) -> tuple[RunFacts, Blob]:
    """Read the leaves of `batch`; write their text in chunks, and their postings."""
    texts: list[tuple[int, str]] = []
    chunks: dict[str, list[str]] = {}
    for span in batch.spans:
        leaves = desk.load_leaves(span.text_key)[span.begin : span.end]
        for slot, leaf in enumerate(leaves, start=span.slot):
            text = _indexed_text(leaf)
            texts.append((slot, text))
            sign = TRUST_SIGNS[leaf.trust] if text else ""
            chunks.setdefault(f"t{slot // batch.chunk_leaves}", []).extend((sign, text))
    blob = _write_blob(batch.place, f"text{batch.number}.bin", batch.name, chunks)
    maker = desk.run_maker(spread=batch.spread, of_records=False)
    return maker.write_run(texts, batch.place / f"{batch.number}.run"), blob


def _indexed_text(leaf: Leaf) -> str:
    return leaf.text if leaf.trust in TRUST_SIGNS else ""


def _merge(desk: Desk, task: MergeTask) -> Blob:
    shards = merge_groups(task.groups, task.runs, desk.lexicon(task.runs), task.shape, task.levels)
    files = {f"s{number}": text for number, text in shards.items()}
    return _write_blob(task.place, f"shards{task.groups[0]}.bin", task.name, files)


def _write_blob(place: Path, blob: str, part: str, values: Mapping[str, Any]) -> Blob:
    """Write the scripts that hand over `values` into one file of the cache."""
    entries = []
    with (place / blob).open("wb") as stream:
        for name, value in values.items():
            data = script(f"{part}/{name}", value)
            stream.write(data)
            entries.append((f"{name}.js", len(data)))
    return blob, tuple(entries)


def script(key: str, value: Any) -> bytes:
    """Return the classic script that hands `value` over to the engine under `key`: no fetch works from a file."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Older engines take these two for line ends, inside of a text too.
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'PolicyBank.take("{key}",{told})'.encode()


def _fresh_folder(cache: Path, name: str) -> Path:
    place = cache / f"{name}.part"
    remove_tree(place)
    place.mkdir(parents=True)
    return place


def _keep_words(place: Path, runs: Iterable[RunFacts]) -> None:
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run.read_word_counts())
    write_bytes(place / _WORDS, json.dumps(counts).encode("ascii"))


def read_words_of(cache: Path, part: Part) -> dict[str, int]:
    """Return on how many leaves (or in how many fields) of `part` each word of letters stands."""
    counts: dict[str, int] = json.loads(read_bytes(cache / part.folder / _WORDS))
    return counts


def make_lexicon_part(
    cache: Path, name: str, words: Callable[[], Mapping[str, int]], packing: Packing
) -> Part:
    """Make the part of the words that a mistyped one may mean under `name`, or take it from the cache."""
    kept = kept_part(cache, name)
    if kept is not None:
        return kept
    place = _fresh_folder(cache, name)
    shards = lexicon_shards(words(), packing.lexicon_characters)
    files = {f"w{number}": shard for number, shard in enumerate(shards)}
    blob = _write_blob(place, "lexicon.bin", name, files)
    return _keep(cache, name, place, {"folder": name, "shards": len(shards)}, [blob])


def _remove_runs(runs: Iterable[RunFacts]) -> None:
    for run in runs:
        run.remove()


def kept_part(cache: Path, name: str) -> Part | None:
    """Return the part `name` (with its digest) if an earlier build made it and its files are whole."""
    try:
        stored = json.loads(read_bytes(cache / name / _FACTS))
        if _sizes(cache / name) != stored["sizes"]:
            return None
        return _part(cache, name, stored["facts"], stored["blobs"])
    except (OSError, ValueError, TypeError, KeyError):
        # A disk that was full, or a hand that was busy: it is a cache and is made again.
        return None


def _sizes(folder: Path) -> dict[str, int]:
    return {
        file.name: file.stat().st_size for file in sorted(folder.iterdir()) if file.name != _FACTS
    }


def _keep(
    cache: Path, name: str, made: Path, facts: Mapping[str, Any], blobs: Sequence[Blob]
) -> Part:
    stored = {"facts": facts, "blobs": blobs, "sizes": _sizes(made)}
    write_bytes(made / _FACTS, json.dumps(stored).encode("utf-8"))
    remove_tree(cache / name)
    made.rename(cache / name)
    return _part(cache, name, facts, blobs)


def _part(cache: Path, name: str, facts: Mapping[str, Any], blobs: Iterable[Any]) -> Part:
    files = []
    for blob, entries in blobs:
        offset = 0
        for file, length in entries:
            files.append(
                PackedFile(
                    path=f"search/{name}/{file}",
                    source=cache / name / blob,
                    offset=offset,
                    length=length,
                )
            )
            offset += length
    return Part(folder=name, facts=facts, files=tuple(files))
