"""Blobs: read them one by one or many at a time, write them, and lay the files of a commit out in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from ._changes import TreeFile
from ._paths import checked_path
from ._refs import checked_object
from ._run import Repository, run
from .errors import GitFailed

# So many blobs are asked for at once: the answers lie in memory together.
_AT_ONCE = 500


def read_blob(repository: Repository, blob: str, *, at_most: int | None = None) -> bytes:
    """Return the bytes of `blob`; GitFailed where it has more than `at_most`, before any of them is read."""
    name = checked_object(blob)
    if at_most is not None and (size := int(run(repository, ["cat-file", "-s", name]))) > at_most:
        raise GitFailed(command="cat-file", said=f"{size} > {at_most}")
    return run(repository, ["cat-file", "blob", name])


def read_blobs(repository: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of `blobs` with its bytes, many for one start of git."""
    names = [checked_object(one) for one in blobs]
    for first in range(0, len(names), _AT_ONCE):
        asked = names[first : first + _AT_ONCE]
        answer = run(repository, ["cat-file", "--batch"], stdin="\n".join(asked).encode() + b"\n")
        yield from _batch(asked, answer)


def _batch(asked: list[str], answer: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    for name in asked:
        end = answer.index(b"\n", place)
        parts = answer[place:end].split()
        if len(parts) != 3 or parts[1] != b"blob":
            raise GitFailed(command="cat-file", said=answer[place:end].decode("utf-8", "replace"))
        size = int(parts[2])
        yield name, answer[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def export_files(repository: Repository, files: Iterable[TreeFile], folder: Path) -> None:
    """Write `files` of a commit below `folder`. Links and parts of other repositories are left out, never followed."""
    by_blob: dict[str, list[str]] = {}
    for file in files:
        if file.is_file:
            by_blob.setdefault(file.blob, []).append(checked_path(file.path))
    made: set[Path] = set()
    for blob, data in read_blobs(repository, by_blob):
        for path in by_blob[blob]:
            place = folder / path
            if place.parent not in made:
                place.parent.mkdir(parents=True, exist_ok=True)
                made.add(place.parent)
            place.write_bytes(data)


def write_blob(repository: Repository, data: bytes) -> str:
    """Write `data` into the repository as it is and return the id of its blob."""
    return _hashed(repository, data)


def write_blob_of_file(repository: Repository, file: Path) -> str:
    """Write the bytes of `file` into the repository as they are, without holding them, and return the id of their blob."""
    with file.open("rb") as stream:
        return _hashed(repository, stream)


def _hashed(repository: Repository, data: bytes | IO[bytes]) -> str:
    # No filter of an attributes file may touch the bytes: the SHA-256 of the record speaks of these.
    answer = run(repository, ["hash-object", "-w", "--no-filters", "--stdin"], stdin=data)
    return answer.decode().strip()
