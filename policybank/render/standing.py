"""What stands in the site's folder, and what is known of it: nothing is believed that was not looked at.

The state of the last build says which fingerprint each file was written with. It counts only as long as the file's size
and time are those of when it was written, so a file that somebody changed or removed by hand is written again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from policybank.core import write_lines

# Size in bytes, time of the last change in nanoseconds, number of the inode (0 on Windows).
Look = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What was true of a file when it was written."""

    fingerprint: str
    size: int
    time: int


def scan(folder: Path) -> dict[str, Look]:
    """Return a look at each file below `folder`, by its POSIX path; nothing where the folder is not there."""
    return dict(_scan(str(folder))) if folder.is_dir() else {}


def _scan(folder: str) -> Iterator[tuple[str, Look]]:
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    facts = entry.stat(follow_symlinks=False)
                    yield path, (facts.st_size, facts.st_mtime_ns, facts.st_ino)


def look(file: Path) -> Look:
    """Return a look at one file."""
    facts = file.stat()
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def make_alike(spare: Path, place: Path, paths: Mapping[str, Look]) -> None:
    """Make `spare` hold exactly the files `paths` of `place`, by links where the file system has them.

    The spare is the site of the build before last: nearly all of its files are the very files of `place` already, and
    are left as they are. A file that is not is taken away, never written over, for it may be a link to a file in use.
    """
    spare.mkdir(parents=True, exist_ok=True)
    have = scan(spare)
    right = {path for path, one in have.items() if paths.get(path) == one}
    for path in have.keys() - right:
        (spare / path).unlink()
    _remove_empty(spare, _folders_of(have) - _folders_of(paths))
    make_folders(spare, paths)
    here, there = f"{place}{os.sep}", f"{spare}{os.sep}"
    can_link = True
    for path in paths.keys() - right:
        if can_link:
            try:
                os.link(here + path, there + path)
                continue
            except OSError:
                # FAT and some network folders know no links; a copy costs more and means the same.
                can_link = False
        shutil.copy2(here + path, there + path)


def make_folders(root: Path, paths: Iterable[str]) -> None:
    """Make the folders in which the files `paths` stand."""
    for folder in _folders_of(paths):
        (root / folder).mkdir(parents=True, exist_ok=True)


def _remove_empty(root: Path, folders: Iterable[str]) -> None:
    for folder in sorted(folders, reverse=True):
        with contextlib.suppress(OSError):  # it still holds files
            (root / folder).rmdir()


def _folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders in which the files `paths` stand, with the folders in which these stand."""
    folders = {path.rpartition("/")[0] for path in paths}
    whole = set(folders)
    for folder in folders:
        parts = folder.split("/")
        whole |= {"/".join(parts[:end]) for end in range(1, len(parts))}
    return frozenset(whole - {""})


def read_state(file: Path, place: Path) -> dict[str, Known]:
    """Return what was written to `place` at the last build; nothing where that is not known."""
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            if next(lines, "").rstrip("\n") != str(place):
                return {}
            rows = (line.rstrip("\n").split(" ", 3) for line in lines)
            return {
                path: Known(fingerprint, int(size), int(time))
                for fingerprint, size, time, path in rows
            }
    except (OSError, ValueError):
        return {}


def write_state(file: Path, place: Path, files: Mapping[str, Known]) -> None:
    """Keep what was written to `place` for the next build: a line for each file, after one with the place."""
    rows = (f"{one.fingerprint} {one.size} {one.time} {path}" for path, one in files.items())
    write_lines(file, (line.encode("utf-8") for line in chain((str(place),), rows)))
