"""Write a copy, or bring one up to date, so that it may be unplugged at any moment.

Each file is written beside its place, waited for until it is on the medium, and then given its name. A few files at a time:
waiting for one costs a stick as much as waiting for many. What is touched stands in a marker file first, and the manifest
comes last, so that an unfinished copy is known as one and the next run completes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policybank.core import Progress, SilentProgress
from policybank.offline.manifest import MANIFEST, Manifest

from .disk import Disk
from .errors import CopyError, telling
from .marker import MARKER, marker_data
from .names import check_names
from .plan import Plan, leftovers, look_at, make_plan, put_back
from .room import room_needed, rounded
from .source import Source, SourceFile
from .sums import forget, manifest_of

# What is written before it is waited for, whichever is reached first.
_BATCH_FILES = 64
_BATCH_BYTES = 32_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCopy:
    """What was done: files in all, written (with their bytes), given their right name, removed.

    `is_changed` is False where the medium was left as it was.
    """

    manifest: Manifest
    is_changed: bool
    files: int
    written: int
    bytes_written: int
    renamed: int
    removed: int


def write_copy(
    source: Source,
    target: Path,
    *,
    manifest: Manifest | None = None,
    sums: Path | None = None,
    progress: Progress | None = None,
    disk: Disk | None = None,
) -> WrittenCopy:
    """Make the folder `target` hold exactly `source` and its manifest, beside what others keep there.

    `manifest` is that of `source` where the caller has it; else it is made, with the sums that are kept in the file `sums`.
    Raise CopyError for whatever keeps it from being done; a copy that stood before is then as it was, or says that it is unfinished.
    Stages: copies.progress.hashing, .comparing and .copying, in bytes.
    """
    told = progress or SilentProgress()
    check_names(source)
    named = manifest or manifest_of(source, cache=sums, progress=told)
    medium = disk or Disk(target)
    with telling(target):
        _make_root(target)
        told.start("copies.progress.comparing")
        put_back(medium)
        standing = look_at(medium)
        plan = make_plan(medium, standing, source, named, told.advance)
        told.finish()
        removes_first = _check_room(medium, source, plan)
        try:
            if plan.is_needed:
                _carry_out(
                    medium,
                    source,
                    named,
                    plan,
                    leftovers(standing, plan),
                    told,
                    removes_first=removes_first,
                )
        except CopyError as error:
            if error.kind == "source-changed":
                forget(sums)
            raise
    return WrittenCopy(
        manifest=named,
        is_changed=plan.is_needed,
        files=len(source.files),
        written=len(plan.write),
        bytes_written=sum(source.files[path].size for path in plan.write),
        renamed=len(plan.respell),
        removed=len(plan.remove) + len(plan.clear),
    )


def _make_root(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise CopyError("not-a-folder", place=target)
    # Only the last folder: when those above it are not there, the stick is not where it was thought to be.
    if not target.parent.is_dir():
        raise CopyError("no-folder", place=target.parent)
    target.mkdir(exist_ok=True)


def _check_room(disk: Disk, source: Source, plan: Plan) -> bool:
    """Return whether old files must go first for the new ones to fit; raise CopyError where not even that is enough."""
    cluster = disk.cluster_bytes()
    new = {path: source.files[path].size for path in plan.write}
    needed, free = room_needed(plan.write, new, plan.sizes, cluster), disk.free_bytes()
    if needed <= free:
        return False
    released = sum(rounded(plan.sizes[path], cluster) for path in (*plan.remove, *plan.clear))
    if needed > free + released:
        raise CopyError.no_room(needed, free + released)
    return True


def _carry_out(
    disk: Disk,
    source: Source,
    manifest: Manifest,
    plan: Plan,
    left: tuple[str, ...],
    progress: Progress,
    *,
    removes_first: bool,
) -> None:
    mark_unfinished(disk, plan.touched)
    _remove(disk, left)
    _remove(disk, (*plan.clear, *(plan.remove if removes_first else ())))
    for wrong, right in plan.respell:
        disk.make_folder(right.rpartition("/")[0])
        respell(disk, wrong, right)
    write_files(disk, source, manifest, plan.write, progress)
    write_now(disk, MANIFEST, manifest.data)
    _remove(disk, () if removes_first else plan.remove)
    disk.remove(MARKER)
    disk.sync_folders([""])


def write_files(
    disk: Disk, source: Source, manifest: Manifest, paths: Sequence[str], progress: Progress
) -> None:
    """Write files of `source` in the order of `paths`; each has its name only when its bytes are on the medium."""
    progress.start("copies.progress.copying", sum(source.files[path].size for path in paths))
    for batch in _batches(paths, source.files):
        _write_batch(disk, source, manifest, batch, progress)
    progress.finish()


def write_now(disk: Disk, path: str, data: bytes) -> None:
    """Write one small file of the root, and wait until it and its name are on the medium."""
    try:
        disk.write(f"{path}.part", [data])
        disk.settle()
    except OSError:
        _give_back(disk, [path])
        raise
    disk.rename(f"{path}.part", path)
    disk.sync_folders([""])


def mark_unfinished(disk: Disk, paths: Iterable[str]) -> None:
    """Say on the medium that the files at `paths` are in doubt: the next writing reads them and does not go by their size."""
    write_now(disk, MARKER, marker_data(paths))


def respell(disk: Disk, wrong: str, right: str) -> None:
    """Give a file or folder its right spelling in two steps: in one, a stick holds both for one name and does nothing."""
    disk.rename(wrong, f"{right}.part")
    disk.rename(f"{right}.part", right)


def _batches(paths: Sequence[str], files: Mapping[str, SourceFile]) -> Iterator[list[str]]:
    batch, size = list[str](), 0
    for path in paths:
        if batch and (len(batch) == _BATCH_FILES or size + files[path].size > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(path)
        size += files[path].size
    if batch:
        yield batch


def _write_batch(
    disk: Disk, source: Source, manifest: Manifest, batch: list[str], progress: Progress
) -> None:
    folders = sorted({path.rpartition("/")[0] for path in batch})
    for folder in folders:
        disk.make_folder(folder)
    try:
        for path in batch:
            disk.write(f"{path}.part", _checked(source.files[path], manifest.sums[path], progress))
        disk.settle()
    except (OSError, CopyError):
        _give_back(disk, batch)
        raise
    for path in batch:
        disk.rename(f"{path}.part", path)
    disk.sync_folders(folders)


def _give_back(disk: Disk, paths: Sequence[str]) -> None:
    """Give a full stick its room back, as far as it still answers."""
    disk.give_up()
    for path in paths:
        with suppress(OSError):
            disk.remove(f"{path}.part")


def _checked(one: SourceFile, expected: str, progress: Progress) -> Iterator[bytes]:
    """Yield the bytes of a file; raise CopyError after the last where they are not those that the manifest tells of."""
    seen = hashlib.sha256()
    for chunk in source_chunks(one):
        seen.update(chunk)
        yield chunk
        progress.advance(len(chunk))
    if seen.hexdigest() != expected:
        raise CopyError("source-changed", file=one.path)


def source_chunks(one: SourceFile) -> Iterator[bytes]:
    """Yield the bytes of a file of a source; what goes wrong there is told as such, and not of the medium."""
    if one.chunks is not None:
        yield from one.chunks()
        return
    if one.file is None:
        yield one.data or b""
        return
    try:
        with one.file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise CopyError("source", file=one.file, said=error.strerror) from error


def _remove(disk: Disk, paths: tuple[str, ...]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        disk.remove(path)
    folders = {
        "/".join(parts[:end])
        for path in paths
        for parts in (path.split("/"),)
        for end in range(1, len(parts))
    }
    for folder in sorted(folders, reverse=True):
        disk.remove_folder(folder)
    disk.sync_folders(sorted({folder.rpartition("/")[0] for folder in folders} | {""}))
