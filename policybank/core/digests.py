"""Digests that decide whether something changed.

BLAKE2b of 16 bytes: twice as fast as SHA-256 in the standard library (measured on 20,000 records of 1 KB), and the
digest never leaves this machine's cache. What a reader may compare by hand, a file's checksum, is SHA-256 and is made
where files are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(*parts: bytes | str) -> str:
    """Return one hexadecimal digest of `parts`; the borders between the parts count."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def digest_of_files(root: Path, files: Iterable[Path]) -> str:
    """Return one digest of the names below `root` and the contents of `files`, whatever their order."""
    parts: list[bytes | str] = []
    for file in sorted(files):
        parts.append(file.relative_to(root).as_posix())
        parts.append(file.read_bytes())
    return digest_of(*parts)
