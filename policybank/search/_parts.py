"""The two parts of a segment's index: leaves (their postings and their text) and records (their postings, titles and facts).

Each stands in a folder of its own whose name holds a digest of all that went into it: a browser may keep its files
for ever and can never mix those of two builds. What was made once is kept in the cache under the same name. On a stick, where
nothing is kept by browsers and every file that changed has to be copied, each file has a digest of its own instead.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from policybank.core import read_bytes, write_bytes
from policybank.text import Leaf

from ._arrays import Column
from ._merge import Shape, merge_groups
from ._part_files import Blob, Part, fresh_folder, keep_part, kept_part, write_blob
from ._runs import RunFacts
from ._shapes import LEAF_ROWS, RECORD_ROWS, chunk_of, level_of, shape_of, spread_of
from ._workers import Desk, Workers
from .entries import NAME_SLOTS, SLOTS_A_DOCUMENT
from .lexicon import lexicon_shards
from .packing import Packing

_WORDS = "words.json"
# Leaves of a task: a multiple of the leaves in a chunk of every packing, and some 10 MB of postings on the disk.
BATCH_LEAVES = 2_000
# Below this a worker process costs more time than it spares: it needs most of a second to begin.
_FEW_LEAVES = 600

# How far a leaf's text can be trusted, in one letter for the browser; without text there is none.
TRUST_SIGNS = {"text-layer": "t", "legacy-font": "l", "ocr": "o", "corrected": "c"}


@dataclass(frozen=True, slots=True)
class Span:
    """Leaves of one edition, by their places in it (from 0, the last one excluded), which get slots from `slot` on."""

    slot: int
    text_key: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafBatch:
    """Leaves to be read by one task, which writes their text and their postings into the folder `place`."""

    name: str
    place: Path
    number: int
    spans: tuple[Span, ...]
    chunk_leaves: int
    spread: int
    names_by_content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTask:
    """Groups of postings to be merged by one task into shards."""

    name: str
    place: Path
    groups: tuple[int, ...]
    runs: tuple[RunFacts, ...]
    shape: Shape
    levels: Column | None
    names_by_content: bool


def make_leaf_part(
    cache: Path,
    name: str,
    spans: Sequence[Span],
    packing: Packing,
    workers: Workers,
    *,
    has_pages: bool,
) -> Part:
    """Make the part of the leaves in `spans` (slots rising, without a gap) under `name`; `has_pages` where each text has a
    page of its own, as those of documents have.
    """
    place = fresh_folder(cache, name)
    leaves = spans[-1].slot + spans[-1].end - spans[-1].begin if spans else 0
    spread = spread_of(leaves, packing)
    chunk = chunk_of(leaves, packing, has_pages=has_pages)
    batches = [
        LeafBatch(
            name=name,
            place=place,
            number=number,
            spans=batch,
            chunk_leaves=chunk,
            spread=spread,
            names_by_content=packing.names_by_content,
        )
        for number, batch in enumerate(cut_spans(spans))
    ]
    is_much = leaves > _FEW_LEAVES
    read = list(workers.map(_read_batch, batches, is_much=is_much))
    runs = tuple(run for run, _ in read)
    shape = shape_of(runs, spread, packing.shard_bytes, LEAF_ROWS, packing)
    blobs = [blob for _, blob in read]
    blobs += workers.map(
        _merge,
        [
            MergeTask(
                name=name,
                place=place,
                groups=groups,
                runs=runs,
                shape=shape,
                levels=None,
                names_by_content=packing.names_by_content,
            )
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
    return keep_part(cache, name, place, facts, blobs, names_by_content=packing.names_by_content)


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
    place = fresh_folder(cache, name)
    maker = workers.desk.run_maker(spread=1, of_records=True)
    runs = (maker.write_run(fields, place / "records.run"),)
    shape = shape_of(runs, 1, packing.record_shard_bytes, RECORD_ROWS, packing)
    levels = np.zeros(fields[-1][0] + 1 if fields else 1, np.int64)
    for slot, text in fields:
        levels[slot] = level_of(text, is_name=slot % SLOTS_A_DOCUMENT in NAME_SLOTS)
    tasks = [
        MergeTask(
            name=name,
            place=place,
            groups=groups,
            runs=runs,
            shape=shape,
            levels=levels,
            names_by_content=packing.names_by_content,
        )
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
    blobs.append(
        write_blob(place, "records.bin", name, files, names_by_content=packing.names_by_content)
    )
    facts = {
        "folder": name,
        "size": len(cards),
        "shards": shape.shards,
        "spread": shape.spread,
        "chunk": size,
        **own_facts,
    }
    return keep_part(cache, name, place, facts, blobs, names_by_content=packing.names_by_content)


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
            if batch.chunk_leaves:
                sign = TRUST_SIGNS[leaf.trust] if text else ""
                chunks.setdefault(f"t{slot // batch.chunk_leaves}", []).extend((sign, text))
    blob = write_blob(
        batch.place,
        f"text{batch.number}.bin",
        batch.name,
        chunks,
        names_by_content=batch.names_by_content,
    )
    maker = desk.run_maker(spread=batch.spread, of_records=False)
    return maker.write_run(texts, batch.place / f"{batch.number}.run"), blob


def _indexed_text(leaf: Leaf) -> str:
    # Lines without letters are on no page, from which a stick takes the text.
    lines = (line for line in leaf.text.split("\n") if line.strip())
    return "\n".join(lines) if leaf.trust in TRUST_SIGNS else ""


def _merge(desk: Desk, task: MergeTask) -> Blob:
    files = merge_groups(task.groups, task.runs, desk.lexicon(task.runs), task.shape, task.levels)
    return write_blob(
        task.place,
        f"shards{task.groups[0]}.bin",
        task.name,
        files,
        names_by_content=task.names_by_content,
    )


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
    place = fresh_folder(cache, name)
    shards = lexicon_shards(words(), packing.lexicon_characters)
    files = {f"w{number}": shard for number, shard in enumerate(shards)}
    by_content = packing.names_by_content
    blob = write_blob(place, "lexicon.bin", name, files, names_by_content=by_content)
    facts = {"folder": name, "shards": len(shards)}
    return keep_part(cache, name, place, facts, [blob], names_by_content=by_content)


def _remove_runs(runs: Iterable[RunFacts]) -> None:
    for run in runs:
        run.remove()
