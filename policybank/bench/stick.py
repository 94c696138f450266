"""The benchmark `stick`: how large an offline copy is, where its bytes go, and what keeping it current costs.

A synthetic bank gets the texts of a search corpus, and the copy holds no PDFs (and so no pictures of their first leaves):
what is measured is what we make, not what ministries scan. Everything is done by the parts that people use: the site of the
medium `stick`, `write_copy`, `verify_copy`, `make_pack`.
"""

from __future__ import annotations

import datetime
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import Progress
from policybank.offline import MANIFEST, Manifest, read_manifest
from policybank.offline.copies import (
    SUMS_CACHE,
    Source,
    WrittenCopy,
    copy_facts,
    manifest_of,
    source_of,
    stick_source,
    verify_copy,
    write_copy,
    write_zip,
)
from policybank.offline.packs import CopySource, make_pack
from policybank.settings import read_settings

from .corpus_texts import CorpusTexts
from .figures import Figure, Table
from .measure import Run, timed_run
from .synthetic import SyntheticBank, remember_texts
from .tree_sizes import lines_of, part_of, room_of, sizes_by_part

SITE = ".cache/media/stick/site"
# Beyond, deflating takes minutes, and where bytes go is much the same.
_MOST_ZIPPED = 2_000
_ADDED_LATER = 10
_ROUNDS = 2
# The day does not matter: copies and packs only tell it to people.
_MADE = datetime.date(2026, 12, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds of something: by the clock, and of this process's CPU."""

    wall_seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A build after an addition, and the copy brought up to it; `before` is what the copy held."""

    run: Run
    before: Manifest
    written: WrittenCopy
    spent: Spent


def measure_stick(
    model: Path,
    place: Path,
    corpus: Path,
    *,
    documents: int | None,
    jobs: int | None,
    progress: Progress,
) -> Table:
    """Return the figures of a copy of a bank with the first `documents` of `corpus` (all without), made in `place`."""
    texts = CorpusTexts.of(corpus)
    count = documents or len(texts.places)
    text_bytes = texts.text_bytes(count)
    bank = SyntheticBank.make(place / "bank", model, count, leaves_of=texts, progress=progress)
    remember_texts(bank.root, progress)
    cold = _build(bank.root, jobs, progress)
    source = _source(bank.root, count)
    parts = sizes_by_part(source) if count <= _MOST_ZIPPED else {}
    zipped = _zipped_bytes(source, bank.root, place / "copy.zip") if parts else 0
    target = place / "stick"
    first, first_spent = _copied(source, bank.root, target)
    one = _updated(bank, target, (count,), jobs, progress)
    changed = changed_by_part(
        one.before, one.written.manifest, lambda path: (target / path).stat().st_size
    )
    ten = _updated(bank, target, tuple(range(count + 1, count + 1 + _ADDED_LATER)), jobs, progress)
    pack = make_pack(
        CopySource.read(target), ten.before, place / "pack.zip", made=_MADE, documents=_ADDED_LATER
    )
    is_small, is_full = count == 1_000, count == 10_000
    return Table(
        title=f"stick: {count:,} documents, {text_bytes / 1e6:.1f} MB of text, no PDFs",
        figures=(
            Figure(
                name="files for a document",
                value=len(source.files) / count,
                unit="files",
                target=4.5 if is_small else None,
            ),
            *_sizes(source, text_bytes),
            *(
                (
                    Figure(
                        name="zipped, for 1 MB of text",
                        value=zipped / text_bytes,
                        unit="MB",
                        target=1.1 if is_small else None,
                    ),
                )
                if parts
                else ()
            ),
            Figure(name="cold build, CPU", value=cold.cpu_seconds, unit="s"),
            Figure(name="of it the search index, CPU", value=cold.index_cpu_seconds, unit="s"),
            Figure(name="first copy, wall", value=first_spent.wall_seconds, unit="s"),
            Figure(name="first copy, CPU", value=first_spent.cpu_seconds, unit="s"),
            *_update_figures("one document added", one, is_full=is_full),
            *_update_figures("ten more added", ten, is_full=False),
            Figure(
                name="pack of those ten",
                value=pack.size_bytes / 1e6,
                unit="MB",
                target=15 if is_full else None,
            ),
            *_verification(target),
        ),
        notes=(
            *(lines_of(parts, count, text_bytes) if parts else ()),
            f"first copy: {first.files:,} files, {first.bytes_written / 1e6:,.1f} MB, each file waited for",
            *(
                f"one document added, {part}: {files} files, {size / 1e6:.2f} MB"
                for part, (files, size) in changed.items()
            ),
        ),
    )


def _build(root: Path, jobs: int | None, progress: Progress) -> Run:
    progress.start("measuring")
    run = timed_run("build", root, jobs=jobs, options=("--medium", "stick"))
    progress.finish()
    return run


def _source(root: Path, documents: int) -> Source:
    """Return the copy of the bank at `root` as `build.py usb` makes it."""
    site = source_of(root / SITE)
    facts = copy_facts(
        site, made=_MADE, documents=documents, left_out=documents, sums=root / SUMS_CACHE
    )
    return stick_source(site, facts, read_settings(root), more={})


def _zipped_bytes(source: Source, root: Path, target: Path) -> int:
    return write_zip(source, target, manifest_of(source, cache=root / SUMS_CACHE))


def _copied(source: Source, root: Path, target: Path) -> tuple[WrittenCopy, Spent]:
    wall, cpu = time.perf_counter(), time.process_time()
    written = write_copy(source, target, sums=root / SUMS_CACHE)
    return written, Spent(
        wall_seconds=time.perf_counter() - wall, cpu_seconds=time.process_time() - cpu
    )


def _updated(
    bank: SyntheticBank,
    target: Path,
    numbers: tuple[int, ...],
    jobs: int | None,
    progress: Progress,
) -> Update:
    """Add documents as contributors do, on the last day of all, build, and bring the copy at `target` up to date."""
    for number in numbers:
        bank.add(number, is_newest=True)
    run = _build(bank.root, jobs, progress)
    before = read_manifest(target / MANIFEST)
    written, spent = _copied(_source(bank.root, max(numbers) + 1), bank.root, target)
    return Update(run=run, before=before, written=written, spent=spent)


def _sizes(source: Source, text_bytes: int) -> Iterator[Figure]:
    for name, size in (("bytes", source.size_bytes), ("room on FAT32", room_of(source))):
        yield Figure(name=f"{name}, for 1 MB of text", value=size / text_bytes, unit="MB")


def _update_figures(name: str, update: Update, *, is_full: bool) -> Iterator[Figure]:
    written = update.written
    for what, value, unit, target in (
        ("files written", written.written, "files", 300),
        ("written", written.bytes_written / 1e6, "MB", 10),
        ("files removed", written.removed, "files", None),
        ("copying, wall", update.spent.wall_seconds, "s", 10),
        ("copying, CPU", update.spent.cpu_seconds, "s", None),
        ("build, CPU", update.run.cpu_seconds, "s", None),
    ):
        yield Figure(
            name=f"{name}: {what}", value=value, unit=unit, target=target if is_full else None
        )


def changed_by_part(
    before: Manifest, after: Manifest, size_of: Callable[[str], int]
) -> Mapping[str, tuple[int, int]]:
    """Return how many files that are new or other than `before` stand in each part of a copy, and their bytes; most bytes first."""
    changed: dict[str, tuple[int, int]] = {}
    for path, sha256 in after.sums.items():
        if before.sums.get(path) != sha256:
            files, size = changed.get(part_of(path), (0, 0))
            changed[part_of(path)] = (files + 1, size + size_of(path))
    return dict(sorted(changed.items(), key=lambda one: -one[1][1]))


def _verification(target: Path) -> Iterator[Figure]:
    """Yield the time of a verification beside that of sha256sum on the same files, the better of two rounds in turn."""
    program = shutil.which("sha256sum")
    if program is None:
        return
    command = [program, "--check", "--quiet", MANIFEST]
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_wall(lambda: verify_copy(target)))
        theirs.append(_wall(lambda: subprocess.run(command, cwd=target, check=True)))
    yield Figure(
        name="verification, wall, times sha256sum",
        value=min(ours) / min(theirs),
        unit="",
        target=1.5,
    )
    yield Figure(name="verification, wall", value=min(ours), unit="s", peer=min(theirs))


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
