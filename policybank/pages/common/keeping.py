"""What a page hands to the reader's own list, and to the one who shares a document: plain texts, in both languages.

The list must work from a stick and in either language without fetching anything, so each page carries the citation in the
other language too. The address is left out: the browser makes it from the id, so that a list somebody sent cannot lead
elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import CataloguedDocument
from policybank.citations import citation_text, leaf_citation_text
from policybank.i18n import read_words

from .bank import Bank
from .citation import FormatView, leaf_formats, reference_in
from .entries import year_of
from .paths import other_language, relative
from .phrase import title_phrase

READING_LIST_PATH = "reading-list.html"

# Stands for the number of a leaf in the citation that the page of a text carries (see `marks.js`); no record can hold it.
LEAF_SIGN = "\ue000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What the list keeps of a document, or (with `edition`, a language) of a leaf of it, and where the list is.

    `formats` are what programs for references get of a leaf; the page of a document shows its own.
    """

    id: str
    edition: str
    km: str
    en: str
    list_href: str
    formats: tuple[FormatView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What is shared of a document. `address` is empty where the bank has none; languages are those of the texts."""

    id: str
    title: str
    title_language: str
    other: str
    other_language: str
    facts: str
    cited: str
    bank: str
    address: str


def keeping_of(
    catalogued: CataloguedDocument, path: str, language: str, bank: Bank, *, edition: str = ""
) -> Keeping:
    """Return what the page at `path` hands to the reading list."""
    return Keeping(
        id=catalogued.document.record.id,
        edition=edition,
        km=_cited(catalogued, "km", bank, edition),
        en=_cited(catalogued, "en", bank, edition),
        list_href=relative(path, f"{language}/{READING_LIST_PATH}"),
        formats=leaf_formats(catalogued, edition, language, bank, LEAF_SIGN) if edition else (),
    )


def sharing_of(
    catalogued: CataloguedDocument, path: str, language: str, type_name: str, bank: Bank
) -> Sharing:
    """Return what is shared of the document whose page is at `path`."""
    record = catalogued.document.record
    words = read_words(language)
    title = title_phrase(record.title, language)
    other = "" if title.language else record.title.en if language == "km" else record.title.km
    year = year_of(record)
    facts = [
        type_name,
        words.digits(str(year)) if year is not None else "",
        bank.term("bodies", record.bodies[0], language).text if record.bodies else "",
    ]
    site = bank.settings.site_url
    return Sharing(
        id=record.id,
        title=title.text,
        title_language=title.language or language,
        other=other or "",
        other_language=other_language(language),
        facts=" · ".join(one for one in facts if one),
        cited=_cited(catalogued, language, bank, ""),
        bank=bank.settings.name(language),
        address=f"{site}/{path}" if site else "",
    )


def _cited(catalogued: CataloguedDocument, language: str, bank: Bank, edition: str) -> str:
    """Return the citation as plain text without its address; of some leaf, with `LEAF_SIGN` where its number stands."""

    def make() -> str:
        reference = reference_in(catalogued, language, bank, edition=edition)
        if not edition:
            return citation_text(reference, is_bare=True)
        return leaf_citation_text(reference, LEAF_SIGN)

    return bank.lately(catalogued.document.id, ("cited", language, edition), make)
