"""How to cite a document, as plain text to be copied."""

from __future__ import annotations

from policybank.catalogue import CataloguedDocument
from policybank.i18n import read_words

from .bank import Bank
from .entries import year_of


def citation(catalogued: CataloguedDocument, path: str, language: str, bank: Bank) -> str:
    """Return who, year, title, number, bank and address, as far as they are known.

    The parts are entries of a list and not of a sentence, so they may be joined in both languages.
    """
    record = catalogued.document.record
    words = read_words(language)
    vocabularies = bank.catalogue.vocabularies
    who = words("lists.comma").join(vocabularies.term("bodies", body).name(language) for body in record.bodies)
    year = year_of(record)
    shown_year = words.digits(str(year)) if year is not None else words("cite.no-year")
    title, _ = record.title.in_language(language)
    numbers = (record.legal_number_km, record.legal_number) if language == "km" else (record.legal_number,)
    number = next((one for one in numbers if one), "")
    settings = bank.settings
    first = words("cite.who-and-year", who=who, year=shown_year) if who else words("cite.year", year=shown_year)
    parts = [
        first,
        words("cite.title", title=title),
        words("cite.number", number=number) if number else "",
        words("cite.bank", bank=settings.name(language), owner=settings.owner(language)),
    ]
    text = words("cite.separator").join(part for part in parts if part) + words("cite.end")
    return f"{text} {settings.site_url}/{path}" if settings.site_url else text
