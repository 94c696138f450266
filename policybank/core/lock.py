"""One worker at a time: a lock that the operating system drops when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .errors import SetupError


@contextlib.contextmanager
def only_one(file: Path, busy: str) -> Iterator[None]:
    """Hold the lock `file` while the block runs, or raise SetupError with the sentence `busy` if another holds it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(handle)
        except OSError as error:
            raise SetupError(busy) from error
        yield
    finally:
        os.close(handle)  # closing drops the lock, on Windows too


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
