"""Read a pack without believing it: a zip of a stranger until every sum in it was found right.

The list of the new copy in the pack says what may be in it: nothing else is looked at, no path is made from a name that is
not in that list, and the list itself is refused where its paths could meet on a stick (`A.html` and `a.html` are one file
there). What a pack removes it names with the sum of what it means, so that a file that somebody put in that place stays.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from policybank.offline.copies import MARKER
from policybank.offline.manifest import (
    MANIFEST,
    Manifest,
    ManifestError,
    is_safe_path,
    parse_manifest,
)
from policybank.packets import Entry, ZipFault, read_entry, read_names

from ._zip_writer import MOST_ENTRIES
from .errors import PackError

FORMAT, VERSION = "policybank-pack", 1
PACK_LIST = "pack.json"
APPLY_PAGE = "apply-update.html"
# What a pack holds besides files of the copy.
SPECIAL = frozenset({PACK_LIST, MANIFEST, APPLY_PAGE})

# Files that work itself puts into the root of a copy, and the ends of names of what is not yet written whole.
_OWN = frozenset({PACK_LIST, MANIFEST, MARKER})
_UNFINISHED = (".part", ".crswap")

# 64,000 removed files with their sums come to 12 MB at most, the list of as many to 7 MB.
_LARGEST_PACK_LIST, _LARGEST_MANIFEST = 30_000_000, 30_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Windows keeps these names for devices, whatever follows the first dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack says of itself, all of it in agreement with what is in it; the sums of its files are not yet checked.

    `entries` are the files that it brings, by path; `removed` the sums of those that the old copy had and the new has not.
    """

    from_digest: str
    to_digest: str
    made: datetime.date
    documents: int
    manifest: Manifest
    removed: Mapping[str, str]
    entries: Mapping[str, Entry]
    stream: BinaryIO

    @property
    def size_bytes(self) -> int:
        """How many bytes its files have when they are unpacked."""
        return sum(entry.size_bytes for entry in self.entries.values())

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of the file at `path`; raise PackError at the end where their sum is not that of the list."""
        whole = hashlib.sha256()
        try:
            for piece in read_entry(self.stream, self.entries[path]):
                whole.update(piece)
                yield piece
        except ZipFault as wrong:
            raise _refused(wrong) from wrong
        if whole.hexdigest() != self.manifest.sums[path]:
            raise PackError("sum-wrong", path=path)


@contextlib.contextmanager
def open_pack(file: Path) -> Iterator[Pack]:
    """Yield the pack in `file`, which stays open as long as the block lasts; raise PackError where it is none."""
    try:
        stream = file.open("rb")
    except OSError as error:
        raise PackError("pack-missing", file=str(file)) from error
    with stream:
        yield _read(stream, file.stat().st_size)


def _refused(wrong: ZipFault) -> PackError:
    """Return what is said of a zip that the reader of strangers' zips refused."""
    detail = str(wrong.facts.get("reason", "")).removeprefix("packet-")
    if detail == "not-a-zip":
        return PackError("pack-not-one")
    return PackError(
        "pack-damaged" if wrong.code == "packet-damaged" else "pack-strange", detail=detail
    )


def _read(stream: BinaryIO, size_bytes: int) -> Pack:
    try:
        found = read_names(stream, size_bytes, most_entries=MOST_ENTRIES)
        entries = {entry.name: entry for entry in found}
        if len(entries) != len(found):
            raise PackError("pack-strange", detail="name-twice")
        told = _told(b"".join(_small(stream, entries, PACK_LIST, _LARGEST_PACK_LIST)))
        listed = b"".join(_small(stream, entries, MANIFEST, _LARGEST_MANIFEST))
    except ZipFault as wrong:
        raise _refused(wrong) from wrong
    try:
        manifest = parse_manifest(listed)
    except ManifestError as error:
        raise PackError("pack-strange", detail="list") from error
    held = {name: entry for name, entry in entries.items() if name in manifest.sums}
    pack = Pack(
        from_digest=told["from"],
        to_digest=told["to"],
        made=datetime.date.fromisoformat(told["made"]),
        documents=told["documents"],
        manifest=manifest,
        removed=told["removed"],
        entries=held,
        stream=stream,
    )
    _refuse_contradictions(pack, told, entries.keys() - held.keys())
    return pack


def _small(
    stream: BinaryIO, entries: Mapping[str, Entry], name: str, at_most: int
) -> Iterator[bytes]:
    if name not in entries:
        raise PackError("pack-not-one")
    if entries[name].size_bytes > at_most:
        raise PackError("pack-strange", detail="list")
    return read_entry(stream, entries[name])


def _refuse_contradictions(pack: Pack, told: Mapping[str, Any], others: set[str]) -> None:
    trouble = trouble_of_paths(pack.manifest.sums) or next(
        (path for path in pack.removed if not is_fit_path(path)), ""
    )
    if trouble:
        raise PackError("pack-strange", detail="path")
    if others - SPECIAL:
        raise PackError("pack-strange", detail="name-foreign")
    if pack.removed.keys() & (pack.manifest.sums.keys() | SPECIAL):
        raise PackError("pack-strange", detail="removed")
    if pack.manifest.digest != pack.to_digest:
        raise PackError("pack-strange", detail="digest")
    if (told["files"], told["bytes"]) != (len(pack.entries), pack.size_bytes):
        raise PackError("pack-strange", detail="count")


def _told(data: bytes) -> dict[str, Any]:
    """Return what `pack.json` says, each value of its kind; raise PackError where it is of another format."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PackError("pack-not-one") from error
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise PackError("pack-not-one")
    if tree.get("version") != VERSION:
        raise PackError("pack-newer", version=str(tree.get("version"))[:12])
    removed = tree.get("removed")
    is_good = (
        all(isinstance(tree.get(name), str) for name in ("from", "to", "made"))
        and _DIGEST.fullmatch(tree["from"])
        and _DIGEST.fullmatch(tree["to"])
        and _DAY.fullmatch(tree["made"])
        and all(_is_count(tree.get(name)) for name in ("documents", "files", "bytes"))
        and isinstance(removed, dict)
        and all(isinstance(one, str) and _DIGEST.fullmatch(one) for one in removed.values())
    )
    try:
        datetime.date.fromisoformat(str(tree.get("made")))
    except ValueError:
        is_good = False
    if not is_good:
        raise PackError("pack-strange", detail="list")
    return tree


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_fit_path(path: str) -> bool:
    """Whether `path` may be in a copy: below its root, nothing that Windows or our own work has another use for."""
    return (
        is_safe_path(path)
        and not any(_DEVICE.fullmatch(part) for part in path.split("/"))
        and folded(path) not in _OWN
        and not folded(path).endswith(_UNFINISHED)
    )


def trouble_of_paths(paths: Iterable[str]) -> str:
    """Return a path that cannot lie in a copy together with the others, or an empty text.

    On a stick small and capital letters are one; and what is a file cannot be a folder too.
    """
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        same = folded(path)
        above = {same[:at] for at, sign in enumerate(same) if sign == "/"}
        if not is_fit_path(path) or same in files or same in folders or above & files:
            return path
        files.add(same)
        folders |= above
    return ""


def folded(path: str) -> str:
    """Return the form in which two paths are equal when a stick takes them for one file."""
    return unicodedata.normalize("NFC", path).casefold()
