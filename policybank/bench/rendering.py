"""The benchmark `render`: 10,000 synthetic documents, built cold, warm, and after small changes."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from pathlib import Path

from policybank.core import Progress

from .figures import Figure, Table
from .measure import Run, timed_run
from .peer import make_peer
from .synthetic import TEXT_BYTES, SyntheticBank, copy_bank, remember_texts

_PEER_PAGES = 1_000


def measure_rendering(
    model: Path, place: Path, *, documents: int, jobs: int | None, progress: Progress
) -> Table:
    """Return the figures of a synthetic bank of `documents`, made in `place` with the frame of the bank at `model`."""
    bank = SyntheticBank.make(place / "synthetic", model, documents, progress=progress)
    remember_texts(bank.root, progress)
    cold = _build(bank.root, jobs, progress)
    warm = _build(bank.root, jobs, progress)
    # As contributors add: today, which parts of the index that hold older ones need not know of.
    bank.add(documents, is_newest=True)
    added = _build(bank.root, jobs, progress)
    _change_a_title(bank, documents // 2)
    changed = _build(bank.root, jobs, progress)
    copy_bank(bank.root, place / "again", texts=True)
    again = _build(place / "again", jobs, progress)
    differing = tuple(differing_files(bank.root / "site", place / "again" / "site"))
    peer = _peer(place / "peer", progress)
    thousands = cold.pages / 1_000
    # The promises are for 10,000 documents; the cost of a page is the same at every size.
    is_full = documents == 10_000
    return Table(
        title=f"render: {documents:,} documents, {cold.pages:,} pages, {cold.written:,} files",
        figures=(
            Figure(
                name="cold build without the search index, CPU for 1,000 pages",
                value=(cold.cpu_seconds - cold.index_cpu_seconds) / thousands,
                unit="s",
                target=0.8,
                peer=peer.cpu_seconds / (peer.pages / 1_000),
            ),
            Figure(name="cold build, CPU in all", value=cold.cpu_seconds, unit="s"),
            Figure(name="cold build, CPU of its workers", value=cold.child_cpu_seconds, unit="s"),
            Figure(
                name="cold build without the search index, wall",
                value=cold.wall_seconds - cold.index_wall_seconds,
                unit="s",
                target=30 if is_full else None,
            ),
            Figure(
                name="search index of a cold build, CPU", value=cold.index_cpu_seconds, unit="s"
            ),
            Figure(
                name="search index of a cold build, wall", value=cold.index_wall_seconds, unit="s"
            ),
            *_memory("cold build", cold, 300 if is_full else None),
            *_figures("nothing changed", warm),
            *_figures("one document added", added),
            *_figures("one title changed", changed),
            Figure(
                name="same library built cold elsewhere, wall", value=again.wall_seconds, unit="s"
            ),
            Figure(
                name="files that differ between the two",
                value=len(differing),
                unit="files",
                target=0,
            ),
            Figure(
                name="faults found in the library",
                value=cold.faults + changed.faults,
                unit="",
                target=0,
            ),
        ),
        notes=(
            f"peer: MkDocs with Material, {peer.pages:,} pages of {TEXT_BYTES // 1000} KB, {peer.cpu_seconds:.1f} s CPU",
            *(f"differs: {path}" for path in differing[:10]),
        ),
    )


def _build(root: Path, jobs: int | None, progress: Progress) -> Run:
    progress.start("measuring")
    run = timed_run("build", root, jobs=jobs)
    progress.finish()
    return run


def _change_a_title(bank: SyntheticBank, number: int) -> None:
    values = bank.values(number)
    values["title"] = {**values["title"], "en": f"{values['title']['en']}, second edition"}
    bank.write_record(number, values)


def _figures(name: str, run: Run) -> Iterator[Figure]:
    yield Figure(name=f"{name}, wall", value=run.wall_seconds, unit="s", target=3)
    yield Figure(name=f"{name}, CPU", value=run.cpu_seconds, unit="s")
    yield Figure(name=f"{name}, files written", value=run.written, unit="files")


def _memory(name: str, run: Run, target: float | None) -> Iterator[Figure]:
    for what, size, most in (
        ("memory of all its processes", run.all_bytes, target),
        ("memory of its first process", run.own_bytes, None),
    ):
        if size >= 0:
            yield Figure(
                name=f"{name}, {what}", value=round(size / 1_000_000), unit="MB", target=most
            )


def _peer(folder: Path, progress: Progress) -> Run:
    make_peer(folder, _PEER_PAGES, TEXT_BYTES)
    progress.start("measuring")
    run = timed_run("mkdocs", folder)
    progress.finish()
    return run


def differing_files(one: Path, other: Path) -> Iterator[str]:
    """Yield the paths of files that are not in both folders with the same bytes, sorted."""
    here, there = _files(one), _files(other)
    for path in sorted(here | there):
        if (
            path not in here
            or path not in there
            or not filecmp.cmp(one / path, other / path, shallow=False)
        ):
            yield path


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
