"""Write the site: only what changed, into a fresh folder, put in place at the end.

The folder of the last build is the source of everything that did not change: its files are linked into the fresh
folder (20,000 links cost a third of a second), the rest is written by worker processes, and the two folders change
places in one step. A build killed at any moment leaves the last site whole; the next one starts from it.

What stands in `site/` is believed only after a look: size and time of each file must be those of when it was written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policybank.core import (
    Progress,
    only_one,
    put_in_place,
    read_bytes,
    recover,
    remove_tree,
    write_bytes,
)

from policybank.pages import View

from .workers import Press, write_pages

_STATE = ".cache/site.json"
_LOCK = ".cache/build.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of the site to be. `path` is POSIX from the site's root; equal fingerprints mean equal bytes.

    Where it comes from is one of three: `data` (bytes at hand), `source` (a file to copy), or neither (a page, made from
    a view that the caller gives for it).
    """

    path: str
    fingerprint: str
    data: bytes | None = None
    source: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSite:
    """What writing did: files in all, written now, removed; `size_bytes` of all files."""

    folder: Path
    files: int
    written: int
    removed: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class _Known:
    fingerprint: str
    size: int
    time: int


def write_site(
    root: Path,
    files: Sequence[SiteFile],
    views_for: Callable[[Sequence[str]], Iterable[View]],
    press: Press,
    *,
    folder: str = "site",
    processes: int,
    progress: Progress,
) -> WrittenSite:
    """Make `folder` hold exactly `files`. `views_for` is asked once, for the pages that must be written, in order."""
    place, fresh = root / folder, root / f"{folder}.next"
    with only_one(
        root / _LOCK,
        "Another build of this bank is running. Wait for it, or stop it, and try again.",
    ):
        recover(place)
        remove_tree(fresh)
        known = _read_state(root / _STATE, place)
        standing = dict(_scan(place)) if place.exists() else {}
        good = {path for path, one in known.items() if standing.get(path) == (one.size, one.time)}
        wanted = {file.path: file for file in files}
        kept = {
            path
            for path in good
            if path in wanted and known[path].fingerprint == wanted[path].fingerprint
        }
        to_write = [file for file in files if file.path not in kept]
        removed = len(standing.keys() - wanted.keys())
        if to_write or removed:
            _fill_folder(fresh, place, kept, to_write, views_for, press, processes, progress)
            put_in_place(fresh, place)
            standing = dict(_scan(place))
            state = {
                path: [wanted[path].fingerprint, size, time]
                for path, (size, time) in sorted(standing.items())
            }
            write_bytes(
                root / _STATE, json.dumps({"place": str(place), "files": state}).encode("utf-8")
            )
    return WrittenSite(
        folder=place,
        files=len(wanted),
        written=len(to_write),
        removed=removed,
        size_bytes=sum(size for size, _ in standing.values()),
    )


def _fill_folder(
    fresh: Path,
    place: Path,
    kept: set[str],
    to_write: Sequence[SiteFile],
    views_for: Callable[[Sequence[str]], Iterable[View]],
    press: Press,
    processes: int,
    progress: Progress,
) -> None:
    for folder in sorted(
        {path.rpartition("/")[0] for path in (*kept, *(file.path for file in to_write))}
    ):
        (fresh / folder).mkdir(parents=True, exist_ok=True)
    _link_all(fresh, place, kept)
    pages = []
    for file in to_write:
        if file.data is not None:
            (fresh / file.path).write_bytes(file.data)
        elif file.source is not None:
            shutil.copyfile(file.source, fresh / file.path)
        else:
            pages.append(file.path)
    if pages:
        progress.start("writing-pages", len(pages))
        write_pages(fresh, views_for(pages), press, len(pages), processes, progress)
        progress.finish()


def _link_all(fresh: Path, place: Path, paths: Iterable[str]) -> None:
    here, there = f"{place}{os.sep}", f"{fresh}{os.sep}"
    can_link = True
    for path in paths:
        if can_link:
            try:
                os.link(here + path, there + path)
                continue
            except OSError:
                # FAT and some network folders know no links; a copy costs more and means the same.
                can_link = False
        shutil.copy2(here + path, there + path)


def _scan(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield path, size in bytes and time in nanoseconds of each file below `folder`."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    facts = entry.stat(follow_symlinks=False)
                    yield path, (facts.st_size, facts.st_mtime_ns)


def _read_state(file: Path, place: Path) -> Mapping[str, _Known]:
    try:
        stored = json.loads(read_bytes(file))
        if stored["place"] != str(place):
            return {}
        return {path: _Known(*values) for path, values in stored["files"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
