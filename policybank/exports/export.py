"""The value that passes from planning a file to writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

ExportKind = Literal[
    "catalogue", "record", "reading", "schema", "feed", "harvest", "crawl", "committee", "script"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to be. `path` is POSIX from the site's root; equal fingerprints mean equal bytes.

    `make` yields its bytes part by part: the catalogue of 10,000 documents is 29 MB, and never in memory at once.

    `kind` lets a copy leave some out: 10,000 files of one record each waste a stick whose smallest file takes 32 KB, and
    all they say stands in the catalogue too.
    """

    path: str
    kind: ExportKind
    fingerprint: str
    make: Callable[[], Iterable[bytes]] = field(repr=False, compare=False)

    def data(self) -> bytes:
        """Return the whole file."""
        return b"".join(self.make())
