"""What is measured of one search, ours or a peer's: how right it is, what it fetches, how long it takes."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policybank.browser import Browser

from .gzip_server import Service, serve_gzipped
from .search_cases import LANGUAGES, Asked, sample_of
from .search_pages import Engine, Sitting, Traffic, sit_down, traffic_since

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rightness:
    """Means over queries, shares from 0 to 1. `missed` names the queries that lack something, the worst first.

    `precision` is the share of the first ten results whose document holds the phrase, `leaf_precision` that of the
    leaves shown with a snippet; a query that shows nothing counts in recall and in `shown` only, which is the share of the
    ten (or of as many as there are) that should be shown and are.
    """

    queries: int
    document_recall: float
    leaf_recall: float
    precision: float
    leaf_precision: float
    shown: float
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bytes:
    """What queries fetched: mean and worst of bodies, mean of requests, and how many queries that was taken from."""

    mean: float
    worst: float
    requests: float
    queries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds of queries whose files are there already."""

    median: float
    percentile_95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What stands in the folder of an engine: its data, and the code that the browser runs."""

    index_bytes: int
    index_gzipped_bytes: int
    code_gzipped_bytes: int
    files: int
    largest: str
    largest_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One search as measured. Keys are languages, or a language and `quoted`, or a language and `snippets`.

    `ready_seconds` are those until it can be asked, on loopback, so of this machine's processor alone.
    """

    name: str
    rightness: Mapping[str, Rightness]
    first: Mapping[str, Bytes]
    later: Mapping[str, Bytes]
    times: Mapping[str, Times]
    ready_seconds: float
    memory_bytes: int
    sizes: Sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much is asked: first queries of each language with an empty cache, later ones, rounds that are timed.

    `has_snippets` is false for a search whose answers carry their texts, so that there is nothing more to fetch.
    """

    first: int = 20
    later: int = 100
    rounds: int = 5
    has_snippets: bool = True


def measure_engine(
    browser: Browser, engine: Engine, asked: Sequence[Asked], sizes: Sizes, extent: Extent
) -> Measured:
    """Return the measures of `engine`, served on loopback."""
    rightness: dict[str, Rightness] = {}
    first: dict[str, Bytes] = {}
    later: dict[str, Bytes] = {}
    times: dict[str, Times] = {}
    memory = 0
    ready_seconds = 0.0
    with serve_gzipped(engine.folder) as service:
        for language in LANGUAGES:
            ours = [one for one in asked if one.language == language]
            if not ours:
                continue
            few = sample_of(tuple(ours), language, extent.first)
            many = sample_of(tuple(ours), language, extent.later)
            kinds = [(language, False), (f"{language} snippets", True)]
            kinds = kinds if extent.has_snippets else kinds[:1]
            with sit_down(browser, engine, service.address, language) as sitting:
                empty = sitting.memory_bytes()
                start = time.perf_counter()
                sitting.ready()
                # Of the last language: by then the server has packed all files and does not count.
                ready_seconds = time.perf_counter() - start
                rightness[language] = judge(sitting, ours, quoted=False)
                if language == "en":
                    rightness["en quoted"] = judge(sitting, ours, quoted=True)
                for key, snippets in kinds:
                    times[key] = timed(
                        sitting, [one.query for one in ours], extent.rounds, snippets=snippets
                    )
                memory = max(memory, sitting.memory_bytes() - empty)
            for key, snippets in kinds:
                first[key] = _first(browser, engine, service, few, snippets=snippets)
                later[key] = _later(browser, engine, service, many, snippets=snippets)
    return Measured(
        name=engine.name,
        rightness=rightness,
        first=first,
        later=later,
        times=times,
        ready_seconds=ready_seconds,
        memory_bytes=memory,
        sizes=sizes,
    )


def judge(sitting: Sitting, asked: Sequence[Asked], *, quoted: bool) -> Rightness:
    """Return how right the answers to `asked` are."""
    documents, leaves, precisions, leaf_precisions, rights = [], [], [], [], []
    missed = []
    for one in asked:
        query = f'"{one.query}"' if quoted else one.query
        found, shown = sitting.all(query), sitting.shown(query)
        documents.append(recall(one.documents, found.documents))
        leaves.append(recall(one.leaves, found.leaves))
        first = shown.documents[:_SHOWN]
        should = min(_SHOWN, len(one.documents))
        rights.append(min(1.0, len(one.documents.intersection(first)) / should))
        if first:
            precisions.append(share(name in one.documents for name in first))
        if shown.leaves:
            leaf_precisions.append(share(name in one.leaves for name in shown.leaves))
        precision = precisions[-1] if first else 0.0
        if min(documents[-1], leaves[-1], precision, rights[-1]) < 1:
            missed.append(
                (
                    min(documents[-1], leaves[-1]) + precision,
                    f"{query}: documents {documents[-1]:.3f} of {len(one.documents)}, leaves {leaves[-1]:.3f} of"
                    f" {len(one.leaves)}, right {precision:.2f} of {len(first)} shown where {should} should be",
                )
            )
    return Rightness(
        queries=len(asked),
        document_recall=mean(documents),
        leaf_recall=mean(leaves),
        precision=mean(precisions),
        leaf_precision=mean(leaf_precisions),
        shown=mean(rights),
        missed=tuple(said for _, said in sorted(missed)),
    )


def timed(sitting: Sitting, queries: Sequence[str], rounds: int, *, snippets: bool) -> Times:
    """Return the milliseconds of `queries` when all their files are loaded."""
    taken = sorted(sitting.times_ms(queries, rounds, snippets=snippets))
    return Times(
        median=statistics.median(taken),
        percentile_95=taken[min(len(taken) - 1, int(len(taken) * 0.95))],
    )


def _first(
    browser: Browser, engine: Engine, service: Service, asked: Sequence[Asked], *, snippets: bool
) -> Bytes:
    """Measure each query as the first of a reader who has nothing of the site yet."""
    taken = []
    for one in asked:
        start = len(service.served)
        with sit_down(browser, engine, service.address, one.language) as sitting:
            sitting.ready()
            sitting.shown(one.query, snippets=snippets, other=True)
            sitting.wait_until_quiet(service)
            taken.append(traffic_since(service, start, engine))
    return _bytes(taken)


def _later(
    browser: Browser, engine: Engine, service: Service, asked: Sequence[Asked], *, snippets: bool
) -> Bytes:
    """Measure the queries after the first in one sitting, where everything that was fetched is kept."""
    taken = []
    with sit_down(browser, engine, service.address, asked[0].language) as sitting:
        sitting.ready()
        for place, one in enumerate(asked):
            start = len(service.served)
            sitting.shown(one.query, snippets=snippets, other=True)
            sitting.wait_until_quiet(service)
            if place:
                taken.append(traffic_since(service, start, engine))
    return _bytes(taken)


def _bytes(taken: Sequence[Traffic]) -> Bytes:
    sizes = [one.size_bytes for one in taken] or [0]
    return Bytes(
        mean=mean(sizes),
        worst=max(sizes),
        requests=mean([one.requests for one in taken]),
        queries=len(taken),
    )


def sizes_of(folder: Path, *, index: Sequence[str], code: Sequence[str]) -> Sizes:
    """Return the sizes of what the patterns `index` and `code` find in `folder`; each file is gzipped by itself."""
    data = {file: gzipped_bytes(file) for pattern in index for file in _files(folder, pattern)}
    scripts = {file for pattern in code for file in _files(folder, pattern)}
    largest = max(data, key=lambda file: (data[file], file.name), default=None)
    return Sizes(
        index_bytes=sum(file.stat().st_size for file in data),
        index_gzipped_bytes=sum(data.values()),
        code_gzipped_bytes=sum(gzipped_bytes(file) for file in scripts),
        files=len(data),
        largest=largest.relative_to(folder).as_posix() if largest else "",
        largest_bytes=data[largest] if largest else 0,
    )


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(file for file in folder.glob(pattern) if file.is_file())


def gzipped_bytes(file: Path) -> int:
    """Return the bytes of `file` as they travel; one that is packed already is not made larger."""
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def recall(wanted: frozenset[str], found: Sequence[str]) -> float:
    """Return the share of `wanted` that was found."""
    return len(wanted.intersection(found)) / len(wanted)


def share(claims: Iterable[bool]) -> float:
    """Return the share of `claims` that hold."""
    return mean([float(claim) for claim in claims])


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return statistics.fmean(values) if values else 0.0
