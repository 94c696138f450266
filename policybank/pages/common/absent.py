"""What a page says of a PDF that a copy does not hold: that it is not there, how large it is, and where it is on the web."""

from __future__ import annotations

from markupsafe import Markup, escape

from policybank.i18n import Words

from .bank import Bank, EditionFacts
from .paths import document_path
from .phrase import sentence


def absent_pdf(facts: EditionFacts, words: Words, bank: Bank) -> Markup:
    """Return what the page of a document or of its text says of one PDF; empty where it is there."""
    if facts.file not in bank.absent_pdfs:
        return Markup()
    there = pdf_on_the_web(facts, bank)
    return _said(facts.size_bytes, there, _without_scheme(there), words)


def absent_in_list(document_id: str, words: Words, bank: Bank) -> Markup:
    """Return what a line of a list says of the PDFs of a document; empty where all are there.

    One leads to itself, several to the document's page on the web.
    """
    absent = absent_editions(document_id, bank)
    if not absent:
        return Markup()
    site = bank.settings.site_url
    there = pdf_on_the_web(absent[0], bank)
    if len(absent) > 1:
        there = f"{site}/{document_path(words.language, document_id)}" if site else ""
    shown = _without_scheme(site or bank.settings.files_url)
    return _said(sum(facts.size_bytes for facts in absent), there, shown, words)


def absent_editions(document_id: str, bank: Bank) -> tuple[EditionFacts, ...]:
    """Return the PDFs of a document that a copy does not hold, in the order of its record."""
    if not bank.absent_pdfs:
        return ()
    editions = bank.catalogue.documents[document_id].document.record.editions
    facts = (bank.editions.get((document_id, edition.language)) for edition in editions)
    return tuple(one for one in facts if one is not None and one.file in bank.absent_pdfs)


def absent_of(bank: Bank, document_id: str) -> tuple[str, ...]:
    """Return the paths of the PDFs of a document that a copy does not hold."""
    return tuple(facts.file for facts in absent_editions(document_id, bank))


def pdf_on_the_web(facts: EditionFacts, bank: Bank) -> str:
    """Return the address of a PDF on the web; empty where the bank has none."""
    base = bank.settings.files_url or bank.settings.site_url
    return f"{base}/{facts.file}" if base else ""


def _said(size_bytes: int, there: str, shown: str, words: Words) -> Markup:
    size = words.size(size_bytes)
    if not there:
        return escape(words("media.pdf-absent", size=size))
    # A long address may be broken after any of its parts: beside a picture it would else slip below it.
    parts = Markup("/<wbr>").join(shown.split("/"))
    address = Markup('<a href="{}" rel="noopener" lang="en">{}</a>').format(there, parts)
    return sentence(words, "media.pdf-on-web", size=size, address=address)


def _without_scheme(address: str) -> str:
    return address.split("://", 1)[-1]
