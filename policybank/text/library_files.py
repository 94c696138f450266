"""The PDFs of a library, and where and within which limits this room works for a bank."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policybank.core import Fault, write_text

from ._cache import NotKeptError, Summary, TextCache
from ._digests import digest_files
from ._read import load_leaves
from .transcripts import (
    check_transcript,
    lay_over,
    read_transcript,
    transcript_beside,
    transcript_place,
    write_transcript,
)
from .types import DocumentText, Leaf, Limits, PdfFile, Texts

if TYPE_CHECKING:
    # Types alone: each child that reads PDFs loads this room, and would wait for these two.
    from policybank.library import Library
    from policybank.settings import Settings


def pdf_files(root: Path, library: Library, *, document_id: str = "") -> tuple[PdfFile, ...]:
    """Return the PDFs that valid records of `library` name and that are there, in the order of the documents.

    With `document_id` only those of this document.

    A symbolic link is left out, whatever it leads to: the library has told it as a fault.
    """
    files = []
    documents = library.documents
    for document in (
        documents.values() if not document_id else filter(None, [documents.get(document_id)])
    ):
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
        transcript_place=transcript_place(place),
    )


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def transcript_faults(files: Iterable[PdfFile], cache: TextCache) -> tuple[Fault, ...]:
    """Return the faults of the transcripts of `files`, as far as they show without reading a PDF.

    Whether a transcript has leaves that its PDF lacks is known only where the PDF was read before.
    """
    with_transcripts = [file for file in files if file.transcript]
    digests = digest_files(with_transcripts, memory=cache.digests)
    known = cache.read_index() if with_transcripts else {}
    faults: list[Fault] = []
    for file in with_transcripts:
        assert file.transcript is not None
        read = read_transcript(file.transcript, file.transcript_place)
        faults += read.faults
        if read.transcript is not None:
            summary = known.get(digests[file])
            faults += check_transcript(
                read.transcript,
                sha256=digests[file],
                leaf_count=summary.leaf_count if summary and not summary.code else None,
            )
    return tuple(faults)


def write_transcript_beside(file: PdfFile, text: DocumentText) -> str:
    """Write what the machine read of `file` beside it, for a person to correct; return the place of what was written.

    Its headings are in the language of most of its leaves.
    """
    languages = Counter(leaf.language for leaf in text.leaves if leaf.language)
    language = max(languages, key=lambda one: languages[one]) if languages else "en"
    written = write_transcript(text.leaves, pdf_sha256=text.sha256, language=language)
    write_text(transcript_beside(file.path), written)
    return transcript_place(file.place)


def text_cache(root: Path) -> TextCache:
    """Return the cache of texts of the bank at `root`."""
    return TextCache(folder=root / ".cache" / "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class _CacheAside(TextCache):
    """A cache of texts that shares the entries of another one and remembers apart which files it saw last.

    Who reads some PDFs only, and others than those of the bank, must not make the next build look at all files anew.
    """

    aside: Path

    @property
    def digests(self) -> Path:
        """Where the digests of unmoved files are remembered."""
        return self.aside / "digests.json"

    @property
    def copy_digests(self) -> Path:
        """Where the digests of cleaned copies are remembered."""
        return self.aside / "copies.json"

    def read_index(self) -> dict[str, Summary]:
        """Return the summaries of the last run with this cache."""
        return TextCache(folder=self.aside).read_index()

    def write_index(self, summaries: dict[str, Summary]) -> None:
        """Keep `summaries` for the next run with this cache."""
        TextCache(folder=self.aside).write_index(summaries)


def text_cache_aside(root: Path, name: str) -> TextCache:
    """Return the cache of texts of the bank at `root` for a work `name` that reads some PDFs only."""
    return _CacheAside(folder=text_cache(root).folder, aside=root / ".cache" / name)


def kept_leaves(cache: TextCache, sha256: str) -> tuple[Leaf, ...]:
    """Return the leaves of the PDF with this digest as far as the cache has them; none where it was never read."""
    try:
        answer = cache.read_answer(sha256)
    except NotKeptError:
        return ()
    try:
        return cache.read_images(sha256).laid_over(answer.leaves)
    except NotKeptError:
        return answer.leaves


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
