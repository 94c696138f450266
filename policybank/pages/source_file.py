"""Tell in which file of the repository a page is corrected.

A page is made from much: a record, words, lists, rules. The file named here is the one that a reader means who finds a
mistake on that page; where the page shows nothing but words of the interface and what other pages say, these words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from policybank.catalogue import FACETS
from policybank.i18n import LANGUAGES

from .common import Bank, PlannedPage

# Pages of the guide that are made from the words of the fields and of the faults.
_MADE_GUIDES: Final = frozenset({"guide/fields.html", "faults.html"})


def source_of(page: PlannedPage, bank: Bank) -> str:
    """Return the POSIX path, from the bank's root, of the file in which `page` is corrected."""
    return _FILES.get(page.kind, _words)(page, bank)


def _words(page: PlannedPage, _bank: Bank) -> str:
    language = page.language if page.language in LANGUAGES else LANGUAGES[0]
    return f"policybank/i18n/{language}.yml"


def _record(page: PlannedPage, bank: Bank) -> str:
    return bank.catalogue.documents[page.key[0]].document.record_file


def _text(page: PlannedPage, bank: Bank) -> str:
    """Return the text that a person wrote beside the PDF, if there is one, else the record."""
    document_id, language = page.key
    document = bank.catalogue.documents[document_id].document
    if not bank.editions[document_id, language].corrected_by:
        return document.record_file
    file = next(one.file for one in document.record.editions if one.language == language)
    return f"{document.folder}/{file.removesuffix('.pdf')}.md"


def _vocabulary(page: PlannedPage, bank: Bank) -> str:
    name = FACETS[page.key[0]]
    return f"library/vocabularies/{name}.yml" if name else _words(page, bank)


def _guide(page: PlannedPage, bank: Bank) -> str:
    (path,) = page.key
    if path in _MADE_GUIDES:
        return _words(page, bank)
    return f"docs/{page.language}/{path.removesuffix('.html')}.md"


def _recommendations(page: PlannedPage, bank: Bank) -> str:
    (name,) = page.key
    files = {one.file.name: one.file.place for one in bank.evidence.recommendations}
    return files.get(name) or _words(page, bank)


def _decision(page: PlannedPage, _bank: Bank) -> str:
    return f"library/committee/decisions/{page.key[0]}.yml"


def _file(path: str) -> Callable[[PlannedPage, Bank], str]:
    return lambda _page, _bank: path


_FILES: Final[Mapping[str, Callable[[PlannedPage, Bank], str]]] = {
    "document": _record,
    "redirect": _record,
    "pair": _record,
    "text": _text,
    "shelf": _vocabulary,
    "facet": _vocabulary,
    "ready-list": _vocabulary,
    "guide": _guide,
    "recommendation-source": _recommendations,
    "glossary": _file("library/glossary.yml"),
    "committee": _file("library/committee/roster.yml"),
    "criteria": _file("library/committee/criteria.yml"),
    "tombstone": _decision,
    "withdrawn-text": _decision,
}
