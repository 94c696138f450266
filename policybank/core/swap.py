"""Put a fresh folder in the place of another one, so that no moment shows half of it.

Linux and macOS can exchange two names in one step. Elsewhere two renames do it; a process killed between them leaves
the old folder under another name, and `recover` puts it back at the next run.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from .files import remove_tree

_EXCHANGE_LINUX = 2  # RENAME_EXCHANGE of renameat2(2), Linux 3.15, glibc 2.28
_EXCHANGE_MACOS = 2  # RENAME_SWAP of renamex_np(2), macOS 10.12
_HERE_LINUX = -100  # AT_FDCWD


def put_in_place(fresh: Path, place: Path) -> None:
    """Make `fresh` stand at `place`; what stood there stands at `fresh` afterwards. Both lie on one file system."""
    if not place.exists():
        os.rename(fresh, place)
    elif not _exchange(fresh, place):
        last = _last(place)
        remove_tree(last)
        os.rename(place, last)
        os.rename(fresh, place)
        os.rename(last, fresh)


def recover(place: Path) -> None:
    """Put back what an interrupted `put_in_place` left under another name, or remove what it left over."""
    last = _last(place)
    if last.exists() and not place.exists():
        os.rename(last, place)
    remove_tree(last)


def _last(place: Path) -> Path:
    return place.with_name(f"{place.name}.last")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or its file system cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
            return bool(renameat2(_HERE_LINUX, first, _HERE_LINUX, second, _EXCHANGE_LINUX) == 0)
        if sys.platform == "darwin":
            renamex = ctypes.CDLL(None, use_errno=True).renamex_np
            return bool(renamex(first, second, _EXCHANGE_MACOS) == 0)
    except (OSError, AttributeError):
        return False
    return False
