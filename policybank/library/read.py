"""Read a whole library: walk the tree, parse what is new, check everything, collect all faults.

Parsing YAML is most of the cost (0.8 s of CPU for 10,000 records, PyYAML's C parser), checking the rest (0.3 s). The
values of each record are kept by the digest of its bytes, so a second run parses only what changed; the checks are
always done again, since they depend on the vocabularies and on the other records.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policybank.core import (
    Fault,
    Progress,
    Report,
    SilentProgress,
    digest_of,
    read_bytes,
    write_lines,
)
from policybank.schema import Vocabularies

from . import _record_file, _yaml
from ._record_file import (
    LARGEST_RECORD_BYTES,
    RecordRead,
    read_record,
    read_record_values,
    split_record,
    unread,
)
from ._tree import RecordFolder, unclaimed_files, walk_library
from ._vocabularies import read_vocabularies
from ._whole import check_whole
from .library import Document, Library

_CACHE = ".cache/records.txt"


def read_library(root: Path, *, progress: Progress | None = None) -> Library:
    """Return the library of the bank at `root`: all valid documents, and everything that is to be mended.

    Files of PDFs are only looked for here; the room `text` opens them.
    """
    told = progress or SilentProgress()
    vocabularies, faults = read_vocabularies(root)
    if faults:
        return Library(documents={}, vocabularies=vocabularies, report=Report.of(faults))
    folders, tree_faults = walk_library(root)
    cache = _ValuesCache(root / _CACHE)
    told.start("reading-records", len(folders))
    records: list[tuple[RecordFolder, RecordRead]] = []
    all_faults: list[Fault] = [*tree_faults]
    for folder in folders:
        read = _read_folder(root, folder, vocabularies, cache, all_faults)
        records.append((folder, read))
        told.advance()
    told.finish()
    cache.save()
    all_faults += check_whole(records)
    documents: dict[str, Document] = {}
    for _, read in records:
        if read.document:
            documents.setdefault(read.document.id, read.document)
    return Library(
        documents=dict(sorted(documents.items())),
        vocabularies=vocabularies,
        report=Report.of(all_faults),
    )


def _read_folder(
    root: Path,
    folder: RecordFolder,
    vocabularies: Vocabularies,
    cache: _ValuesCache,
    faults: list[Fault],
) -> RecordRead:
    file = f"{folder.path}/index.md"
    text = split_record(file, read_bytes(root / file, at_most=LARGEST_RECORD_BYTES + 1))
    faults += text.faults
    if not text.is_readable:
        return unread(root, text)
    values = cache.values_of(text.digest)
    if values is None:
        values, yaml_faults = read_record_values(text)
        faults += yaml_faults
        if values is None:
            return unread(root, text)
        cache.keep(text.digest, values)
    faults += unclaimed_files(folder, values)
    read = read_record(root, folder.path, text, values, vocabularies)
    faults += read.faults
    return read


class _ValuesCache:
    """The parsed values of each record by the digest of its bytes: JSON, since a cache may come from elsewhere.

    One line for each record, after a line with the digest of the reader. Lines become values one at a time and are not
    kept as values: those of 10,000 records take 150 MB.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: dict[bytes, bytes] = {}
        self._stored = self._read()

    def _read(self) -> dict[bytes, bytes]:
        try:
            with self._file.open("rb") as lines:
                if next(lines, b"").strip() != _READER.encode():
                    return {}
                return dict(line.rstrip(b"\n").split(b" ", 1) for line in lines)
        except (OSError, ValueError):
            return {}

    def values_of(self, digest: str) -> dict[str, Any] | None:
        """Return the values of the record whose bytes have `digest`, or None where they have to be read."""
        line = self._stored.get(digest.encode())
        if line is None:
            return None
        try:
            values = json.loads(line)
        except ValueError:
            return None
        if not isinstance(values, dict):
            return None
        self._kept[digest.encode()] = line
        return values

    def keep(self, digest: str, values: dict[str, Any]) -> None:
        """Keep the values that were read of a record for the next run."""
        self._kept[digest.encode()] = json.dumps(values, ensure_ascii=False).encode("utf-8")

    def save(self) -> None:
        """Write the cache, if it is not as it stands."""
        if self._kept != self._stored:
            write_lines(
                self._file, (_READER.encode(), *(b"%b %b" % pair for pair in self._kept.items()))
            )


# The cache holds what these sources made of the bytes; when they change, everything is parsed again.
_READER = digest_of(read_bytes(Path(_yaml.__file__)), read_bytes(Path(_record_file.__file__)))
