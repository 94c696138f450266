"""SHA-256 of many files, without reading those that did not move.

A bank of 10,000 editions is 6 GB. As git's index does, we keep for each file what the system says of it (size, times,
inode); where all of it is as before, so is the digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policybank.core import digest_of, read_text, write_text

from .types import PdfFile

_Stat = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The digests of the last run. `written_ns` is the time of the cache itself, by the clock of its file system."""

    digests: dict[str, tuple[_Stat, str]]
    written_ns: int


def digest_files(files: Sequence[PdfFile], *, memory: Path) -> dict[PdfFile, str]:
    """Return the SHA-256 of each file; `memory` is the JSON file that remembers them between runs."""
    known = _read_known(memory)
    digests: dict[PdfFile, str] = {}
    seen: dict[str, tuple[_Stat, str]] = {}
    is_stale = False
    for file in files:
        name = str(file.path)
        stat = _stat_of(file.path)
        before = known.digests.get(name)
        if before is not None and before[0] == stat and not _is_racy(stat, known.written_ns):
            digest = before[1]
        else:
            digest = _sha256_of(file.path)
            is_stale = True
        digests[file] = digest
        seen[name] = (stat, digest)
    if is_stale or seen.keys() != known.digests.keys():
        _write_known(memory, seen)
    return digests


def _stat_of(file: Path) -> _Stat:
    status = file.stat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _is_racy(stat: _Stat, written_ns: int) -> bool:
    # A file changed within the tick of the clock in which the cache was written may have changed after it was read
    # ("racy git"): it is read again.
    _, modified_ns, changed_ns, _ = stat
    return max(modified_ns, changed_ns) >= written_ns


def _sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_known(memory: Path) -> _Known:
    try:
        checksum, _, body = read_text(memory).partition("\n")
        written_ns = memory.stat().st_mtime_ns
    except (OSError, UnicodeDecodeError):
        return _Known(digests={}, written_ns=0)
    if digest_of(body) != checksum:
        return _Known(digests={}, written_ns=0)
    rows = json.loads(body)
    return _Known(
        digests={name: (tuple(stat), digest) for name, stat, digest in rows}, written_ns=written_ns
    )


def _write_known(memory: Path, seen: dict[str, tuple[_Stat, str]]) -> None:
    body = json.dumps([[name, stat, digest] for name, (stat, digest) in sorted(seen.items())])
    write_text(memory, f"{digest_of(body)}\n{body}")
