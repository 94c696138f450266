"""What has to be done so that a medium holds a copy: found out before anything is touched.

A file is the bank's when the last manifest names it, or a run that did not end. Everything else is somebody's own, is left
as it is, and stops the copy when it stands where one of our files must stand.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from policybank.offline.manifest import MANIFEST, Manifest, ManifestError, parse_manifest

from .disk import NO_FILE, Disk
from .errors import CopyError
from .marker import MARKER, Unfinished, read_unfinished
from .source import Source

_LARGEST_MANIFEST = 100_000_000
# A site that somebody copied by hand has no manifest; these three together are no chance.
_SIGNS = ("km/index.html", "en/index.html", "search/manifest.js")
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`write` in the order of writing; `respell` are (name that stands, right name); `clear` goes before, `remove` at the end.

    `touched` is what a run that is stopped may leave half done. `sizes` are those of the files that stand.
    """

    write: tuple[str, ...]
    respell: tuple[tuple[str, str], ...]
    clear: tuple[str, ...]
    remove: tuple[str, ...]
    touched: frozenset[str]
    sizes: Mapping[str, int]
    is_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on a medium. `old` is None where there is no manifest, or none that can be believed."""

    sizes: Mapping[str, int]
    old: Manifest | None
    old_data: bytes | None
    unfinished: Unfinished | None

    @property
    def is_ours(self) -> Callable[[str], bool]:
        """Return what tells whether a file that stands is the bank's."""
        # A pack that was applied half-way, or a torn marker: nobody knows which files are new.
        by_look = self.unfinished is not None and not self.unfinished.is_known
        by_look |= self.old is None and (
            self.old_data is not None or all(sign in self.sizes for sign in _SIGNS)
        )
        named = self.named
        return lambda path: by_look or path in named

    @property
    def named(self) -> frozenset[str]:
        """The paths that a manifest or a run that did not end names."""
        return frozenset(self.old.sums if self.old else ()) | (
            self.unfinished.paths if self.unfinished else frozenset()
        )


def look_at(disk: Disk) -> Standing:
    """Return what stands on the medium; nothing there is believed that was not looked at."""
    sizes = disk.scan()
    data = disk.read(MANIFEST, at_most=_LARGEST_MANIFEST) if MANIFEST in sizes else None
    try:
        old = None if data is None else parse_manifest(data)
    except ManifestError:
        old = None
    return Standing(sizes=sizes, old=old, old_data=data, unfinished=read_unfinished(disk))


def make_plan(
    disk: Disk, standing: Standing, source: Source, manifest: Manifest, told: Callable[[int], None]
) -> Plan:
    """Return what is to be done; files whose bytes are in doubt are read, and `told` of each how many bytes they had.

    Raise CopyError "in-the-way" where somebody's own file stands in the place of one of ours.
    """
    sizes = standing.sizes
    is_ours = standing.is_ours
    folded = {path.casefold(): path for path in sizes}
    write, in_the_way = list[str](), list[str]()
    respell: dict[tuple[str, str], None] = {}
    twins = set[str]()
    for path, one in source.files.items():
        if path in sizes:
            if not _is_right(disk, standing, path, one.size, manifest, told):
                write.append(path)
                if sizes[path] == NO_FILE or not is_ours(path):
                    in_the_way.append(path)
            continue
        twin = folded.get(path.casefold(), path)
        has_twin = twin != path and twin not in source.files
        is_same_file = has_twin and disk.exists(path)
        is_right = False
        if has_twin and sizes[twin] == one.size:
            told(one.size)
            is_right = _has_sum(disk, twin, manifest.sums[path])
        if is_same_file or is_right:
            twins.add(twin)
            respell |= dict.fromkeys(spelling_steps(twin, path, is_same_file=is_same_file))
        if not is_right:
            write.append(path)
    clear, blocked = _clearing(standing, write)
    in_the_way += blocked
    if in_the_way:
        shown = ", ".join(sorted(in_the_way)[:_SHOWN])
        raise CopyError("in-the-way", count=len(in_the_way), files=shown)
    # An old name that stands for a new file by another spelling is not removed: that would remove the new one.
    gone = standing.named - source.files.keys() - clear - twins
    remove = tuple(sorted(path for path in gone if path in sizes))
    names = (name for pair in respell for name in pair)
    before = standing.unfinished.paths if standing.unfinished else ()
    return Plan(
        write=tuple(sorted(write, key=lambda path: _turn(path, is_new=path not in sizes))),
        respell=tuple(respell),
        clear=tuple(sorted(clear)),
        remove=remove,
        touched=frozenset([*write, *clear, *remove, *names, *before]),
        sizes=sizes,
        is_needed=bool(write or respell or clear or remove or standing.unfinished)
        or f"{MARKER}.part" in sizes
        or standing.old_data != manifest.data,
    )


