"""Finished parts and their files: written into few files of the cache, and found there again by the next build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybank.core import read_bytes, remove_tree, write_bytes

_FACTS = "part.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file of the site: its path there, and where its bytes stand in a larger file of the cache."""

    path: str
    source: Path
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A finished part: `folder` from the site's root, `facts` for the manifest, its files."""

    folder: str
    facts: Mapping[str, Any]
    files: tuple[PackedFile, ...]


# What a task writes: the file of the cache, and the names and lengths of the site's files in it, one after the other.
Blob = tuple[str, tuple[tuple[str, int], ...]]


def write_blob(place: Path, blob: str, part: str, values: Mapping[str, Any]) -> Blob:
    """Write the scripts that hand over `values` into one file of the cache."""
    entries = []
    with (place / blob).open("wb") as stream:
        for name, value in values.items():
            data = script(f"{part}/{name}", value)
            stream.write(data)
            entries.append((f"{name}.js", len(data)))
    return blob, tuple(entries)


def script(key: str, value: Any) -> bytes:
    """Return the classic script that hands `value` over to the engine under `key`: no fetch works from a file."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Older engines take these two for line ends, inside of a text too.
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
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
    cache: Path, name: str, made: Path, facts: Mapping[str, Any], blobs: Sequence[Blob]
) -> Part:
    """Move what was made in the folder `made` to its place in the cache, and return it as the part `name`."""
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
                    path=f"search/{name}/{file}",
                    source=source,
                    offset=offset,
                    length=length,
                )
            )
            offset += length
    return Part(folder=name, facts=facts, files=tuple(files))
