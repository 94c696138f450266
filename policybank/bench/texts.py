"""How right the text of PDFs is, beside other readers on the same files in the same run."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from policybank.core import Progress, SetupError, SilentProgress, read_text, write_bytes
from policybank.text import (
    Leaf,
    Limits,
    PdfFile,
    TextCache,
    Texts,
    find_tesseract,
    load_text,
    read_texts,
)

from .figures import Figure, Table
from .scoring import Score, score_text

_LIMITS = Limits(largest_bytes=200_000_000, slowest_seconds=120)
_PEERS = ("pdfplumber", "pypdfium2", "pdftotext")
_PEER_SECONDS = 120

# What the beginning of a case's name says of it, and the per cent of wrong characters that may be there at most.
_ASKED = {"prose": 0.2, "inline": 1.0, "mixed2col": 0.5, "table": 2.0}
_GOOD = ("chromium", "libreoffice")
_BAD = ("bad", "scan", "trap")
# Enough that starting the processes, half a second each, does not decide.
_COPIES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One file as we read it. `score` is None without a true text; `peers` are wrong characters in per cent."""

    name: str
    leaves: tuple[Leaf, ...]
    score: Score | None
    peers: dict[str, float]
    peer_seconds: dict[str, float]

    @property
    def kind(self) -> str:
        return self.name.split("_")[0]

    @property
    def trusts(self) -> str:
        return ",".join(sorted({leaf.trust for leaf in self.leaves})) or "fault"


def measure_texts(cases: Path, place: Path, *, progress: Progress) -> Table:
    """Read every PDF of `cases`, score those with a true text (`name.txt`) beside them, and print case by case.

    Raises `SetupError` when there is none.
    """
    files = tuple(sorted(cases.glob("*.pdf")))
    if not files:
        raise SetupError(f"There are no PDFs in {cases}.")
    pdfs = [PdfFile(path=file, place=file.name) for file in files]
    cache = TextCache(folder=place / "cache")
    texts = _read(pdfs, cache, jobs=1, progress=progress)
    read = {
        facts.file.path: load_text(facts, cache=cache, limits=_LIMITS).leaves
        for facts in texts.facts
    }
    measured = [_case(file, read.get(file, ())) for file in files]
    for line in _lines(measured):
        print(line, flush=True)
    print()
    return Table(
        title=f"Text of {len(files)} PDFs",
        figures=(
            *_rates(measured),
            *_gate(measured),
            *_speed(measured),
            *_runs(pdfs, cache, place),
        ),
        notes=("CER: wrong characters in per cent of the true ones, white space left out",),
    )


def _read(files: Sequence[PdfFile], cache: TextCache, *, jobs: int, progress: Progress) -> Texts:
    return read_texts(
        files,
        cache=cache,
        limits=_LIMITS,
        jobs=jobs,
        progress=progress,
        tesseract=find_tesseract(),
    )


def _case(file: Path, leaves: tuple[Leaf, ...]) -> _Case:
    truth_file = file.with_suffix(".txt")
    truth = read_text(truth_file) if truth_file.is_file() else ""
    peers: dict[str, float] = {}
    seconds: dict[str, float] = {}
    for name in _PEERS if truth else ():
        answer = _peer(name, file)
        if answer is not None:
            peers[name] = score_text(truth, answer[0]).without_spaces
            seconds[name] = answer[1]
    return _Case(
        name=file.stem,
        leaves=leaves,
        score=score_text(truth, "\n".join(leaf.text for leaf in leaves)) if truth else None,
        peers=peers,
        peer_seconds=seconds,
    )


