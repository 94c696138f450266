"""Finished parts and their files: written into few files of the cache, and found there again by the next build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybank.core import digest_of, read_bytes, remove_tree, write_bytes

_FACTS = "part.json"
# Digits of a digest in the name of a file; `browser/copies.js` has the same.
_DIGITS = 10
_NAME = re.compile(r"([a-z]+)(\d*)-([0-9a-f]+)\.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file of the site: its path there, and where its bytes stand in a larger file of the cache."""

    path: str
    source: Path
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A finished part: `folder`, its name in the cache and for the engine, `facts` for the manifest, its files."""

    folder: str
    facts: Mapping[str, Any]
    files: tuple[PackedFile, ...]


# What a task writes: the file of the cache, and the names and lengths of the site's files in it, one after the other.
Blob = tuple[str, tuple[tuple[str, int], ...]]


def write_blob(
    place: Path, blob: str, part: str, values: Mapping[str, Any], *, names_by_content: bool
) -> Blob:
    """Write the scripts that hand over `values` into one file of the cache."""
    entries = []
    with (place / blob).open("wb") as stream:
        for name, value in values.items():
            told = _told(value)
            file = f"{name}-{digest_of(told)[:_DIGITS]}" if names_by_content else name
            data = _script(f"{_home(part) if names_by_content else part}/{file}", told)
            stream.write(data)
            entries.append((f"{file}.js", len(data)))
    return blob, tuple(entries)


def _home(part: str) -> str:
    """Return the folder in which a part has its files when their own names hold digests."""
    return part.rpartition("-")[0]


def _names(blobs: Iterable[Blob]) -> dict[str, str]:
    """Return the digests of files named by content, those of a kind (`c0`, `c1` …) one after the other."""
    found: dict[str, dict[int, str]] = {}
    for _, entries in blobs:
        for file, _ in entries:
            named = _NAME.fullmatch(file)
            assert named is not None, f"{file} is named by its content"
            found.setdefault(named[1], {})[int(named[2] or 0)] = named[3]
    return {
        kind: "".join(digests[number] for number in range(len(digests)))
        for kind, digests in sorted(found.items())
    }


def script(key: str, value: Any) -> bytes:
    """Return the classic script that hands `value` over to the engine under `key`: no fetch works from a file."""
    return _script(key, _told(value))


def _told(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Older engines take these two for line ends, inside of a text too.
    return told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script(key: str, told: str) -> bytes:
    return f'PolicyBank.take("{key}",{told})'.encode()


def fresh_folder(cache: Path, name: str) -> Path:
    """Return the empty folder in which the part `name` is made."""
    place = cache / f"{name}.part"
    remove_tree(place)
    place.mkdir(parents=True)
    return place


def kept_part(cache: Path, name: str) -> Part | None:
    """Return the part `name` (with its digest) if an earlier build made it and its files are whole."""
    try:
        stored = json.loads(read_bytes(cache / name / _FACTS))
        if _sizes(cache / name) != stored["sizes"]:
            return None
        return _part(cache, name, stored["facts"], stored["blobs"])
    except (OSError, ValueError, TypeError, KeyError):
        # A disk that was full, or a hand that was busy: it is a cache and is made again.
        return None


def _sizes(folder: Path) -> dict[str, int]:
    return {
        file.name: file.stat().st_size for file in sorted(folder.iterdir()) if file.name != _FACTS
    }


def keep_part(
    cache: Path,
    name: str,
    made: Path,
    facts: Mapping[str, Any],
    blobs: Sequence[Blob],
    *,
    names_by_content: bool,
) -> Part:
    """Move what was made in the folder `made` to its place in the cache, and return it as the part `name`."""
    if names_by_content:
        facts = {**facts, "home": _home(name), "names": _names(blobs)}
    stored = {"facts": facts, "blobs": blobs, "sizes": _sizes(made)}
    write_bytes(made / _FACTS, json.dumps(stored).encode("utf-8"))
    remove_tree(cache / name)
    made.rename(cache / name)
    return _part(cache, name, facts, blobs)


def _part(cache: Path, name: str, facts: Mapping[str, Any], blobs: Iterable[Any]) -> Part:
    files = []
    for blob, entries in blobs:
        # One for all of its files: a large bank has a hundred thousand, and a path of its own for each took 40 MB.
        source = cache / name / blob
        offset = 0
        for file, length in entries:
            files.append(
                PackedFile(
                    path=f"search/{facts.get('home', name)}/{file}",
                    source=source,
                    offset=offset,
                    length=length,
                )
            )
            offset += length
    return Part(folder=name, facts=facts, files=tuple(files))
