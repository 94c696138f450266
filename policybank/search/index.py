"""The index of a bank: segments by date, a part for leaves and one for records in each, and the manifest over all.

One document touches most shards of the part it stands in, so an index in one piece would be written anew by every addition.
Segments part what was added or checked before this year, this year and this month, where "now" is the newest date in
the library: a function of the library alone. An addition writes the smallest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policybank.core import digest_of, digest_of_files, remove_tree
from policybank.pages import LoadLeaves

from ._columns import column
from ._encode import encode_number
from ._part_files import PackedFile, Part, kept_part, script
from ._parts import Span, make_leaf_part, make_lexicon_part, make_record_part, read_words_of
from ._workers import Desk, Workers
from .entries import SLOTS_A_DOCUMENT, Entry, PlannedEntry
from .packing import Packing

# The oldest first; in this order results with equal scores stand.
GUIDES = "guides"
SEGMENTS = ("before", "year", "month", GUIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """A finished index: the files of its parts, and the small ones by their path, the manifest among them."""

    files: tuple[PackedFile, ...]
    small: Mapping[str, bytes]

    @property
    def size_bytes(self) -> int:
        """The size of all files."""
        packed = sum(file.length for file in self.files)
        return packed + sum(map(len, self.small.values()))


def index_entries(
    entries: Sequence[PlannedEntry],
    load_leaves: LoadLeaves,
    facts: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    cache_folder: Path,
    packing: Packing,
    processes: int,
) -> SearchIndex:
    """Return the index of `entries`, laid out by `packing`; what an earlier build left in `cache_folder` is used again.

    `facts` go into the manifest as they are: addresses, names of types. `values` are further small files by the key under
    which the engine asks for them.
    """
    cache_folder.mkdir(parents=True, exist_ok=True)
    segments = by_segment(entries)
    desk = Desk(place=cache_folder, load_leaves=load_leaves)
    parts: list[tuple[Part, Part]] = []
    told: list[dict[str, Any]] = []
    with Workers(desk, processes) as workers:
        for name, found in segments.items():
            leaves, records = _parts_of(name, found, cache_folder, packing, workers)
            parts.append((leaves, records))
            told.append({"name": name, "leaves": leaves.facts, "records": records.facts})
    lexicon = _lexicon(cache_folder, parts, packing)
    files = [file for pair in parts for part in pair for file in part.files]
    kept = {part.folder for pair in parts for part in pair} | {lexicon.folder}
    _remove_others(cache_folder, packing, kept)
    all_values = {**values, "manifest": {**facts, "lexicon": lexicon.facts, "segments": told}}
    small = {f"search/{key}.js": script(key, value) for key, value in all_values.items()}
    return SearchIndex(files=(*files, *lexicon.files), small=small)


def _parts_of(
    name: str,
    plans: Sequence[PlannedEntry],
    cache_folder: Path,
    packing: Packing,
    workers: Workers,
) -> tuple[Part, Part]:
    """Return the leaves and the records of a segment; its entries are made only when one of the two must be."""
    made_by = digest_of(_digest_of_room(), repr(packing))
    leaves_name, records_name = (
        f"{packing.name}-{name}-{kind}-{digest_of(made_by, *digests)[:10]}"
        for kind, digests in (
            ("leaves", (plan.leaves_digest for plan in plans)),
            ("records", (plan.digest for plan in plans)),
        )
    )
    leaves, records = kept_part(cache_folder, leaves_name), kept_part(cache_folder, records_name)
    if leaves is not None and records is not None:
        return leaves, records
    entries = [plan.make() for plan in plans]
    spans = tuple(_spans(entries))
    return (
        leaves
        or make_leaf_part(
            cache_folder, leaves_name, spans, packing, workers, has_pages=name != GUIDES
        ),
        records or _make_records(cache_folder, records_name, entries, packing, workers),
    )


def _make_records(
    cache_folder: Path, name: str, entries: Sequence[Entry], packing: Packing, workers: Workers
) -> Part:
    fields = [
        (number * SLOTS_A_DOCUMENT + place, text)
        for number, entry in enumerate(entries)
        for place, text in enumerate(entry.fields)
        if text
    ]
    facets: dict[str, Any] = {
        facet: column([entry.facets.get(facet, ()) for entry in entries])
        for facet in sorted({facet for entry in entries for facet in entry.facets})
    }
    # In two, since of 10,000 dates nearly each is another: 28 KB gzipped as they are, 21 KB so.
    facets["year"] = column([(entry.issued[:4],) for entry in entries])
    facets["day"] = column([(entry.issued[5:],) for entry in entries])
    facets["until"] = column(
        [(entry.until,) if entry.status == "planned" and entry.until else () for entry in entries]
    )
    return make_record_part(
        cache_folder,
        name,
        fields,
        [entry.card() for entry in entries],
        [list(entry.fields[1:]) for entry in entries],
        facets,
        {
            "counts": "".join(encode_number(entry.leaf_count) for entry in entries),
            "weights": "".join(str(entry.weight) for entry in entries),
        },
        packing,
        workers,
    )


def _lexicon(cache_folder: Path, parts: Sequence[tuple[Part, Part]], packing: Packing) -> Part:
    """Return the words that a mistyped one may mean: those in records, and those on two leaves or more.

    A word on one leaf alone is as often a slip of the machine that read it as a word.
    """

    def words() -> dict[str, int]:
        on_leaves: Counter[str] = Counter()
        in_records: Counter[str] = Counter()
        for leaves, records in parts:
            on_leaves.update(read_words_of(cache_folder, leaves))
            in_records.update(read_words_of(cache_folder, records))
        several = {word: count for word, count in on_leaves.items() if count > 1}
        return dict(sorted((Counter(several) + in_records).items()))

    digest = digest_of(*(part.folder for pair in parts for part in pair))[:10]
    return make_lexicon_part(cache_folder, f"{packing.name}-lexicon-{digest}", words, packing)


def by_segment(entries: Iterable[PlannedEntry]) -> dict[str, list[PlannedEntry]]:
    """Return the entries of each segment that has some, in their order there."""
    in_order = sorted(entries, key=lambda one: (one.date, one.id))
    newest = max((entry.date for entry in in_order if entry.is_document), default="")
    segments: dict[str, list[PlannedEntry]] = {name: [] for name in SEGMENTS}
    for entry in in_order:
        if not entry.is_document:
            # Recommendations stand with the guides: both come after documents, and neither is filtered or put in order.
            segments[GUIDES].append(entry)
        elif entry.date[:7] == newest[:7]:
            segments["month"].append(entry)
        elif entry.date[:4] == newest[:4]:
            segments["year"].append(entry)
        else:
            segments["before"].append(entry)
    return {name: found for name, found in segments.items() if found}


def _spans(entries: Sequence[Entry]) -> Iterator[Span]:
    slot = 0
    for entry in entries:
        for edition in entry.editions:
            if edition.leaf_count:
                yield Span(slot, edition.text_key, 0, edition.leaf_count)
                slot += edition.leaf_count


@cache
def _digest_of_room() -> str:
    """Return a digest of the code that makes an index; the rules of Khmer writing are part of it."""
    rooms = Path(__file__).parents[1]
    files = [*(rooms / "search").glob("*.py"), *(rooms / "khmer").glob("*.py")]
    return digest_of_files(rooms, files)


def _remove_others(cache_folder: Path, packing: Packing, keep: set[str]) -> None:
    for folder in cache_folder.iterdir():
        if folder.name.startswith(f"{packing.name}-") and folder.name not in keep:
            remove_tree(folder)


def keyed(name: str, value: Any) -> tuple[str, Any]:
    """Return a key for `value` that changes when it does, and `value`: a browser may keep the file for ever."""
    return f"{name}-{digest_of(repr(value))[:10]}", value
