"""What is published in the place of a PDF: itself byte for byte, or a copy without its active content, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from policybank.core import Fault

from ._cache import TextCache
from ._digests import digest_files
from .safety import ContentFacts, UnknownContentError, cleaned_copy, content_faults
from .types import Limits, PdfFacts, PdfFile, Texts


def with_clean_copies(
    texts: Texts, contents: Mapping[str, ContentFacts], *, cache: TextCache, limits: Limits
) -> Texts:
    """Return `texts` with cleaned copies in the place of files with active content; `contents` by SHA-256.

    What was found is a fault of the file. A file of which no clean copy can be made loses its facts: it must not be
    published. Copies lie in the cache and are made once.
    """
    facts: list[PdfFacts] = []
    copies: dict[PdfFile, PdfFile] = {}
    faults: list[Fault] = []
    for one in texts.facts:
        content = contents[one.sha256]
        copy = _clean_copy(one, cache, limits) if content.kinds else None
        is_lost = bool(content.kinds) and copy is None
        faults += content_faults(one.file.place, content, can_be_cleaned=not is_lost)
        if copy is not None:
            copies[one.file] = copy
        if not is_lost:
            facts.append(one)
    digests = digest_files(tuple(copies.values()), memory=cache.copy_digests) if copies else {}
    return replace(
        texts,
        facts=tuple(
            _offered(one, contents[one.sha256], copies[one.file], digests)
            if one.file in copies
            else one
            for one in facts
        ),
        faults=(*texts.faults, *faults),
    )


def _clean_copy(facts: PdfFacts, cache: TextCache, limits: Limits) -> PdfFile | None:
    """Return the cleaned copy of a file, or None where none can be made."""
    try:
        copy = cleaned_copy(facts.file.path, facts.sha256, folder=cache.cleaned, limits=limits)
    except UnknownContentError:
        return None
    return PdfFile(path=copy, place=facts.file.place)


def _offered(
    facts: PdfFacts, content: ContentFacts, copy: PdfFile, digests: Mapping[PdfFile, str]
) -> PdfFacts:
    return replace(
        facts,
        removed=content.kinds,
        published_path=copy.path,
        published_sha256=digests[copy],
        published_bytes=copy.path.stat().st_size,
    )
