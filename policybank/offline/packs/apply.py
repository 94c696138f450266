"""Apply a pack: make the copy in a folder into the next one, or leave it as it was.

Everything is read and checked before the first file is touched. Then the copy is written as any other is (`copies`), with the
pack as its source: so it may be broken off at any moment, says so, and is completed by the same pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from policybank.core import Progress
from policybank.offline.copies import (
    MARKER,
    CopyError,
    Disk,
    Source,
    SourceFile,
    mark_unfinished,
    read_unfinished,
    telling,
    write_copy,
)
from policybank.offline.manifest import Manifest

from .errors import PackError
from .make import CopySource
from .pack import Pack, open_pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What applying a pack did: how many files it wrote and removed (none where the copy was up to date), and the version now."""

    written: int
    written_bytes: int
    removed: int
    version: str


def apply_pack(
    file: Path, folder: Path, progress: Progress, *, disk: Disk | None = None
) -> Applied:
    """Make the copy in `folder` into what the pack in `file` leads to.

    Raise PackError, with nothing touched, where the pack is not sound or was made from another version; CopyError for what the
    medium has against it, and the same pack can then be applied again.
    """
    with open_pack(file) as pack, telling(folder):
        medium = disk or Disk(folder)
        old = CopySource.read(folder).manifest
        _refuse_links(pack, folder)
        _refuse_other_version(pack, old, medium)
        _check_sums(pack, progress)
        if old.digest == pack.to_digest:
            # Somebody may have copied the list over and not all the rest: what is wrong is not believed by its size.
            wrong = [path for path in pack.entries if not _has(medium, pack, path)]
            if wrong:
                mark_unfinished(medium, wrong)
        done = write_copy(
            _source(pack, medium), folder, manifest=pack.manifest, progress=progress, disk=medium
        )
    return Applied(
        written=done.written,
        written_bytes=done.bytes_written,
        removed=done.removed,
        version=pack.to_digest[:12],
    )


def _refuse_other_version(pack: Pack, old: Manifest, disk: Disk) -> None:
    """Raise PackError unless what the pack does not bring is in the copy already."""
    unfinished = read_unfinished(disk)
    # Work that was begun and not ended may have changed any file, unless all it touched is of this pack.
    is_known = unfinished is None or (
        unfinished.is_known and unfinished.paths <= pack.entries.keys() | pack.removed.keys()
    )
    if old.digest == pack.from_digest and is_known:
        kept = pack.manifest.sums.items() - old.sums.items()
        if any(path not in pack.entries for path, _ in kept):
            raise PackError("pack-strange", detail="count")
        if pack.removed.items() - old.sums.items():
            raise PackError("pack-strange", detail="removed")
        return
    if all(_has(disk, pack, path) for path in sorted(pack.manifest.sums.keys() - pack.entries)):
        return
    if old.digest == pack.from_digest:
        raise PackError("copy-unfinished")
    raise PackError(
        "other-version",
        wanted=pack.from_digest[:12],
        seen=old.digest[:12],
        to=pack.to_digest[:12],
    )


def _has(disk: Disk, pack: Pack, path: str) -> bool:
    """Whether the file at `path` of the copy is what the list of the pack says."""
    if not (disk.root / path).is_file():
        return False
    try:
        return disk.sum_of(path) == pack.manifest.sums[path]
    except OSError:
        return False


def _refuse_links(pack: Pack, folder: Path) -> None:
    """Raise PackError where a folder of the copy is a link: what is written below it would lie elsewhere."""
    paths = (*pack.manifest.sums, *pack.removed, MARKER)
    above = {parent for path in paths for parent in Path(path).parents}
    for parent in sorted(above - {Path()}):
        if (folder / parent).is_symlink() or _is_junction(folder / parent):
            raise PackError("copy-has-link", path=parent.as_posix())


def _is_junction(path: Path) -> bool:
    # Windows' own kind of link; Python knows it from 3.12 on.
    return bool(getattr(path, "is_junction", lambda: False)())


def _check_sums(pack: Pack, progress: Progress) -> None:
    """Read the whole pack once: raise PackError at the first file that is not what the list says."""
    progress.start("packs.progress.checking", pack.size_bytes)
    for path in pack.entries:
        for piece in pack.pieces(path):
            progress.advance(len(piece))
    progress.finish()


def _source(pack: Pack, disk: Disk) -> Source:
    """Return the new copy as a source: the files of the pack, and of the others those that stand, as they are."""
    sizes = disk.scan()
    files = {
        path: SourceFile(path=path, size=entry.size_bytes, chunks=partial(_chunks, pack, path))
        for path, entry in pack.entries.items()
    }
    files |= {
        path: SourceFile(path=path, size=sizes[path], file=disk.root / path)
        for path in pack.manifest.sums
        if path in sizes and path not in files
    }
    return Source(files=dict(sorted(files.items())))


def _chunks(pack: Pack, path: str) -> Iterator[bytes]:
    try:
        yield from pack.pieces(path)
    except PackError as error:
        # It was right a moment ago.
        raise CopyError("source-changed", file=path) from error
