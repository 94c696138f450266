"""Bring together what the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from policybank.catalogue import Catalogue, pdf_path
from policybank.core import digest_of
from policybank.evidence import Evidence
from policybank.settings import Settings
from policybank.text import PdfFacts, Picture, Texts

from .common import (
    NO_QUEUE,
    WEB,
    Bank,
    EditionFacts,
    Guide,
    Medium,
    PictureFacts,
    picture_packs,
    view_of,
)

_NO_PICTURES: Mapping[str, Picture] = {}


def make_bank(
    catalogue: Catalogue,
    texts: Texts,
    settings: Settings,
    guides: Mapping[str, tuple[Guide, ...]],
    evidence: Evidence,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
    queue: str = NO_QUEUE,
    medium: Medium = WEB,
) -> Bank:
    """Return the bank of `catalogue` with the facts of its PDFs, its recommendations, the pictures of first leaves by SHA-256,
    and what waits as the text of `queue.json`.
    """
    by_place = {facts.file.place: facts for facts in texts.facts}
    editions: dict[tuple[str, str], EditionFacts] = {}
    pdfs: dict[str, PdfFacts] = {}
    shown: dict[str, Picture] = {}
    for document_id, catalogued in catalogue.documents.items():
        document = catalogued.document
        for edition in document.record.editions:
            facts = by_place.get(f"{document.folder}/{edition.file}")
            if facts is None:
                continue  # left out: it could not be read, and a fault says so
            path = pdf_path(document_id, edition.language)
            editions[document_id, edition.language] = _edition_facts(
                facts, path, texts.reader, pictures.get(facts.sha256)
            )
            if facts.sha256 in pictures:
                shown[_picture_stem(path)] = pictures[facts.sha256]
            pdfs[path] = facts
    if medium.is_copied_by_file:
        editions = _in_packs(editions, shown)
    return Bank(
        catalogue=catalogue,
        editions=editions,
        # A copy holds its PDFs itself, wherever the web has them.
        published_pdfs={} if settings.files_url and not medium.is_copy else pdfs,
        settings=settings,
        guides=guides,
        evidence=evidence,
        pictures=shown,
        queue=queue,
        medium=medium,
    )


def _in_packs(
    editions: Mapping[tuple[str, str], EditionFacts], shown: Mapping[str, Picture]
) -> dict[tuple[str, str], EditionFacts]:
    """Return `editions` with their pictures where the packs of a stick have them."""
    pack_of = {stem: pack for pack, stems in picture_packs(shown).items() for stem in stems}

    def packed(facts: EditionFacts) -> EditionFacts:
        stem = _picture_stem(facts.file)
        if facts.picture is None:
            return facts
        place = f"{pack_of[stem]}#{view_of(stem)}"
        return replace(facts, picture=replace(facts.picture, webp=place))

    return {key: packed(facts) for key, facts in editions.items()}


def _picture_stem(pdf_path: str) -> str:
    return f"pictures/{pdf_path.removeprefix('files/').removesuffix('.pdf')}"


def _edition_facts(
    facts: PdfFacts, path: str, reader: str, picture: Picture | None
) -> EditionFacts:
    return EditionFacts(
        sha256=facts.sha256,
        size_bytes=facts.published_bytes or facts.size_bytes,
        leaf_count=facts.leaf_count,
        trust_leaves=dict(facts.trust_leaves),
        text_key=facts.text_key,
        file=path,
        # The text is a function of the file, its transcript and the program that read it; what a leaf says of itself
        # changes with its trust.
        digest=digest_of(
            facts.sha256,
            facts.text_key,
            reader,
            repr((facts.trust_leaves, facts.corrected_by, facts.corrected_on)),
            repr((facts.removed, facts.published_sha256)),
        ),
        picture=PictureFacts(
            webp=f"{_picture_stem(path)}.webp",
            jpeg=f"{_picture_stem(path)}.jpg",
            width=picture.width,
            height=picture.height,
        )
        if picture
        else None,
        removed=facts.removed,
        copy_sha256=facts.published_sha256,
        corrected_by=facts.corrected_by,
        corrected_on=facts.corrected_on,
    )


def without_pdfs(bank: Bank, absent: frozenset[str]) -> Bank:
    """Return `bank` as a copy shows it that does not hold the PDFs `absent`, told by their published paths.

    The pictures of their first leaves go with them: they would be a sixth of a copy without PDFs.
    """
    pdfs = {path: facts for path, facts in bank.published_pdfs.items() if path not in absent}
    without_picture = {_picture_stem(path) for path in absent}
    pictures = {stem: one for stem, one in bank.pictures.items() if stem not in without_picture}
    editions = {
        key: replace(facts, picture=None) if facts.file in absent else facts
        for key, facts in bank.editions.items()
    }
    # What was remembered of the bank may speak of PDFs that it holds no more.
    return replace(
        bank,
        published_pdfs=pdfs,
        pictures=pictures,
        editions=editions,
        absent_pdfs=absent,
        _remembered={},
        _lately={},
    )
