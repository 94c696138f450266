"""What a copy is to hold: files of a site, and files that only copies have, each by its path in the copy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.offline.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file: `path` is POSIX from the copy's root, its bytes stand in `file`, are `data`, or come from `chunks`."""

    path: str
    size: int
    file: Path | None = None
    data: bytes | None = None
    chunks: Callable[[], Iterator[bytes]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All files of a copy by their paths."""

    files: dict[str, SourceFile]

    @property
    def size_bytes(self) -> int:
        """The bytes of all files, without what a file system adds."""
        return sum(one.size for one in self.files.values())


def source_of(
    folder: Path | None,
    *,
    extra: Mapping[str, bytes | Path] | None = None,
    without: Iterable[str] = (),
) -> Source:
    """Return the files below `folder`, if there is one, but for those at the paths `without`, and `extra`, which wins where both have a path.

    Names that begin with a dot are left: they are for web hosts.
    """
    left = frozenset(without)
    files = (
        {
            path: SourceFile(path=path, size=size, file=folder / path)
            for path, size in _walk(folder)
            if path not in left
        }
        if folder is not None
        else {}
    )
    for path, content in (extra or {}).items():
        files[path] = (
            SourceFile(path=path, size=len(content), data=content)
            if isinstance(content, bytes)
            else SourceFile(path=path, size=content.stat().st_size, file=content)
        )
    return Source(files=dict(sorted(files.items())))


def source_of_copy(folder: Path, manifest: Manifest) -> Source:
    """Return the files of the copy in `folder` that its manifest names, and nothing that others keep there."""
    files = {
        path: SourceFile(path=path, size=(folder / path).stat().st_size, file=folder / path)
        for path in sorted(manifest.sums)
    }
    return Source(files=files)


def _walk(folder: Path) -> Iterable[tuple[str, int]]:
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                path = f"{inside}{entry.name}"
                if entry.is_dir():
                    waiting.append(f"{path}/")
                else:
                    yield path, entry.stat().st_size
