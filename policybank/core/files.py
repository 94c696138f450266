"""Read and write files so that nothing is lost: UTF-8, `\\n`, and a name that appears only when the bytes are complete."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any


def read_text(file: Path) -> str:
    """Return the text of `file` as it stands, line ends included."""
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def read_bytes(file: Path | str, *, at_most: int | None = None) -> bytes:
    """Return the bytes of `file`, or its first `at_most` bytes."""
    # `open` and not `Path.open`: read 10,000 times, making paths costs as much as reading.
    with open(file, "rb") as stream:  # noqa: PTH123
        return stream.read() if at_most is None else stream.read(at_most)


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file` in UTF-8 with `\\n`, making its folder; a reader sees the old file or the new one."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, data: bytes) -> None:
    """Write `data` to `file`, making its folder; a reader sees the old file or the new one, never a part."""
    with _whole_or_not_at_all(file) as part:
        part.write_bytes(data)


def write_lines(file: Path, lines: Iterable[bytes]) -> None:
    """Write `lines` to `file` as `write_bytes` does, each with `\\n` after it, without ever joining them in memory."""
    with _whole_or_not_at_all(file) as part, part.open("wb") as stream:
        stream.writelines(b"%b\n" % line for line in lines)


@contextlib.contextmanager
def _whole_or_not_at_all(file: Path) -> Iterator[Path]:
    """Yield the path to write to; it takes the place of `file` when the block ends well, and vanishes when not."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, file)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def remove_tree(folder: Path) -> None:
    """Remove `folder` and all in it if it is there, read-only files (git's objects on Windows) included."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return

    def make_writable_and_retry(function: Callable[[str], Any], path: str, _error: object) -> None:
        os.chmod(path, stat.S_IWRITE | stat.S_IREAD)
        function(path)

    if not folder.exists():
        return
    if sys.version_info >= (3, 12):
        shutil.rmtree(folder, onexc=make_writable_and_retry)
    else:
        shutil.rmtree(folder, onerror=make_writable_and_retry)
