"""Apply a pack: make the copy in a folder into the next one, or leave it as it was.

Everything is read and checked before the first file is touched. Then each file is written beside its place, flushed to the
medium and renamed; the list comes last, and what the new copy has no more is removed after it. So whoever pulls out the
stick has the old list over a copy that is partly new, which checking tells, and the same pack applied again completes it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policybank.core import Progress, read_bytes
from policybank.i18n import LANGUAGES, read_words
from policybank.offline.manifest import MANIFEST, Manifest

from ._zip_writer import pieces_of
from .errors import PackError
from .make import CopySource
from .pack import MARKER, Pack, folded, open_pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What applying a pack did: how many files it wrote and removed (none where the copy was up to date), and the version now."""

    written: int
    written_bytes: int
    removed: int
    version: str


def apply_pack(file: Path, folder: Path, progress: Progress) -> Applied:
    """Make the copy in `folder` into what the pack in `file` leads to.

    Raise PackError, with nothing touched, where the pack is not sound, was made from another version, or does not fit; raise
    it too where the medium refuses to be written, and the same pack can then be applied again.
    """
    with open_pack(file) as pack:
        old = CopySource.read(folder).manifest
        _refuse_other_version(pack, old, folder)
        _refuse_links(pack, folder)
        _check_sums(pack, progress)
        wrong = tuple(path for path in _in_order(pack) if not _is_right(folder, pack, path))
        leftovers = tuple(
            path for path in sorted(pack.removed) if _is_leftover(folder, pack, old, path)
        )
        if not wrong and not leftovers and old.digest == pack.to_digest:
            (folder / MARKER).unlink(missing_ok=True)
            return Applied(written=0, written_bytes=0, removed=0, version=pack.to_digest[:12])
        _refuse_full(pack, folder, wrong)
        try:
            return _apply(pack, folder, wrong, leftovers, progress)
        except OSError as error:
            reason = "medium-full" if error.errno == errno.ENOSPC else "medium-refuses"
            raise PackError(reason, detail=error.strerror or str(error)) from error


def _refuse_other_version(pack: Pack, old: Manifest, folder: Path) -> None:
    """Raise PackError unless what the pack does not bring is in the copy already."""
    marker = _marker(folder)
    # Work that was begun and not ended may have changed any file, unless it was this pack that was being applied.
    is_known = not marker or pack.to_digest in marker
    if old.digest == pack.from_digest and is_known:
        kept = pack.manifest.sums.items() - old.sums.items()
        if any(path not in pack.entries for path, _ in kept):
            raise PackError("pack-strange", detail="count")
        if pack.removed.items() - old.sums.items():
            raise PackError("pack-strange", detail="removed")
        return
    absent = [path for path in pack.manifest.sums if path not in pack.entries]
    if not all(_has(folder / path, pack.manifest.sums[path]) for path in sorted(absent)):
        if old.digest == pack.from_digest:
            raise PackError("copy-unfinished")
        raise PackError(
            "other-version",
            wanted=pack.from_digest[:12],
            seen=old.digest[:12],
            to=pack.to_digest[:12],
        )


def _marker(folder: Path) -> str:
    """Return what stands in the file that says that work on the copy was not ended; empty where there is none."""
    try:
        return read_bytes(folder / MARKER, at_most=10_000).decode("utf-8", "replace")
    except OSError:
        return ""


def _marker_data(pack: Pack, paths: Iterable[str]) -> bytes:
    """Return what says that the copy is being changed: to people, to `usb` (the paths), and to this pack, applied again."""
    told = [read_words(language)("packs.unfinished") for language in LANGUAGES]
    touched = [f"> {path}" for path in sorted(paths)]
    return "\r\n".join([*told, "", pack.to_digest, *touched, "> .", ""]).encode()


def _refuse_links(pack: Pack, folder: Path) -> None:
    """Raise PackError where a folder of the copy is a link: what is written below it would lie elsewhere."""
    paths = (*pack.entries, *pack.removed)
    above = {parent for path in paths for parent in Path(path).parents}
    for parent in sorted(above - {Path()}):
        if (folder / parent).is_symlink() or _is_junction(folder / parent):
            raise PackError("copy-has-link", path=parent.as_posix())


def _is_junction(path: Path) -> bool:
    # Windows' own kind of link; Python knows it from 3.12 on.
    return bool(getattr(path, "is_junction", lambda: False)())