def _peer(name: str, file: Path) -> tuple[str, float] | None:
    """Return the text that another reader sees, and its CPU seconds a leaf (0 where it does not say)."""
    if name == "pdftotext":
        if shutil.which(name) is None:
            return None
        command = [name, "-raw", "-enc", "UTF-8", str(file), "-"]
    else:
        command = [sys.executable, "-m", "policybank.bench.text_peers", name, str(file)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PEER_SECONDS,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    except subprocess.TimeoutExpired:
        return None
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or name == "pdftotext":
        return (text, 0.0) if done.returncode == 0 else None
    body, _, seconds = text.rpartition("\n")
    return body, float(seconds)


def _lines(cases: Iterable[_Case]) -> Iterable[str]:
    """Yield the table of cases: our trust and CER without and with spaces, extra spaces, CPU ms a leaf; the peers' CER."""
    head = f"{'case':34} {'trust':12} {'CER':>6} {'spaced':>6} {'extra':>6} {'ms':>5}"
    yield head + "".join(f" {peer:>10}" for peer in _PEERS)
    for case in cases:
        row = f"{case.name[:34]:34} {case.trusts[:12]:12}"
        if case.score is None:
            yield row + _without_truth(case)
            continue
        score = case.score
        row += f" {score.without_spaces:6.2f} {score.with_spaces:6.2f} {score.extra_spaces:6.2f}"
        row += f" {1000 * _seconds(case):5.0f}"
        yield row + "".join(
            f" {case.peers[peer]:10.1f}" if peer in case.peers else f" {'-':>10}" for peer in _PEERS
        )


def _without_truth(case: _Case) -> str:
    """Return what speaks for the text of a case that has no true text beside it."""
    leaves = Counter(leaf.trust for leaf in case.leaves)
    counts = ", ".join(f"{count} {trust}" for trust, count in sorted(leaves.items()))
    covered = [leaf.coverage for leaf in case.leaves if leaf.coverage is not None]
    coverage = f"{fmean(covered):.3f}" if covered else "-"
    worst = max((leaf.invalid_clusters for leaf in case.leaves), default=0.0)
    return (
        f" {1000 * _seconds(case):5.0f} ms; coverage {coverage}, worst invalid clusters {worst:.4f};"
        f" {counts or 'no leaves'}"
    )


def _seconds(case: _Case) -> float:
    return fmean(leaf.seconds for leaf in case.leaves) if case.leaves else 0.0


def _rates(cases: Sequence[_Case]) -> Iterable[Figure]:
    scored = [(case, case.score) for case in cases if case.score is not None]
    good = [(case, score) for case, score in scored if case.kind in _GOOD]
    for layout, asked in _ASKED.items():
        rates = [score.without_spaces for case, score in good if f"_{layout}" in case.name]
        if rates:
            yield Figure(name=f"worst CER, {layout}", value=max(rates), unit="%", target=asked)
    if good:
        spaced = [score.with_spaces for _, score in good]
        yield Figure(name="mean CER with spaces", value=fmean(spaced), unit="%", target=1)
        yield Figure(name="worst CER with spaces", value=max(spaced), unit="%", target=2)
        extra = max(score.extra_spaces for _, score in good)
        yield Figure(name="most extra spaces", value=extra, unit="/1000", target=1)
    legacy = [score.without_spaces for case, score in scored if case.kind == "legacy"]
    if legacy:
        yield Figure(name="worst CER, legacy fonts", value=max(legacy), unit="%", target=0.5)
    images = [score.without_spaces for case, score in scored if case.kind in _BAD]
    if images:
        yield Figure(name="worst CER, broken and scanned", value=max(images), unit="%", target=3)


def _gate(cases: Sequence[_Case]) -> Iterable[Figure]:
    good = [leaf for case in cases if case.kind in _GOOD for leaf in case.leaves]
    bad = [leaf for case in cases if case.kind in _BAD for leaf in case.leaves]
    if good:
        refused = sum(leaf.trust != "text-layer" for leaf in good)
        yield Figure(name="good leaves refused", value=refused, unit="", target=0)
    if bad:
        passed = sum(leaf.trust in {"text-layer", "legacy-font"} for leaf in bad)
        yield Figure(name="bad leaves let pass", value=100 * passed / len(bad), unit="%", target=8)


def _speed(cases: Sequence[_Case]) -> Iterable[Figure]:
    layers = [case for case in cases if case.leaves and case.trusts == "text-layer"]
    if layers:
        peers = [case.peer_seconds["pdfplumber"] for case in layers if case.peer_seconds]
        yield Figure(
            name="CPU of a leaf with a sound layer, median",
            value=1000 * median(_seconds(case) for case in layers),
            unit="ms",
            target=60,
            peer=1000 * median(peers) if peers else None,
        )
    images = [leaf.seconds for case in cases for leaf in case.leaves if leaf.trust == "ocr"]
    if images:
        yield Figure(name="CPU of a leaf by OCR, mean", value=fmean(images), unit="s", target=1.5)


def _runs(files: Sequence[PdfFile], cache: TextCache, place: Path) -> Iterable[Figure]:
    """Yield what a second run reads, and what two processes take of the time of one."""
    before = {entry: entry.stat().st_mtime_ns for entry in cache.folder.glob("??/*.json")}
    _read(files, cache, jobs=1, progress=SilentProgress())
    again = sum(
        before.get(entry) != entry.stat().st_mtime_ns for entry in cache.folder.glob("??/*.json")
    )
    yield Figure(name="files read again by a second run", value=again, unit="", target=0)
    good = [file for file in files if file.path.stem.split("_")[0] in _GOOD]
    if not good:
        return
    copies = [_copy(good[number % len(good)], number, place) for number in range(_COPIES)]
    walls = []
    for jobs in (1, 2):
        start = time.perf_counter()
        _read(
            copies, TextCache(folder=place / f"cache-{jobs}"), jobs=jobs, progress=SilentProgress()
        )
        walls.append(time.perf_counter() - start)
    yield Figure(
        name="wall time of two processes, of one's",
        value=walls[1] / walls[0],
        unit="",
        target=1 / 1.7,
    )


def _copy(file: PdfFile, number: int, place: Path) -> PdfFile:
    copy = place / "copies" / f"{number}.pdf"
    write_bytes(copy, file.path.read_bytes() + b"\n%% copy %d\n%%%%EOF\n" % number)
    return PdfFile(path=copy, place=copy.name)
