"""How a page offers the citation of a document, and of a leaf on the page of its text."""

from __future__ import annotations

import html
import itertools
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import CataloguedDocument
from policybank.citations import (
    CitedBank,
    Reference,
    bibtex_of,
    citation_html,
    csl_json_of,
    head_html,
    leaf_citation_html,
    reference_to,
    ris_of,
)
from policybank.i18n import read_words

from .bank import Bank


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatView:
    """A citation for a program. `ending` is that of its file; `html` the text as it stands in a `pre`."""

    name: str
    ending: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """The citation that people read, the same for programs, and what the head of the page says to machines."""

    id: str
    html: Markup
    formats: tuple[FormatView, ...]
    format_names: str
    head: Markup


def cited_bank(bank: Bank) -> CitedBank:
    """Return the bank as its citations see it."""
    return bank.once(
        ("cited-bank",),
        lambda: CitedBank(
            catalogue=bank.catalogue, settings=bank.settings, editions=frozenset(bank.editions)
        ),
    )


def reference_in(
    catalogued: CataloguedDocument, language: str, bank: Bank, *, edition: str = ""
) -> Reference:
    """Return the reference to a document in `language`, or to some leaf of its `edition`."""
    leaf = 1 if edition else None
    return bank.lately(
        catalogued.document.id,
        ("reference", language, edition),
        lambda: reference_to(catalogued, cited_bank(bank), language, edition=edition, leaf=leaf),
    )


def citation_view(catalogued: CataloguedDocument, language: str, bank: Bank) -> CitationView:
    """Return the citation of a document in `language`."""
    reference = reference_in(catalogued, language, bank)
    words = read_words(language)
    formats = tuple(
        FormatView(name=words(f"citations.{ending}"), ending=ending, html=_inside(text))
        for ending, text in _texts(reference)
    )
    return CitationView(
        id=reference.id,
        html=citation_html(reference),
        formats=formats,
        format_names=words("lists.comma").join(one.name for one in formats),
        head=head_html(reference),
    )


def leaf_formats(
    catalogued: CataloguedDocument, edition_language: str, language: str, bank: Bank, sign: str
) -> tuple[FormatView, ...]:
    """Return for programs the citation of any leaf of an edition, with `sign` where its number belongs."""

    def texts(leaf: int) -> tuple[tuple[str, str], ...]:
        return _texts(
            reference_to(
                catalogued, cited_bank(bank), language, edition=edition_language, leaf=leaf
            )
        )

    # Some leaf whose number stands nowhere else in them, so that nothing but it becomes the sign.
    said = "".join(text for _, text in texts(1))
    number = next(one for one in itertools.count(70_001) if str(one) not in said)
    return tuple(
        FormatView(
            name=read_words(language)(f"citations.{ending}"),
            ending=ending,
            html=_inside(text.replace(str(number), sign)),
        )
        for ending, text in texts(number)
    )


def _texts(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the citation for programs by the endings of their files, in the order in which readers need them."""
    # Zotero, Mendeley and EndNote all take the first.
    one = (reference,)
    return (("ris", ris_of(one)), ("bib", bibtex_of(one)), ("json", csl_json_of(one)))


def citation_facts(catalogued: CataloguedDocument) -> str:
    """Return all that a citation says of a document, in both languages, as one text to be hashed; its successors excepted."""
    record = catalogued.document.record
    amendments = [one for one in catalogued.relations if one.type == "amends"]
    return repr((
        record.title.km, record.title.en, record.type, record.bodies, record.legal_number,
        record.legal_number_km, record.date, record.period, catalogued.status, amendments,
        [link.url for link in record.links],
    ))  # fmt: skip


def leaf_citation(
    catalogued: CataloguedDocument, edition_language: str, language: str, bank: Bank
) -> Markup:
    """Return the citation of any leaf of an edition, with elements where its number belongs (see `cite.js`)."""
    return leaf_citation_html(reference_in(catalogued, language, bank, edition=edition_language))


def _inside(text: str) -> Markup:
    """Return a text for the inside of an element. Quotation marks stay as they are there: CSL-JSON is full of them."""
    return Markup(html.escape(text.strip(), quote=False))  # noqa: S704 - escaped here
