"""Which paths may stand in a tree that we write or lay out."""

from __future__ import annotations

import unicodedata

from .errors import NameUnsafe

_LONGEST = 400
# What Windows takes for the folder of git itself, and what it cannot hold.
_GIT = frozenset({".git", "git~1"})
_NOT_ON_WINDOWS = frozenset('\\:*?"<>|')


def is_safe_path(path: str) -> bool:
    """Tell whether every system can hold `path` (POSIX, from the top) below one folder."""
    parts = path.split("/")
    return (
        0 < len(path) <= _LONGEST
        and path.isprintable()
        and unicodedata.is_normalized("NFC", path)
        and not _NOT_ON_WINDOWS & set(path)
        and all(_is_safe_part(part) for part in parts)
    )


def checked_path(path: str) -> str:
    """Return `path`, or raise NameUnsafe where it is not safe."""
    if not is_safe_path(path):
        raise NameUnsafe(name=path)
    return path


def _is_safe_part(part: str) -> bool:
    return (
        part not in {"", ".", ".."} and part.lower() not in _GIT and not part.endswith((".", " "))
    )