def _check_sums(pack: Pack, progress: Progress) -> None:
    """Read the whole pack once: raise PackError at the first file that is not what the list says."""
    progress.start("checking-pack", pack.size_bytes)
    for path in pack.entries:
        for piece in pack.pieces(path):
            progress.advance(len(piece))
    progress.finish()


def _refuse_full(pack: Pack, folder: Path, wrong: tuple[str, ...]) -> None:
    """Raise PackError where the medium lacks room: files are replaced one by one, so the largest is there twice."""
    sizes = [pack.entries[path].size_bytes for path in wrong]
    grown = sum(sizes) - sum(_size(folder / path) for path in wrong)
    wanted = grown + max(sizes, default=0)
    free = shutil.disk_usage(folder).free
    if wanted > free:
        raise PackError("medium-small", wanted_bytes=wanted, free_bytes=free)


def _apply(
    pack: Pack,
    folder: Path,
    wrong: tuple[str, ...],
    leftovers: tuple[str, ...],
    progress: Progress,
) -> Applied:
    _write(folder / MARKER, iter([_marker_data(pack, (*wrong, *leftovers))]))
    cleared = _clear_the_way(folder, pack, wrong, leftovers)
    size_bytes = sum(pack.entries[path].size_bytes for path in wrong)
    progress.start("applying-pack", size_bytes)
    for path in wrong:
        _write(folder / path, _counted(pack.pieces(path), progress))
    _write(folder / MANIFEST, iter([pack.manifest.data]))
    for path in leftovers:
        if path not in cleared:
            _remove(folder, path)
    (folder / MARKER).unlink()
    _sync_folder(folder)
    progress.finish()
    return Applied(
        written=len(wrong),
        written_bytes=size_bytes,
        removed=len(leftovers),
        version=pack.to_digest[:12],
    )


def _counted(pieces: Iterator[bytes], progress: Progress) -> Iterator[bytes]:
    for piece in pieces:
        progress.advance(len(piece))
        yield piece


def _in_order(pack: Pack) -> list[str]:
    """Return the paths of the pack in the order of writing: first what pages need, then the pages."""
    return sorted(pack.entries, key=lambda path: (path.endswith(".html"), path))


def _clear_the_way(
    folder: Path, pack: Pack, wrong: tuple[str, ...], leftovers: tuple[str, ...]
) -> set[str]:
    """Remove now, and return, what is left over where a new file needs its name for a folder or its folder's name for itself."""
    needed = {parent.as_posix() for path in wrong for parent in Path(path).parents}
    cleared = {
        path
        for path in leftovers
        if path in needed or any(parent.as_posix() in pack.entries for parent in Path(path).parents)
    }
    for path in sorted(cleared):
        _remove(folder, path)
    return cleared


def _is_right(folder: Path, pack: Pack, path: str) -> bool:
    file = folder / path
    return _size(file) == pack.entries[path].size_bytes and _has(file, pack.manifest.sums[path])


def _is_leftover(folder: Path, pack: Pack, old: Manifest, path: str) -> bool:
    """Whether the file at `path` goes: it is the old copy's by its list, or by its bytes, and not the new one's under another case."""
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return False
    if path not in old.sums and not _has(file, pack.removed[path]):
        return False
    twin = pack.twins.get(folded(path))
    return twin is None or not (folder / twin).exists() or not file.samefile(folder / twin)


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0


def _has(file: Path, digest: str) -> bool:
    """Whether `file` is a plain file whose SHA-256 is `digest`."""
    if file.is_symlink() or not file.is_file():
        return False
    whole = hashlib.sha256()
    try:
        for piece in pieces_of(file.open("rb")):
            whole.update(piece)
    except OSError:
        return False
    return whole.hexdigest() == digest


def _write(file: Path, pieces: Iterator[bytes]) -> None:
    """Write a file so that its name always stands for whole bytes, also when the stick is pulled out."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    try:
        if part.is_symlink():
            part.unlink()
        with part.open("wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, file)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(file.parent)


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    for parent in Path(path).parents:
        if parent == Path():
            return
        try:
            (folder / parent).rmdir()
        except OSError:
            return


def _sync_folder(folder: Path) -> None:
    """Flush the names of a folder, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
