"""The SHA-256 of files, read once: what was read before is known by the file's size, time and number.

Sums of a *source* are kept, for its files are written by our own build, which never changes a file in place. Sums of a copy
are never kept: a medium that loses bits tells nobody, and the clocks of the machines that wrote it may be years apart.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from policybank.core import Progress, SilentProgress, write_lines
from policybank.offline.manifest import Manifest

from .errors import CopyError
from .source import Source, SourceFile

# hashlib lets go of the interpreter's lock while it works, and a second file is read meanwhile.
THREADS = 2
# Where a bank keeps them, from its root.
SUMS_CACHE = ".cache/sums.txt"

# What is known of a file: size, time of the last change in nanoseconds, number of the inode.
_Look = tuple[int, int, int]


def manifest_of(
    source: Source, *, cache: Path | None = None, progress: Progress | None = None
) -> Manifest:
    """Return the list of `source`; sums of its files are taken from `cache` and kept there. Stage: copies.hashing, in bytes."""
    told = progress or SilentProgress()
    known = _read(cache)
    kept: dict[str, tuple[str, _Look]] = {}
    sums: dict[str, str] = {}
    unknown: list[tuple[SourceFile, Path, _Look]] = []
    for path, one in source.files.items():
        if one.file is None:
            sums[path] = hashlib.sha256(one.data or b"").hexdigest()
            continue
        look = _look(one.file)
        sum_, seen = known.get(str(one.file), ("", (0, 0, 0)))
        if seen == look:
            sums[path] = sum_
            kept[str(one.file)] = (sum_, look)
        else:
            unknown.append((one, one.file, look))
    if unknown:
        told.start("copies.progress.hashing", sum(one.size for one, _, _ in unknown))
        with ThreadPoolExecutor(THREADS) as pool:
            for (one, file, look), sum_ in zip(
                unknown, pool.map(_sum_of_source, (file for _, file, _ in unknown)), strict=True
            ):
                sums[one.path] = sum_
                kept[str(file)] = (sum_, look)
                told.advance(one.size)
        told.finish()
    if cache is not None and (unknown or kept.keys() != known.keys()):
        _write(cache, kept)
    return Manifest(sums=sums)


def sum_of(file: Path | str, *, fresh: bool = False) -> str:
    """Return the SHA-256 of a file. `fresh`: from the medium, not from what the system remembers of it, where it can."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as core.read_bytes: paths cost as much
        if fresh and hasattr(os, "posix_fadvise"):
            # A stick that lies about its size gives back what was written as long as nobody asks the stick itself.
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def forget(cache: Path | None) -> None:
    """Forget all sums: one of them was found to be wrong."""
    if cache is not None:
        cache.unlink(missing_ok=True)


def _sum_of_source(file: Path) -> str:
    try:
        return sum_of(file)
    except OSError as error:
        raise CopyError("source", file=file, said=error.strerror) from error


def _look(file: Path) -> _Look:
    try:
        facts = file.stat()
    except OSError as error:
        raise CopyError("source", file=file, said=error.strerror) from error
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def _read(file: Path | None) -> dict[str, tuple[str, _Look]]:
    if file is None:
        return {}
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            rows = (line.rstrip("\n").split(" ", 4) for line in lines)
            return {row[4]: (row[0], (int(row[1]), int(row[2]), int(row[3]))) for row in rows}
    except (OSError, ValueError, IndexError):
        return {}


def _write(file: Path, known: dict[str, tuple[str, _Look]]) -> None:
    rows = (f"{sum_} {look[0]} {look[1]} {look[2]} {path}" for path, (sum_, look) in known.items())
    write_lines(file, (row.encode("utf-8") for row in rows))
