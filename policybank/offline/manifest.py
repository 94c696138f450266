"""The list of all files of a copy with the SHA-256 of each, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import read_bytes

# In the root of a copy. It names every file but itself.
MANIFEST = "manifest-sha256.txt"

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\\\0\r\n]+)")
# FAT32, exFAT and Windows: no such signs, no name that ends in a dot or a space.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ](/|$)')
# 64,000 files of a bank of 15,000 documents come to 7 MB; a stranger's stick may hold anything.
_LARGEST_BYTES = 100_000_000


class ManifestError(Exception):
    """The list cannot be believed: `line` (from 1) is not of its form, or leads out of the copy."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} of {MANIFEST}")
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a copy holds: the SHA-256 (64 hex digits) of each file by its path from the copy's root, with `/`."""

    sums: Mapping[str, str]

    @property
    def data(self) -> bytes:
        """The bytes of the file: a line for each path, in the order of the paths' bytes."""
        paths = sorted(self.sums, key=str.encode)
        return "".join(f"{self.sums[path]}  {path}\n" for path in paths).encode("utf-8")

    @property
    def digest(self) -> str:
        """The SHA-256 of `data`: equal for two copies exactly when all paths and sums are."""
        return hashlib.sha256(self.data).hexdigest()


def read_manifest(file: Path) -> Manifest:
    """Return the list in `file`; raise OSError where it is not there, ManifestError where it cannot be believed."""
    data = read_bytes(file, at_most=_LARGEST_BYTES + 1)
    if len(data) > _LARGEST_BYTES:
        raise ManifestError(0)
    return parse_manifest(data)


def parse_manifest(data: bytes) -> Manifest:
    """Return the list that stands in `data`; raise ManifestError where it cannot be believed."""
    sums: dict[str, str] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found = _LINE.fullmatch(line.decode("utf-8").removesuffix("\r"))
        except UnicodeDecodeError as error:
            raise ManifestError(number) from error
        if found is None or not is_safe_path(found[2]) or found[2] in sums:
            raise ManifestError(number)
        sums[found[2]] = found[1]
    return Manifest(sums=sums)


def is_safe_path(path: str) -> bool:
    """Whether `path` stays below the root of a copy and is a name that FAT32 and Windows can keep."""
    parts = path.split("/")
    return not _FORBIDDEN.search(path) and all(part not in ("", ".", "..") for part in parts)
