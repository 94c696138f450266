"""The PDFs of a library, and where and within which limits this room works for a bank."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.library import Library
from policybank.settings import Settings

from ._cache import TextCache
from ._read import load_leaves
from .types import Leaf, Limits, PdfFile, Texts


def pdf_files(root: Path, library: Library) -> tuple[PdfFile, ...]:
    """Return the PDFs that valid records of `library` name and that are there, in the order of the documents.

    A symbolic link is left out, whatever it leads to: the library has told it as a fault.
    """
    files = []
    for document in library.documents.values():
        for edition in document.record.editions:
            place = f"{document.folder}/{edition.file}"
            path = Path(f"{root}/{place}")
            if _is_plain_file(path):
                files.append(PdfFile(path=path, place=place))
    return tuple(files)


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def text_cache(root: Path) -> TextCache:
    """Return the cache of texts of the bank at `root`."""
    return TextCache(folder=root / ".cache" / "text")


def text_limits(settings: Settings) -> Limits:
    """Return what one PDF may cost in this bank."""
    return Limits(
        largest_bytes=settings.largest_pdf_bytes,
        slowest_seconds=settings.slowest_pdf_seconds,
        memory_bytes=settings.largest_reader_bytes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavesLoader:
    """Gives the leaves of a PDF by its SHA-256, read from the cache when asked. Can be handed to another process.

    `files` are the paths of the PDFs, for the case that an entry of the cache was lost.
    """

    files: Mapping[str, str]
    cache: TextCache
    limits: Limits

    def __call__(self, sha256: str) -> tuple[Leaf, ...]:
        """Return the leaves of the PDF with this digest."""
        return load_leaves(sha256, Path(self.files[sha256]), cache=self.cache, limits=self.limits)


def leaves_loader(texts: Texts, cache: TextCache, limits: Limits) -> LeavesLoader:
    """Return the loader of the leaves of `texts`."""
    files = {facts.sha256: str(facts.file.path) for facts in texts.facts}
    return LeavesLoader(files=files, cache=cache, limits=limits)
