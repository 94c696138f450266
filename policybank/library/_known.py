"""What was read without any fault, by the digest of its bytes, kept for the next run.

As JSON, since a cache may come from elsewhere. One line for each value, after a line with the digest of all that decides
whether a value is valid.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from policybank.core import write_lines

_Kept = TypeVar("_Kept")


class Known(Generic[_Kept]):
    """The values of the last run: `head` says what they hang on, `pack` and `unpack` turn one into plain lists and back."""

    def __init__(
        self,
        file: Path,
        head: str,
        pack: Callable[[_Kept], list[Any]],
        unpack: Callable[[list[Any]], _Kept],
    ) -> None:
        self._file = file
        self._head = head.encode()
        self._pack = pack
        self._unpack = unpack
        self._kept: dict[bytes, bytes] = {}
        self._stored = self._read()

    def _read(self) -> dict[bytes, bytes]:
        try:
            with self._file.open("rb") as lines:
                if next(lines, b"").strip() != self._head:
                    return {}
                return dict(line.rstrip(b"\n").split(b" ", 1) for line in lines)
        except (OSError, ValueError):
            return {}

    def value_of(self, digest: str) -> _Kept | None:
        """Return the value whose bytes have `digest`, or None where it has to be read and checked."""
        line = self._stored.get(digest.encode())
        if line is None:
            return None
        try:
            value = self._unpack(json.loads(line))
        except (ValueError, TypeError):
            return None
        self._kept[digest.encode()] = line
        return value

    def keep(self, digest: str, value: _Kept) -> None:
        """Keep a value that was read and found in order for the next run."""
        packed = json.dumps(self._pack(value), ensure_ascii=False, separators=(",", ":"))
        self._kept[digest.encode()] = packed.encode("utf-8")

    def save(self) -> None:
        """Write the cache, if it is not as it stands."""
        if self._kept.keys() != self._stored.keys():
            write_lines(self._file, (self._head, *(b"%b %b" % pair for pair in self._kept.items())))
