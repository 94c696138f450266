"""Make a pack: what changed between the list of an old copy and a newer one."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from policybank.core import Progress, SilentProgress
from policybank.offline.checking import apply_page
from policybank.offline.copies import Source
from policybank.offline.manifest import MANIFEST, Manifest, ManifestError, read_manifest

from ._zip_writer import ZipTooLarge, ZipWriter, pieces_of
from .errors import PackError
from .pack import APPLY_PAGE, FORMAT, PACK_LIST, VERSION, trouble_of_paths


class PackSource(Protocol):
    """A copy that packs are made from: its list, and the bytes of each file in it."""

    @property
    def manifest(self) -> Manifest:
        """What the copy holds."""
        ...

    def open(self, path: str) -> BinaryIO:
        """Return the bytes of the file at `path`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySource:
    """A copy in a folder (on a stick, for example)."""

    folder: Path
    manifest: Manifest

    def open(self, path: str) -> BinaryIO:
        """Return the bytes of the file at `path`."""
        return (self.folder / path).open("rb")

    @classmethod
    def read(cls, folder: Path) -> CopySource:
        """Return the copy in `folder`; raise PackError where there is none."""
        try:
            return cls(folder=folder, manifest=read_manifest(folder / MANIFEST))
        except OSError as error:
            raise PackError("no-copy", folder=str(folder)) from error
        except ManifestError as error:
            raise PackError("list-damaged", folder=str(folder), line=error.line) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSource:
    """A copy that stands nowhere yet: what `copies` made to be written."""

    source: Source
    manifest: Manifest

    def open(self, path: str) -> BinaryIO:
        """Return the bytes of the file at `path`."""
        one = self.source.files[path]
        return io.BytesIO(one.data or b"") if one.file is None else one.file.open("rb")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMade:
    """A pack that was written: how large it is, how many files it changes and removes, and the versions it leads from and to."""

    size_bytes: int
    changed: int
    removed: int
    from_digest: str
    to_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What goes into the pack: files of the source by their paths, and what its list tells."""

    source: PackSource
    held: tuple[str, ...]
    told: Mapping[str, object]


def make_pack(
    source: PackSource,
    old: Manifest,
    target: Path,
    *,
    made: datetime.date,
    documents: int,
    progress: Progress | None = None,
) -> PackMade:
    """Write to `target` the pack that makes a copy of the list `old` into what `source` holds.

    `made` and `documents` tell people what the pack brings. Raise PackError where a file of the source is not what its list
    says, where nothing changed, or where the changes are too many for one zip; `target` is then left as it was.
    """
    new = source.manifest
    trouble = trouble_of_paths(new.sums)
    if trouble:
        raise PackError("path-unfit", path=trouble)
    changed = tuple(
        sorted(path for path, digest in new.sums.items() if old.sums.get(path) != digest)
    )
    removed = {path: old.sums[path] for path in sorted(old.sums.keys() - new.sums.keys())}
    if not changed and not removed:
        raise PackError("nothing-changed", version=new.digest[:12])
    # The page is in every pack, for it tells what to do with one.
    held = tuple(sorted({*changed, *({APPLY_PAGE} & new.sums.keys())}))
    told = {
        "format": FORMAT,
        "version": VERSION,
        "from": old.digest,
        "to": new.digest,
        "made": made.isoformat(),
        "documents": documents,
        "removed": removed,
        "files": len(held),
        "bytes": sum(_size(source, path) for path in held),
    }
    plan = _Plan(source=source, held=held, told=told)
    size_bytes = _write(target, plan, progress or SilentProgress())
    return PackMade(
        size_bytes=size_bytes,
        changed=len(changed),
        removed=len(removed),
        from_digest=old.digest,
        to_digest=new.digest,
    )


def _write(target: Path, plan: _Plan, progress: Progress) -> int:
    progress.start("packs.progress.packing", len(plan.held))
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("w+b") as stream:
            _fill(ZipWriter(stream), plan, progress)
            stream.flush()
            os.fsync(stream.fileno())
            size_bytes = stream.tell()
        os.replace(part, target)
    except FileNotFoundError as error:
        raise PackError("no-place", folder=str(target.parent)) from error
    except ZipTooLarge as error:
        raise PackError("too-large") from error
    finally:
        part.unlink(missing_ok=True)
    progress.finish()
    return size_bytes


def _fill(writer: ZipWriter, plan: _Plan, progress: Progress) -> None:
    sums = plan.source.manifest.sums
    told = json.dumps(plan.told, ensure_ascii=False, indent=1, sort_keys=True)
    _add_bytes(writer, PACK_LIST, f"{told}\n".encode())
    for path in plan.held:
        _add_file(writer, plan.source, path, sums[path])
        progress.advance()
    if APPLY_PAGE not in sums:
        _add_bytes(writer, APPLY_PAGE, apply_page())
    _add_bytes(writer, MANIFEST, plan.source.manifest.data)
    writer.finish()


def _size(source: PackSource, path: str) -> int:
    with _opened(source, path) as stream:
        return stream.seek(0, io.SEEK_END)


def _opened(source: PackSource, path: str) -> BinaryIO:
    try:
        return source.open(path)
    except OSError as error:
        raise PackError("source-damaged", path=path) from error


def _add_bytes(writer: ZipWriter, name: str, data: bytes) -> None:
    writer.add(name, [data], [data])


def _add_file(writer: ZipWriter, source: PackSource, path: str, wanted: str) -> None:
    writer.add(path, _checked(source, path, wanted), _checked(source, path, wanted))


def _checked(source: PackSource, path: str, wanted: str) -> Iterator[bytes]:
    """Yield the bytes of a file of the source; raise PackError where they are not what its list says."""
    whole = hashlib.sha256()
    try:
        for piece in pieces_of(_opened(source, path)):
            whole.update(piece)
            yield piece
    except OSError as error:
        raise PackError("source-damaged", path=path) from error
    if whole.hexdigest() != wanted:
        raise PackError("source-damaged", path=path)
