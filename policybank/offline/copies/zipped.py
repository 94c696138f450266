"""A copy as one zip, to be sent or kept. Two zips of one source are equal, byte by byte."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policybank.core import Progress, SilentProgress
from policybank.offline.manifest import MANIFEST, Manifest, ManifestError, parse_manifest

from .disk import Disk
from .errors import CopyError, telling
from .names import check_names
from .source import Source
from .verify import VerifiedCopy
from .write import source_chunks

# These are small already; to pack them again takes time and saves nothing.
_PACKED = (".pdf", ".webp", ".jpg", ".png", ".woff2", ".zim", ".zip", ".gz")
# The first day that a zip can tell: the clock has no part in it.
_DAY = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


def write_zip(
    source: Source, target: Path, manifest: Manifest, *, progress: Progress | None = None
) -> int:
    """Write `source` and its manifest into the zip `target`, which has its name only when it is whole; return its size.

    Stage: copies.progress.copying, in bytes.
    """
    told = progress or SilentProgress()
    check_names(source)
    folder = Disk(target.parent)
    part = f"{target.name}.part"
    if not target.parent.is_dir():
        raise CopyError("no-folder", place=target.parent)
    if target.is_dir():
        raise CopyError("not-a-file", place=target)
    told.start("copies.progress.copying", source.size_bytes)
    with telling(target.parent), _removed_when_it_fails(target.parent / part):
        with zipfile.ZipFile(target.parent / part, "w", zipfile.ZIP_DEFLATED) as packed:
            for path, one in source.files.items():
                seen = hashlib.sha256()
                with packed.open(_entry(path, one.size), "w", force_zip64=True) as stream:
                    for chunk in source_chunks(one):
                        seen.update(chunk)
                        stream.write(chunk)
                        told.advance(len(chunk))
                if seen.hexdigest() != manifest.sums[path]:
                    raise CopyError("source-changed", file=path)
            packed.writestr(_entry(MANIFEST, len(manifest.data)), manifest.data)
        folder.sync_file(part)
        folder.rename(part, target.name)
        folder.sync_folders([""])
        told.finish()
        return target.stat().st_size


def _entry(path: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _DAY)
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    entry.file_size = size
    return entry


@contextmanager
def _removed_when_it_fails(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, CopyError):
        file.unlink(missing_ok=True)
        raise


def verify_zip(target: Path, *, progress: Progress | None = None) -> VerifiedCopy:
    """Return what of the copy in the zip `target` is whole; raise CopyError where it is no zip, or has no manifest.

    Stage: copies.progress.checking, in bytes.
    """
    told = progress or SilentProgress()
    if not target.is_file():
        raise CopyError("no-file", place=target)
    try:
        with zipfile.ZipFile(target) as packed:
            entries = {entry.filename: entry for entry in packed.infolist() if not entry.is_dir()}
            if MANIFEST not in entries:
                raise CopyError("no-manifest")
            manifest = parse_manifest(packed.read(MANIFEST))
            there = [path for path in manifest.sums if path in entries]
            told.start("copies.progress.checking", sum(entries[path].file_size for path in there))
            damaged = [
                path
                for path in there
                if _sum_in(packed, entries[path], told) != manifest.sums[path]
            ]
            told.finish()
    except ManifestError as error:
        raise CopyError("manifest-broken") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise CopyError("zip-broken", place=target) from error
    return VerifiedCopy(
        manifest=manifest,
        files=len(there),
        bytes_read=sum(entries[path].file_size for path in there),
        damaged=tuple(sorted(damaged)),
        missing=tuple(sorted(manifest.sums.keys() - set(there))),
        respelled=(),
        old=(),
        foreign=tuple(sorted(entries.keys() - manifest.sums.keys() - {MANIFEST})),
        is_unfinished=False,
    )


def _sum_in(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, progress: Progress) -> str:
    """Return the sum of a file of a zip, or nothing where it cannot be unpacked."""
    seen = hashlib.sha256()
    try:
        with packed.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                seen.update(chunk)
                progress.advance(len(chunk))
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    return seen.hexdigest()
