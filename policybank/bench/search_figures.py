"""The promises of the search, by size of the corpus, and the figures of a measured search beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from .figures import SHARE, Figure
from .measure import Run
from .search_measures import Bytes, Measured

_LANGUAGES = {"km": "Khmer", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a figure has to reach at 1,000 and at 10,000 documents; None where nothing was promised."""

    small: float | None
    large: float | None
    is_least: bool = False


def _least(small: float, large: float) -> Target:
    return Target(small=small, large=large, is_least=True)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "recall of documents, Khmer": _least(0.999, 0.999),
        "recall of leaves, Khmer": _least(0.999, 0.999),
        "first ten right, Khmer": _least(0.99, 0.99),
        "recall of documents, English": _least(1, 1),
        "recall of leaves, English": _least(1, 1),
        "first ten right, English quoted": _least(0.95, 0.95),
        "first query, mean, Khmer": Target(small=55, large=105),
        "first query, mean, English": Target(small=55, large=105),
        "first query with snippets, mean, Khmer": Target(small=110, large=175),
        "first query with snippets, mean, English": Target(small=110, large=175),
        "later query, mean, Khmer": Target(small=45, large=70),
        "later query, mean, English": Target(small=45, large=70),
        "cached query, median, Khmer": Target(small=1, large=2),
        "cached query, median, English": Target(small=1, large=2),
        "cached query, 95th percentile, Khmer": Target(small=5, large=10),
        "cached query, 95th percentile, English": Target(small=5, large=10),
        "index gzipped, for 1 MB of text": Target(small=0.40, large=0.40),
        "build, CPU": Target(small=25, large=220),
        "client code, gzipped": Target(small=15, large=15),
        "memory in the browser": Target(small=None, large=60),
        "files of the stick packing": Target(small=600, large=None),
        "spellings answered alike": _least(1, 1),
        "kinds of spelling that were not tried": Target(small=0, large=0),
        "answers alike: http, file and stick": _least(1, 1),
        "other language found, mean of pairs": _least(0.95, 0.95),
    }
)


def figure(name: str, value: float, unit: str, documents: int, peer: float | None = None) -> Figure:
    """Return the figure with the target that `name` has in a corpus of `documents`; other sizes have none."""
    target = TARGETS.get(name)
    most = None
    if target is not None:
        most = {1_000: target.small, 10_000: target.large}.get(documents)
    return Figure(
        name=name,
        value=value,
        unit=unit,
        target=most,
        peer=peer,
        is_least=target is not None and target.is_least,
    )


def figures_of(
    measured: Measured, run: Run, text_bytes: int, documents: int, peer: Sequence[Figure] = ()
) -> tuple[Figure, ...]:
    """Return the figures of `measured`, whose index `run` made, each beside that of `peer` with the same name."""
    beside = {one.name: one.value for one in peer}
    return tuple(
        figure(name, value, unit, documents, beside.get(name))
        for name, value, unit in _values(measured, run, text_bytes)
    )


def _values(measured: Measured, run: Run, text_bytes: int) -> Iterator[tuple[str, float, str]]:
    for key, right in measured.rightness.items():
        language, _, quoted = key.partition(" ")
        name = _LANGUAGES[language] + (f" {quoted}" if quoted else "")
        yield f"recall of documents, {name}", right.document_recall, SHARE
        yield f"recall of leaves, {name}", right.leaf_recall, SHARE
        yield f"first ten right, {name}", right.precision, SHARE
        yield f"leaves shown right, {name}", right.leaf_precision, SHARE
        yield f"shown of ten that should be, {name}", right.shown, SHARE
    yield from _traffic("first query", measured.first)
    yield from _traffic("later query", measured.later)
    for key, times in measured.times.items():
        name, language = _named("cached query", key)
        yield f"{name}, median, {language}", times.median, "ms"
        yield f"{name}, 95th percentile, {language}", times.percentile_95, "ms"
    yield "until it can be asked", measured.ready_seconds, "s"
    sizes = measured.sizes
    yield "index gzipped, for 1 MB of text", sizes.index_gzipped_bytes / text_bytes, "MB"
    yield "index gzipped", sizes.index_gzipped_bytes / 1_000_000, "MB"
    yield "index", sizes.index_bytes / 1_000_000, "MB"
    yield "files of the index", sizes.files, "files"
    yield "largest file, gzipped", sizes.largest_bytes / 1_000, "KB"
    yield "client code, gzipped", sizes.code_gzipped_bytes / 1_000, "KB"
    yield "build, CPU", run.cpu_seconds, "s"
    yield "build, wall", run.wall_seconds, "s"
    if run.all_bytes >= 0:
        yield "build, memory of all its processes", run.all_bytes / 1_000_000, "MB"


def _traffic(name: str, taken: Mapping[str, Bytes]) -> Iterator[tuple[str, float, str]]:
    for key, traffic in taken.items():
        full, language = _named(name, key)
        yield f"{full}, mean, {language}", traffic.mean / 1_000, "KB"
        yield f"{full}, worst, {language}", traffic.worst / 1_000, "KB"
        yield f"{full}, requests, {language}", traffic.requests, ""


def _named(name: str, key: str) -> tuple[str, str]:
    language, _, snippets = key.partition(" ")
    return f"{name} with snippets" if snippets else name, _LANGUAGES[language]
