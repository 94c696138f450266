"""How to cite a document: plain text to be copied, in HTML that says which parts are in the other language."""

from __future__ import annotations

from markupsafe import Markup, escape

from policybank.catalogue import CataloguedDocument
from policybank.i18n import read_words

from .bank import Bank
from .entries import year_of
from .phrase import phrase_in, sentence


def citation(catalogued: CataloguedDocument, path: str, language: str, bank: Bank) -> Markup:
    """Return who, year, title, number, bank and address, as far as they are known.

    The parts are entries of a list and not of a sentence, so they may be joined in both languages.
    """
    record = catalogued.document.record
    words = read_words(language)
    bodies = [bank.term("bodies", body, language) for body in record.bodies]
    who = escape(words("lists.comma")).join(body.spanned for body in bodies)
    year = year_of(record)
    shown_year = words.digits(str(year)) if year is not None else words("cite.no-year")
    title = phrase_in(*record.title.in_language(language), language)
    numbers = (
        (record.legal_number_km, record.legal_number)
        if language == "km"
        else (record.legal_number,)
    )
    number = next((one for one in numbers if one), "")
    settings = bank.settings
    parts = [
        sentence(words, "cite.who-and-year", who=who, year=shown_year)
        if who
        else sentence(words, "cite.year", year=shown_year),
        sentence(words, "cite.title", title=title.spanned),
        sentence(words, "cite.number", number=number) if number else Markup(),
        sentence(words, "cite.bank", bank=settings.name(language), owner=settings.owner(language)),
    ]
    text = escape(words("cite.separator")).join(part for part in parts if part)
    text += escape(words("cite.end"))
    return text + f" {settings.site_url}/{path}" if settings.site_url else text