def spelling_steps(standing: str, right: str, *, is_same_file: bool) -> Iterator[tuple[str, str]]:
    """Yield what is renamed so that a file is spelled right: it alone, or on a medium that knows no case its folders too."""
    if not is_same_file:
        yield standing, right
        return
    wrong, good = standing.split("/"), right.split("/")
    for place, (one, other) in enumerate(zip(wrong, good, strict=True)):
        if one != other:
            above = good[:place]
            yield "/".join([*above, one]), "/".join([*above, other])


def _is_right(
    disk: Disk,
    standing: Standing,
    path: str,
    size: int,
    manifest: Manifest,
    told: Callable[[int], None],
) -> bool:
    """Whether the file at `path` has the right bytes: by its size and the last manifest, or by reading it."""
    if standing.sizes[path] != size:
        return False
    unfinished = standing.unfinished
    in_doubt = unfinished is not None and (not unfinished.is_known or path in unfinished.paths)
    if standing.old is not None and not in_doubt and path in standing.old.sums:
        return standing.old.sums[path] == manifest.sums[path]
    told(size)
    return _has_sum(disk, path, manifest.sums[path])


def _has_sum(disk: Disk, path: str, expected: str) -> bool:
    try:
        return disk.sum_of(path) == expected
    except OSError as error:
        if error.errno == errno.EIO:
            # The medium no longer gives this file back: it is written again, in another place of it.
            return False
        raise


def _clearing(standing: Standing, write: Iterable[str]) -> tuple[set[str], list[str]]:
    """Return files of ours that stand where a folder must be or the other way round, and those of others that do."""
    below: dict[str, list[str]] = {}
    for path in standing.sizes:
        for folder in _folders_above(path):
            below.setdefault(folder, []).append(path)
    clear, blocked = set[str](), list[str]()
    for path in write:
        hurdles = [
            *below.get(path, ()),
            *(up for up in _folders_above(path) if up in standing.sizes),
        ]
        for one in hurdles:
            if one in standing.named and standing.sizes[one] != NO_FILE:
                clear.add(one)
            else:
                blocked.append(one)
    return clear, blocked


def _turn(path: str, *, is_new: bool) -> tuple[int, str]:
    """Return when a file is written, so that whatever stands already leads to nothing that does not stand yet.

    First what nothing refers to yet (its name holds a digest, or it is new): data, then pages. Then what changes in place:
    data that leads to new data (the list of search shards), pages, and at last what stands in the root.
    """
    is_page = path.endswith(".html")
    if is_new:
        return (1 if is_page else 0), path
    return (4 if "/" not in path else 3 if is_page else 2), path


def _folders_above(path: str) -> tuple[str, ...]:
    parts = path.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts)))


def put_back(disk: Disk) -> None:
    """Give folders their names back that a run which did not end was just about to spell right."""
    unfinished = read_unfinished(disk)
    for path in sorted(unfinished.paths if unfinished else ()):
        part = f"{path}.part"
        if disk.is_folder(part) and not disk.exists(path):
            disk.rename(part, path)


def leftovers(standing: Standing, plan: Plan) -> tuple[str, ...]:
    """Return the half-written files of a run that did not end; that of the marker is written over."""
    names = sorted({*plan.touched, MANIFEST})
    return tuple(part for name in names if (part := f"{name}.part") in standing.sizes)
