"""Write again what of a copy is damaged or missing, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policybank.core import Progress, SilentProgress
from policybank.offline.manifest import Manifest

from .disk import Disk
from .errors import CopyError, telling
from .marker import MARKER, marker_data, read_unfinished
from .plan import spelling_steps
from .room import room_needed
from .source import Source
from .sums import manifest_of
from .verify import VerifiedCopy, verify_copy
from .write import respell, write_copy, write_files, write_now


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairedCopy:
    """What was found before, the paths that were mended, and those that are `left`: the source has other bytes for them.

    `is_same_version` is False where the source is newer or older than the copy: then an update is the way.
    """

    found: VerifiedCopy
    mended: tuple[str, ...]
    left: tuple[str, ...]
    is_same_version: bool


def repair_copy(
    source: Source,
    target: Path,
    *,
    manifest: Manifest | None = None,
    found: VerifiedCopy | None = None,
    sums: Path | None = None,
    progress: Progress | None = None,
    disk: Disk | None = None,
) -> RepairedCopy:
    """Mend the copy in the folder `target` from `source`, as far as both are of one version; arguments as of `write_copy`.

    `found` is what `verify_copy` said just now; without it the copy is read here.

    A copy whose update did not end is completed when it was an update to this very source.
    """
    told = progress or SilentProgress()
    medium = disk or Disk(target)
    found = found or verify_copy(target, progress=told, disk=medium)
    ours = manifest or manifest_of(source, cache=sums, progress=told)
    is_same = ours.digest == found.manifest.digest
    broken = sorted({*found.damaged, *found.missing})
    mended = tuple(path for path in broken if ours.sums.get(path) == found.manifest.sums[path])
    with telling(target):
        if mended or found.respelled:
            _mend(medium, source, found, mended, told)
    if is_same and found.is_unfinished:
        write_copy(source, target, manifest=ours, progress=told, disk=medium)
    return RepairedCopy(
        found=found,
        mended=(*mended, *(right for _, right in found.respelled)),
        left=tuple(path for path in broken if path not in set(mended)),
        is_same_version=is_same,
    )


def _mend(
    disk: Disk, source: Source, found: VerifiedCopy, mended: tuple[str, ...], progress: Progress
) -> None:
    sizes = {path: source.files[path].size for path in mended}
    needed = room_needed(mended, sizes, {}, disk.cluster_bytes())
    free = disk.free_bytes()
    if needed > free:
        raise CopyError.no_room(needed, free)
    steps = dict.fromkeys(
        step
        for wrong, right in found.respelled
        for step in spelling_steps(wrong, right, is_same_file=disk.exists(right))
    )
    before = read_unfinished(disk)
    if before is None or before.is_known:
        names = (name for step in steps for name in step)
        known = before.paths if before else ()
        write_now(disk, MARKER, marker_data([*mended, *names, *known]))
    for wrong, right in steps:
        disk.make_folder(right.rpartition("/")[0])
        respell(disk, wrong, right)
    write_files(disk, source, found.manifest, mended, progress)
    if before is None:
        disk.remove(MARKER)
        disk.sync_folders([""])
