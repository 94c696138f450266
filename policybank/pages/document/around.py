"""What stands around a document without a relation of its own: documents near to it, and pages of the bank that name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import Related, related_documents
from policybank.i18n import LANGUAGES, Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    Reference,
    document_path,
    phrase_in,
    relative,
    sentence,
    title_phrase,
)
from policybank.pages.front import GLOSSARY_PATH, term_anchor
from policybank.schema import GlossaryTerm, Record, without_brackets

from .family import member_facts, shown_years

_LINK_TO_DOCUMENT = re.compile(r'href="[^"]*documents/([a-z0-9-]+)\.html')


@dataclass(frozen=True, slots=True, kw_only=True)
class NearView:
    """A document near to this one, and in words what both have in common."""

    title: Phrase
    href: str
    type: Phrase
    years: str
    reason: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """What names a document: anchors of the glossary, and guides by language, path and title."""

    terms: tuple[tuple[str, str, str], ...]
    guides: tuple[tuple[str, str, str], ...]


def near_views(document_id: str, from_path: str, language: str, bank: Bank) -> tuple[NearView, ...]:
    """Return the documents near to this one, those that share most first."""
    words = read_words(language)
    return tuple(_near(one, from_path, words, bank) for one in _related(bank).get(document_id, ()))


def naming_references(
    document_id: str, from_path: str, language: str, bank: Bank
) -> tuple[Reference, ...]:
    """Return the terms of the glossary and the guides that name the document, as a page in `language` shows them."""
    naming = _naming(bank).get(document_id)
    if naming is None:
        return ()
    words = read_words(language)
    glossary = relative(from_path, f"{language}/{GLOSSARY_PATH}")
    terms = [
        Reference(
            Phrase(words("document_page.in-glossary", term=km if language == "km" else en)),
            f"{glossary}#{anchor}",
        )
        for anchor, km, en in naming.terms
    ]
    guides = [
        Reference(phrase_in(title, language, language), relative(from_path, f"{language}/{path}"))
        for spoken, path, title in naming.guides
        if spoken == language
    ]
    return (*terms, *guides)


def around_facts(document_id: str, bank: Bank) -> str:
    """Return all that is shown here, in both languages, as one text to be hashed."""
    near = [
        (one.theme, one.body, one.group, member_facts(one.id, bank))
        for one in _related(bank).get(document_id, ())
    ]
    naming = _naming(bank).get(document_id)
    return repr((near, naming)) if near or naming else ""


def _related(bank: Bank) -> Mapping[str, tuple[Related, ...]]:
    return bank.once(("related-documents",), lambda: related_documents(bank.catalogue.documents))


def _near(related: Related, from_path: str, words: Words, bank: Bank) -> NearView:
    language = words.language
    record = bank.catalogue.documents[related.id].document.record
    shared = {
        name: bank.term(vocabulary, term_id, language).spanned
        for name, vocabulary, term_id in (
            ("theme", "themes", related.theme),
            ("body", "bodies", related.body),
            ("group", "working-groups", related.group),
        )
        if term_id
    }
    kind = "-".join(name for name in ("body", "group") if name in shared)
    return NearView(
        title=title_phrase(record.title, language),
        href=relative(from_path, document_path(language, related.id)),
        type=bank.term("document-types", record.type, language),
        years=shown_years(record, words),
        reason=sentence(words, f"document_page.near-by-{kind}", **shared),
    )


def _naming(bank: Bank) -> Mapping[str, _Naming]:
    return bank.once(("naming-documents",), lambda: _who_names(bank))


def _who_names(bank: Bank) -> dict[str, _Naming]:
    terms = _terms_by_name(bank)
    guides: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for language in LANGUAGES:
        for guide in bank.guides.get(language, ()):
            for document_id in sorted(set(_LINK_TO_DOCUMENT.findall(guide.html))):
                guides[document_id].append((language, guide.path, guide.title))
    found: dict[str, _Naming] = {}
    for document_id, catalogued in bank.catalogue.documents.items():
        named = {
            term.id: (term_anchor(term), term.km, term.en)
            for name in _names(catalogued.document.record)
            for term in terms.get(name, ())
        }
        if named or document_id in guides:
            found[document_id] = _Naming(
                terms=tuple(named[one] for one in sorted(named)),
                guides=tuple(guides.get(document_id, ())),
            )
    return found


def _names(record: Record) -> tuple[str, ...]:
    alternative = record.alternative_names
    names = (
        record.title.km,
        record.title.en,
        *((*alternative.km, *alternative.en) if alternative else ()),
        *record.acronyms,
    )
    return tuple(name for name in names if name)


def _terms_by_name(bank: Bank) -> dict[str, list[GlossaryTerm]]:
    by_name: dict[str, list[GlossaryTerm]] = defaultdict(list)
    for term in bank.catalogue.glossary.terms.values():
        for name in {
            *map(without_brackets, (term.en, term.km, *term.also_en, *term.also_km)),
            *term.acronyms,
        }:
            by_name[name].append(term)
    return by_name
