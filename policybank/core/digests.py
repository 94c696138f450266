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
    data = [part.encode("utf-8") if isinstance(part, str) else part for part in parts]
    # The lengths first, then all parts: one call of the digest instead of two for each part.
    lengths = ",".join([str(len(part)) for part in data])
    return hashlib.blake2b(b";".join([lengths.encode(), *data]), digest_size=16).hexdigest()


def digest_of_files(root: Path, files: Iterable[Path]) -> str:
    """Return one digest of the names below `root` and the contents of `files`, whatever their order."""
    parts: list[bytes | str] = []
    for file in sorted(files):
        parts.append(file.relative_to(root).as_posix())
        parts.append(file.read_bytes())
    return digest_of(*parts)
