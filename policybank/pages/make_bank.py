"""Bring together what the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping

from policybank.catalogue import Catalogue
from policybank.core import digest_of
from policybank.settings import Settings
from policybank.text import PdfFacts, Texts

from .bank import Bank, EditionFacts
from .page import Guide


def make_bank(
    catalogue: Catalogue, texts: Texts, settings: Settings, guides: Mapping[str, tuple[Guide, ...]]
) -> Bank:
    """Return the bank of `catalogue` with the facts of its PDFs."""
    by_place = {facts.file.place: facts for facts in texts.facts}
    editions: dict[tuple[str, str], EditionFacts] = {}
    pdfs: dict[str, PdfFacts] = {}
    for document_id, catalogued in catalogue.documents.items():
        document = catalogued.document
        for edition in document.record.editions:
            facts = by_place[f"{document.folder}/{edition.file}"]
            path = f"files/{document_id}.{edition.language}.pdf"
            editions[document_id, edition.language] = _edition_facts(facts, path, texts.reader)
            pdfs[path] = facts
    return Bank(
        catalogue=catalogue,
        editions=editions,
        published_pdfs={} if settings.files_url else pdfs,
        settings=settings,
        guides=guides,
    )


def _edition_facts(facts: PdfFacts, path: str, reader: str) -> EditionFacts:
    return EditionFacts(
        sha256=facts.sha256,
        size_bytes=facts.size_bytes,
        leaf_count=facts.leaf_count,
        trusts=dict(facts.trusts),
        file=path,
        # The text is a function of the file and of the program that read it.
        digest=digest_of(facts.sha256, reader, repr(facts.trusts)),
    )
