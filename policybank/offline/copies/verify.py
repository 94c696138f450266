"""Say what of a copy is whole: every file is read, nothing is believed by name, size or time."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from policybank.core import Progress, SilentProgress
from policybank.offline.manifest import MANIFEST, Manifest

from .disk import NO_FILE, Disk
from .errors import CopyError, telling
from .marker import MARKER
from .plan import Standing, look_at
from .sums import THREADS


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedCopy:
    """What was found; all paths sorted. `files` and `bytes_read` are those of the manifest that stand.

    `old` lie in folders of the bank and are named by no manifest: an update did not take them away. `foreign` is everything else.
    `respelled` are (name that stands, right name): the bytes are right, the spelling is not.
    """

    manifest: Manifest
    files: int
    bytes_read: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    respelled: tuple[tuple[str, str], ...]
    old: tuple[str, ...]
    foreign: tuple[str, ...]
    is_unfinished: bool

    @property
    def is_whole(self) -> bool:
        """Whether every file of the manifest stands with its bytes, and no update waits for its end."""
        return not (self.damaged or self.missing or self.respelled or self.is_unfinished)


def verify_copy(
    target: Path, *, progress: Progress | None = None, disk: Disk | None = None
) -> VerifiedCopy:
    """Return what of the copy in the folder `target` is whole; raise CopyError where it has no manifest to be believed.

    Stage: copies.progress.checking, in bytes.
    """
    if not target.is_dir():
        raise CopyError("no-folder", place=target)
    medium = disk or Disk(target)
    told = progress or SilentProgress()
    with telling(target):
        standing = look_at(medium)
        manifest = _manifest_of(standing)
        respelled = _respelled(standing, manifest.sums)
        stands = {right: twin for twin, right in respelled}
        stands |= {path: path for path in manifest.sums if path in standing.sizes}
        there = [path for path in manifest.sums if path in stands]
        told.start(
            "copies.progress.checking",
            sum(max(0, standing.sizes[stands[path]]) for path in there),
        )
        damaged = []
        with ThreadPoolExecutor(THREADS) as pool:
            read = pool.map(lambda path: _sum(medium, standing, stands[path]), there)
            for path, sum_ in zip(there, read, strict=True):
                told.advance(max(0, standing.sizes[stands[path]]))
                if sum_ != manifest.sums[path]:
                    damaged.append(path)
        told.finish()
    known = {*manifest.sums, MANIFEST, MARKER, *(twin for twin, _ in respelled)}
    left = sorted(path for path in standing.sizes if path not in known)
    folders = {path.partition("/")[0] for path in manifest.sums if "/" in path}
    parts = {f"{name}.part" for name in (*manifest.sums, MANIFEST, MARKER)}
    old = [
        path
        for path in left
        if path in parts or path in standing.named or path.partition("/")[0] in folders
    ]
    return VerifiedCopy(
        manifest=manifest,
        files=len(there),
        bytes_read=sum(max(0, standing.sizes[stands[path]]) for path in there),
        damaged=tuple(sorted(damaged)),
        missing=tuple(sorted(manifest.sums.keys() - set(there))),
        respelled=tuple(sorted((twin, right) for twin, right in respelled if right not in damaged)),
        old=tuple(old),
        foreign=tuple(path for path in left if path not in set(old)),
        is_unfinished=standing.unfinished is not None,
    )


def _manifest_of(standing: Standing) -> Manifest:
    if standing.old_data is None:
        raise CopyError("no-manifest")
    if standing.old is None:
        raise CopyError("manifest-broken")
    return standing.old


def _respelled(standing: Standing, wanted: Iterable[str]) -> list[tuple[str, str]]:
    folded = {path.casefold(): path for path in standing.sizes}
    found = (
        (folded[path.casefold()], path)
        for path in wanted
        if path not in standing.sizes and path.casefold() in folded
    )
    return [(twin, path) for twin, path in found if standing.sizes[twin] != NO_FILE]


def _sum(disk: Disk, standing: Standing, path: str) -> str:
    """Return the sum of a file, or nothing where the medium does not give it back."""
    if standing.sizes[path] == NO_FILE:
        return ""
    try:
        return disk.sum_of(path)
    except OSError as error:
        if error.errno in {errno.EIO, errno.ENOENT, errno.EACCES} and disk.root.is_dir():
            return ""
        raise
