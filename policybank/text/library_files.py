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
from .transcripts import lay_over, read_transcript, transcript_beside
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
                files.append(_with_transcript(path, place))
    return tuple(files)


def _with_transcript(path: Path, place: str) -> PdfFile:
    beside = transcript_beside(path)
    if not _is_plain_file(beside):
        return PdfFile(path=path, place=place)
    return PdfFile(
        path=path,
        place=place,
        transcript=beside,
        transcript_place=f"{place.removesuffix('.pdf')}.md",
    )


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
    """Gives the leaves of a PDF by its text key, read from the cache when asked. Can be handed to another process.

    `files` are the paths of the PDFs, for the case that an entry of the cache was lost; `transcripts` those of the files
    in which a person corrected them.
    """

    files: Mapping[str, str]
    transcripts: Mapping[str, str]
    cache: TextCache
    limits: Limits

    def __call__(self, text_key: str) -> tuple[Leaf, ...]:
        """Return the leaves of the text with this key."""
        leaves = load_leaves(
            text_key.partition(".")[0],
            Path(self.files[text_key]),
            cache=self.cache,
            limits=self.limits,
        )
        if text_key not in self.transcripts:
            return leaves
        file = self.transcripts[text_key]
        transcript = read_transcript(Path(file), file).transcript
        if transcript is None:
            raise OSError(f"{file} could be read before and cannot now")
        return lay_over(leaves, transcript)


def leaves_loader(texts: Texts, cache: TextCache, limits: Limits) -> LeavesLoader:
    """Return the loader of the leaves of `texts`."""
    files = {facts.text_key: str(facts.file.path) for facts in texts.facts}
    transcripts = {
        facts.text_key: str(facts.file.transcript)
        for facts in texts.facts
        if facts.corrected_on and facts.file.transcript
    }
    return LeavesLoader(files=files, transcripts=transcripts, cache=cache, limits=limits)
