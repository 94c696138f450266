"""Make the reference to a document from its record, its place in the catalogue, and the settings of the bank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from policybank.catalogue import (
    CataloguedDocument,
    Neighbour,
    document_path,
    leaf_anchor,
    pdf_path,
    text_path,
)
from policybank.i18n import Words, read_words
from policybank.khmer import latin_numerals
from policybank.schema import Record, Term, Title

from .kinds import kind_of
from .reference import CitedBank, Name, Pdf, Reference, Standing

# "Ministry of Education, Youth and Sport (MoEYS)": nobody cites an issuing body with its acronym behind it.
_ACRONYM = re.compile(r"\s*\([A-Z][A-Za-z-]{1,11}\)\Z")
# What a DOI may consist of is wider; these signs need no escape in any of the formats.
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+)\Z")

# Statuses that need no more than their name.
_PLAIN_STATUSES = frozenset({"draft", "consultation"})
_LEGAL_FORCE = {"in-force": "InForce", "ended": "NotInForce", "repealed": "NotInForce"}


def references_to(
    documents: Iterable[CataloguedDocument], cited: CitedBank, language: str
) -> tuple[Reference, ...]:
    """Return the references to whole documents, in their order, in `language` ("km" or "en")."""
    return tuple(reference_to(one, cited, language) for one in documents)


def reference_to(
    catalogued: CataloguedDocument,
    cited: CitedBank,
    language: str,
    *,
    edition: str = "",
    leaf: int | None = None,
) -> Reference:
    """Return the reference to a document in `language`, or to `leaf` (from 1) of its `edition` (a language)."""
    record = catalogued.document.record
    words = read_words(language)
    settings = cited.settings
    vocabularies = cited.catalogue.vocabularies
    document_type = vocabularies.term("document-types", record.type)
    rights = vocabularies.term("rights", record.rights.statement)
    editions = tuple(
        one.language for one in record.editions if (record.id, one.language) in cited.editions
    )
    languages = tuple(dict.fromkeys((*editions, *record.languages)))
    title, other_title = _titles(record.title, language)
    site = settings.site_url
    place = document_path(language, record.id)
    if edition and leaf is not None:
        place = f"{text_path(record.id, edition)}#{leaf_anchor(leaf)}"
    related = partial(_stated, catalogued, language, site)
    return Reference(
        language=language,
        id=record.id,
        key=f"{record.id}:{edition}-p{leaf}" if leaf is not None else record.id,
        kind=kind_of(document_type),
        type_name=_term_name(document_type, language),
        title=title,
        other_title=other_title,
        bodies=tuple(_body(vocabularies.term("bodies", one), language) for one in record.bodies),
        number=_number(record, language),
        date=record.date,
        in_force_from=record.in_force_from,
        period=record.period,
        is_legal=document_type.facts.get("family") == "legal",
        legal_force=_legal_force(catalogued),
        standing=tuple(_standing(catalogued, cited, words)),
        spoken=edition or _spoken(languages, language),
        languages=languages,
        edition=edition,
        edition_name=_term_name(vocabularies.term("languages", edition), language)
        if edition
        else None,
        leaf=leaf,
        href=f"{site}/{place}" if site else "",
        pdfs=_pdfs(record.id, editions, cited, language),
        doi=next((found[1] for one in record.links if (found := _DOI.match(one.url))), ""),
        same_as=tuple(one.url for one in record.links if one.kind == "official"),
        based_on=related("implements"),
        amends=related("amends"),
        translation_of=related("translation-of"),
        about=related("about"),
        rights=_term_name(rights, language),
        licence_href=rights.facts.get("url", ""),
        bank=settings.name(language),
        bank_href=site,
        owner=settings.owner(language),
    )


def _titles(title: Title, language: str) -> tuple[Name, Name | None]:
    text, spoken = title.in_language(language)
    other = title.en if spoken == "km" else title.km
    return Name(text, spoken), Name(other, "en" if spoken == "km" else "km") if other else None


def _term_name(term: Term, language: str) -> Name:
    return Name(term.name(language), term.name_language(language))


def _body(term: Term, language: str) -> Name:
    return Name(_ACRONYM.sub("", term.name(language)), term.name_language(language))


def _number(record: Record, language: str) -> Name | None:
    english = Name(record.legal_number, "en") if record.legal_number else None
    khmer = Name(record.legal_number_km, "km") if record.legal_number_km else None
    return khmer or english if language == "km" else english or khmer


def _spoken(languages: tuple[str, ...], language: str) -> str:
    return language if language in languages else next(iter(languages), "")


def _pdfs(
    document_id: str, editions: tuple[str, ...], cited: CitedBank, language: str
) -> tuple[Pdf, ...]:
    site = cited.settings.site_url
    store = cited.settings.files_url or site
    if not site:
        return ()
    return tuple(
        Pdf(
            language=one,
            href=f"{store}/{pdf_path(document_id, one)}",
            text_href=f"{site}/{text_path(document_id, one)}",
        )
        # The edition in the reader's language first; sorting keeps the order of the rest.
        for one in sorted(editions, key=lambda one: one != language)
    )


def _stated(
    catalogued: CataloguedDocument, language: str, site: str, relation: str
) -> tuple[str, ...]:
    """Return the addresses of the documents to which a record states `relation`; what is only inferred is left out."""
    return tuple(
        f"{site}/{document_path(language, one.other.id)}"
        for one in catalogued.relations
        if site and one.is_outgoing and one.type == relation and one.basis == "stated"
    )


def _legal_force(catalogued: CataloguedDocument) -> str:
    status = catalogued.status
    if not status.is_certain:
        return ""
    return "NotInForce" if status.kind == "superseded" else _LEGAL_FORCE.get(status.kind, "")


def _standing(catalogued: CataloguedDocument, cited: CitedBank, words: Words) -> Iterator[Standing]:
    """Yield what matters of the status. What follows from today's date does not: a citation is kept for years."""
    status = catalogued.status
    if status.kind in _PLAIN_STATUSES:
        yield Standing(key=f"citations.{status.kind}")
    elif status.kind in {"ended", "repealed"}:
        until = status.until
        yield Standing(
            key=f"citations.{status.kind}-on" if until else f"citations.{status.kind}",
            date=words.date(until.year, until.month, until.day) if until else "",
        )
    successor = _successor(catalogued, cited, words.language)
    if successor is not None and status.kind in {"superseded", "ended", "repealed"}:
        is_sure = status.kind != "superseded" or status.is_certain
        yield Standing(
            key="citations.replaced" if is_sure else "citations.replaced-perhaps",
            works=(_work(successor, words),),
        )
    amendments = [
        one for one in catalogued.relations if one.type == "amends" and not one.is_outgoing
    ]
    if amendments:
        is_sure = all(one.basis == "stated" for one in amendments)
        in_order = sorted(amendments, key=lambda one: (one.other.year or 0, one.other.id))
        yield Standing(
            key="citations.amended" if is_sure else "citations.amended-perhaps",
            works=tuple(_work(one.other, words) for one in in_order),
        )
    yield from _years_covered(catalogued.document.record, words)


def _years_covered(record: Record, words: Words) -> Iterator[Standing]:
    period = record.period
    if period is None:
        return
    named = latin_numerals(f"{record.title.km} {record.title.en}")
    if str(period.start.year) in named and str(period.end.year) in named:
        return  # the title says it, as most titles of plans do
    start, end = (words.digits(str(one.year)) for one in (period.start, period.end))
    key = "citations.covers" if start != end else "citations.covers-year"
    yield Standing(key=key, start=start, end=end)


def _successor(
    catalogued: CataloguedDocument, cited: CitedBank, language: str
) -> CataloguedDocument | None:
    """Return the newest document that took the place; of two editions kept apart, that in the reader's language."""
    documents = cited.catalogue.documents
    found = [documents[one] for one in catalogued.status.successors if one in documents]
    return min(
        found,
        key=lambda one: one.document.record.title.in_language(language)[1] != language,
        default=None,
    )


def _work(work: CataloguedDocument | Neighbour, words: Words) -> tuple[Name, str]:
    if isinstance(work, Neighbour):
        title, year = work.title, work.year
    else:
        record = work.document.record
        title, year = record.title, record.date.year if record.date else None
    return Name(*title.in_language(words.language)), words.digits(str(year)) if year else ""
