"""The page that stays where a document was withdrawn: what stood there, since when it does not, why, and what to read instead."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    document_path,
    interface_language,
    other_language,
    relative,
    role_name,
    title_phrase,
    whole_date,
)
from policybank.pages.front import RedirectView

from .decisions_view import document_reference
from .paths import DECISIONS, committee_path

_NOT_INDEXED = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneView:
    """What is left of a document. `title` is None where its record was erased."""

    title: Phrase | None
    type: Phrase | None
    date: str
    withdrawn_on: str
    role: str
    reason: str
    successor: Reference | None
    contact_href: str
    decisions_href: str
    home_href: str


def tombstone_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a tombstone, at the document's own address or at one it once had."""
    (document_id,) = page.key
    language = page.language
    words = read_words(language)
    stone = bank.catalogue.withdrawn[document_id]
    change = stone.change
    title = title_phrase(stone.title, language) if stone.title else None
    withdrawn_on = whole_date(change.date, words)
    name = page.path.rpartition("/")[2].removesuffix(".html")
    return View(
        path=page.path,
        language=language,
        kind="tombstone",
        title=words("committee.tombstone.title", title=title.text)
        if title
        else words("committee.tombstone.title-erased"),
        description=words("committee.tombstone.description", date=withdrawn_on),
        twin=document_path(other_language(language), name),
        head=_NOT_INDEXED,
        content=TombstoneView(
            title=title,
            type=bank.term("document-types", stone.type, language) if stone.type else None,
            date=whole_date(stone.date, words) if stone.date else "",
            withdrawn_on=withdrawn_on,
            role=role_name(change.role, language, bank),
            reason=change.reason.in_language(language),
            successor=document_reference(change.successor, page.path, language, bank)
            if change.successor
            else None,
            contact_href=bank.settings.contact_url,
            decisions_href=relative(page.path, committee_path(language, DECISIONS)),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def withdrawn_text_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page that stays where the text of a withdrawn document stood: it leads to the tombstone."""
    (document_id,) = page.key
    language = interface_language(page.language)
    words = read_words(language)
    title = bank.catalogue.withdrawn[document_id].title
    return View(
        path=page.path,
        language=language,
        kind="redirect",
        title=title.in_language(language)[0] if title else document_id,
        description="",
        twin=page.path,
        content=RedirectView(
            href=relative(page.path, document_path(language, document_id)),
            sentence=words("committee.tombstone.lead"),
        ),
        shell="none",
    )
