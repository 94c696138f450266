"""Small trees to copy, and media that fail in every way a stick can."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import MARKER, Disk, Source, SourceFile, verify_copy

Tree = Mapping[str, bytes]

# Like a site: names with digests, pages that are written over, a list of shards, PDFs.
OLD: dict[str, bytes] = {
    "index.html": b"chooser",
    "km/index.html": b"home 1",
    "en/index.html": b"home 1 in English",
    "en/documents/a.html": b"a",
    "en/documents/gone.html": b"gone",
    "assets/bank.1111.css": b"css 1",
    "search/manifest.js": b"shards 1",
    "search/1111/0.js": b"0" * 3000,
    "search/1111/1.js": b"1" * 3000,
    "files/a.km.pdf": b"%PDF a",
}
NEW: dict[str, bytes] = {
    "index.html": b"chooser",
    "km/index.html": b"home 2",  # as long as before
    "en/index.html": b"home 2 in English, longer",
    "en/documents/a.html": b"a",
    "en/documents/b.html": b"b",
    "assets/bank.2222.css": b"css 2",
    "search/manifest.js": b"shards 2",
    "search/2222/0.js": b"0" * 3000,
    "search/2222/1.js": b"2" * 3000,
    "files/a.km.pdf": b"%PDF a",
    "files/b.km.pdf": b"%PDF b",
}


def source(tree: Tree) -> Source:
    """Return a source of bytes at hand."""
    return Source(
        files={
            path: SourceFile(path=path, size=len(data), data=data)
            for path, data in sorted(tree.items())
        }
    )


def write_tree(folder: Path, tree: Tree) -> Path:
    """Write a tree as plain files and return its folder."""
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, without the manifest."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MANIFEST
    }


def honest(folder: Path) -> None:
    """Assert that the copy claims to be whole only when it is: the law of every fault here."""
    if not (folder / MANIFEST).exists():
        return
    sums = read_manifest(folder / MANIFEST).sums
    is_whole = not (folder / MARKER).exists() and all(
        (folder / path).is_file()
        and hashlib.sha256((folder / path).read_bytes()).hexdigest() == sum_
        for path, sum_ in sums.items()
    )
    assert verify_copy(folder).is_whole == is_whole


class Unplugged(BaseException):
    """The stick was pulled out: nothing of ours runs after it."""


class UnpluggedDisk(Disk):
    """A medium that is pulled out at its operation number `at`; what was not waited for is lost."""

    def __init__(self, root: Path, at: int) -> None:
        super().__init__(root)
        self.left = at
        self.loose: dict[str, None] = {}

    def _step(self) -> None:
        if self.left <= 0:
            raise Unplugged
        self.left -= 1

    def pull(self) -> None:
        """Lose the bytes of all files that were not settled."""
        self.give_up()
        for path in self.loose:
            if (self.root / path).is_file():
                os.truncate(self.root / path, 0)

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        self._step()
        self.loose[path] = None
        super().write(path, chunks)

    def settle(self) -> None:
        self._step()
        super().settle()
        self.loose.clear()

    def rename(self, old: str, new: str) -> None:
        self._step()
        assert old not in self.loose, "a file was given its name before its bytes were sure"
        super().rename(old, new)

    def remove(self, path: str) -> None:
        if self.left <= 0:
            raise Unplugged
        self.left -= 1
        super().remove(path)

    def make_folder(self, path: str) -> None:
        self._step()
        super().make_folder(path)

    def remove_folder(self, path: str) -> None:
        self._step()
        super().remove_folder(path)


class BrokenDisk(Disk):
    """A medium that answers with the error `number` once `after` bytes were written to it."""

    def __init__(self, root: Path, number: int, after: int) -> None:
        super().__init__(root)
        self.number = number
        self.left = after

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        super().write(path, self._until(path, chunks))

    def _until(self, path: str, chunks: Iterable[bytes]) -> Iterable[bytes]:
        for chunk in chunks:
            if self.left < len(chunk):
                raise OSError(self.number, os.strerror(self.number), str(self.root / path))
            self.left -= len(chunk)
            yield chunk


class CaselessDisk(Disk):
    """A medium to which large and small letters are the same, as FAT is: it keeps the spelling that a name was made with."""

    def _at(self, path: str) -> str:
        here = self.root
        for part in path.split("/"):
            names = (
                {one.name.casefold(): one.name for one in here.iterdir()} if here.is_dir() else {}
            )
            here = here / names.get(part.casefold(), part)
        return str(here)

    def rename(self, old: str, new: str) -> None:
        if self._at(old) == self._at(new):
            return  # Linux's vfat: two names of one file, nothing to do
        super().rename(old, new)


ERRORS = {
    "full": errno.ENOSPC,
    "read-only": errno.EROFS,
    "failing": errno.EIO,
    "removed": errno.ENODEV,
}
