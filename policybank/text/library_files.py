"""The PDFs of a library, and where and within which limits this room works for a bank."""

from __future__ import annotations

from pathlib import Path

from policybank.library import Library
from policybank.settings import Settings

from ._cache import TextCache
from ._read import load_text
from .types import LeavesOf, Limits, PdfFile, Texts


def pdf_files(root: Path, library: Library) -> tuple[PdfFile, ...]:
    """Return the PDFs that valid records of `library` name and that are there, in the order of the documents.

    A symbolic link is left out, whatever it leads to: the library has told it as a fault.
    """
    files = []
    for document in library.documents.values():
        for edition in document.record.editions:
            place = f"{document.folder}/{edition.file}"
            path = root / place
            if path.is_file() and not path.is_symlink():
                files.append(PdfFile(path=path, place=place))
    return tuple(files)


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


def leaves_loader(texts: Texts, cache: TextCache, limits: Limits) -> LeavesOf:
    """Return the function that gives the leaves of one of `texts` by its SHA-256, read from the cache when asked."""
    by_digest = {facts.sha256: facts for facts in texts.facts}
    return lambda sha256: load_text(by_digest[sha256], cache=cache, limits=limits).leaves
