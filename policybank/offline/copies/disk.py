"""A folder on a medium. Every way in which a copy touches it is one method here, so that a test can let any of them fail."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .sums import sum_of

# The size that `scan` gives for what is no plain file: a link, a pipe.
NO_FILE = -1
# What Windows and FAT32 give where the system does not tell.
_CLUSTER = 32 * 1024


class Disk:
    """The folder `root`; all paths are POSIX from there. Errors of the system pass through as they are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._unsettled: list[int] = []

    def scan(self) -> dict[str, int]:
        """Return the size of every file by its path as the medium spells it, `NO_FILE` for what is none.

        Links are not followed. A folder that may not be read (what systems keep on a stick) is passed over.
        """
        sizes: dict[str, int] = {}
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            try:
                with os.scandir(self._at(inside)) as entries:
                    for entry in entries:
                        path = f"{inside}{entry.name}"
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(f"{path}/")
                        elif entry.is_file(follow_symlinks=False):
                            sizes[path] = entry.stat(follow_symlinks=False).st_size
                        else:
                            sizes[path] = NO_FILE
            except PermissionError:
                if not inside:
                    raise
        return sizes

    def exists(self, path: str) -> bool:
        """Whether something stands at `path`, however the medium spells it."""
        return os.path.lexists(self._at(path))

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at `path`."""
        return Path(self._at(path)).is_dir()

    def sum_of(self, path: str) -> str:
        """Return the SHA-256 of the file, read from the medium itself where the system can."""
        return sum_of(self._at(path), fresh=True)

    def read(self, path: str, *, at_most: int) -> bytes:
        """Return the first `at_most` bytes of a file."""
        with open(self._at(path), "rb") as stream:  # noqa: PTH123 - strings all through, as `scandir` gives them
            return stream.read(at_most)

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Write a new file; it is sure to be on the medium only after `settle`."""
        handle = os.open(self._at(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
        self._unsettled.append(handle)
        for chunk in chunks:
            view = memoryview(chunk)
            while view:
                view = view[os.write(handle, view) :]

    def settle(self) -> None:
        """Wait until all that was written is on the medium."""
        handles, self._unsettled = self._unsettled, []
        for place, handle in enumerate(handles):
            try:
                os.fsync(handle)
            except OSError:
                for left in handles[place:]:
                    with suppress(OSError):
                        os.close(left)
                raise
            os.close(handle)

    def sync_file(self, path: str) -> None:
        """Wait until a file that somebody else wrote is on the medium."""
        handle = os.open(self._at(path), os.O_RDWR | _BINARY)
        self._unsettled.append(handle)
        self.settle()

    def give_up(self) -> None:
        """Let go of files that were not settled."""
        handles, self._unsettled = self._unsettled, []
        for handle in handles:
            with suppress(OSError):
                os.close(handle)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of the file or the empty folder that may stand there."""
        try:
            os.replace(self._at(old), self._at(new))
        except (PermissionError, IsADirectoryError):
            if self.is_folder(new):
                Path(self._at(new)).rmdir()
            else:
                # Windows replaces no file that is marked read-only.
                os.chmod(self._at(new), stat.S_IWRITE | stat.S_IREAD)
            os.replace(self._at(old), self._at(new))

    def remove(self, path: str) -> None:
        """Remove a file."""
        try:
            Path(self._at(path)).unlink()
        except PermissionError:
            os.chmod(self._at(path), stat.S_IWRITE | stat.S_IREAD)
            Path(self._at(path)).unlink()

    def make_folder(self, path: str) -> None:
        """Make a folder with those above it, if they are not there."""
        Path(self._at(path)).mkdir(parents=True, exist_ok=True)

    def remove_folder(self, path: str) -> None:
        """Remove a folder if it is empty."""
        with suppress(OSError):
            Path(self._at(path)).rmdir()

    def sync_folders(self, paths: Iterable[str]) -> None:
        """Wait until the names in these folders are on the medium. Windows knows no such thing, and writes them at once."""
        if sys.platform == "win32":
            return
        for path in paths:
            # Some file systems (network folders) refuse it for folders; there is nothing better to do.
            with suppress(OSError):
                handle = os.open(self._at(path), os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    def free_bytes(self) -> int:
        """Return the room that is left."""
        return shutil.disk_usage(self.root).free

    def cluster_bytes(self) -> int:
        """Return the least room that a file takes."""
        if sys.platform == "win32":
            return _CLUSTER
        return os.statvfs(self.root).f_frsize or _CLUSTER

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}"


_BINARY = getattr(os, "O_BINARY", 0)
