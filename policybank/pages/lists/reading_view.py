"""The page of the reader's own list, and the ready lists: one page of numbered citations for a working group or a province.

A ready list is for paper and for a briefing, so it holds at most a hundred documents, the newest ones, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import Shelf
from policybank.citations import citation_html
from policybank.i18n import Words, read_words
from policybank.pages.common import (
    READING_LIST_PATH,
    READY_FORMS,
    Bank,
    Keeping,
    Phrase,
    PlannedPage,
    Reference,
    View,
    document_path,
    keeping_of,
    list_path,
    other_language,
    ready_file_path,
    reference_in,
    relative,
)

# The facets whose terms have a ready list.
READY_FACETS = ("working-groups", "provinces")
# Some eight leaves of paper.
_READY_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyGroup:
    """Ready lists of one facet, each with the number of its documents."""

    heading: str
    lists: tuple[tuple[Reference, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingListView:
    """The page of the reader's own list; `site` is the address that printed citations carry.

    `withdrawn` are the ids of documents that are in the bank no more: a list that was kept before may hold them.
    """

    site: str
    withdrawn: str
    home_href: str
    ready: tuple[ReadyGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation without its address, the address as it is printed (empty where the bank has none), and what the reader's
    own list keeps of it.
    """

    html: Markup
    keeping: Keeping
    href: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFamily:
    """The citations of one family of types; they are numbered on from `start`."""

    name: Phrase
    start: int
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyListView:
    """A ready list. `cut` is set where it holds only the newest; `shelf_href` leads to all with their filters and files.

    `files` are the same list for programs for references: their names and addresses. `saves` is its name for saving it offline.
    """

    heading: Phrase
    count: str
    cut: str
    families: tuple[CitedFamily, ...]
    files: tuple[tuple[str, str], ...]
    shelf_href: str
    home_href: str
    list_href: str
    saves: str


def ready_path(language: str, facet: str, term_id: str) -> str:
    """Return the path of a ready list."""
    return list_path(language, f"reading/{facet}", term_id)


def ready_ids(shelf: Shelf) -> tuple[str, ...]:
    """Return the documents of a ready list."""
    return shelf.ids[:_READY_LENGTH]


def ready_shelves(bank: Bank) -> Iterator[Shelf]:
    """Yield the shelves that have a ready list."""
    for facet in READY_FACETS:
        yield from (shelf for shelf in bank.catalogue.shelves[facet] if shelf.ids)


def ready_reference(facet: str, term_id: str, path: str, words: Words) -> Reference | None:
    """Return the link from the list of a term to its ready list; None where the facet has none."""
    if facet not in READY_FACETS:
        return None
    there = relative(path, ready_path(words.language, facet, term_id))
    return Reference(Phrase(words("reading_list.ready-link")), there)


def reading_list_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the reader's own list, which the browser fills."""
    language = page.language
    words = read_words(language)
    return View(
        path=page.path,
        language=language,
        kind="reading-list",
        title=words("reading_list.title"),
        description=words("reading_list.intro"),
        twin=f"{other_language(language)}/{READING_LIST_PATH}",
        content=ReadingListView(
            site=bank.settings.site_url,
            withdrawn=" ".join(bank.catalogue.withdrawn),
            home_href=relative(page.path, f"{language}/index.html"),
            ready=tuple(_ready_groups(page.path, words, bank)),
        ),
    )


def _ready_groups(path: str, words: Words, bank: Bank) -> Iterator[ReadyGroup]:
    for facet in READY_FACETS:
        lists = tuple(
            (
                Reference(
                    bank.term(facet, shelf.term_id, words.language),
                    relative(path, ready_path(words.language, facet, shelf.term_id)),
                ),
                words.number(len(shelf.ids)),
            )
            for shelf in bank.catalogue.shelves[facet]
            if shelf.ids
        )
        if lists:
            yield ReadyGroup(heading=words(f"facets.{facet}"), lists=lists)


def ready_list_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a ready list; its key is facet, term, number of documents in all, and the ids it shows."""
    facet, term_id, total, *ids = page.key
    language = page.language
    words = read_words(language)
    name = bank.term(facet, term_id, language)
    count = int(total)
    title = words("reading_list.ready-title", name=name.text)
    return View(
        path=page.path,
        language=language,
        kind="ready-list",
        title=title,
        description=words.count("reading_list.ready-description", count, name=name.text),
        twin=ready_path(other_language(language), facet, term_id),
        content=ReadyListView(
            heading=name,
            count=words.count("lists.count", count),
            cut=words(
                "reading_list.ready-cut", shown=words.number(len(ids)), count=words.number(count)
            )
            if len(ids) < count
            else "",
            families=tuple(_families(ids, page, bank)),
            files=tuple(
                (
                    words(f"citations.{form}"),
                    relative(page.path, ready_file_path(language, facet, term_id, form)),
                )
                for form in READY_FORMS
                if bank.leads_to(ready_file_path(language, facet, term_id, form))
            ),
            shelf_href=relative(page.path, list_path(language, facet, term_id)),
            home_href=relative(page.path, f"{language}/index.html"),
            list_href=relative(page.path, f"{language}/{READING_LIST_PATH}"),
            saves=f"reading/{facet}/{term_id}",
        ),
    )


def _families(ids: Sequence[str], page: PlannedPage, bank: Bank) -> Iterator[CitedFamily]:
    vocabularies = bank.catalogue.vocabularies
    families = vocabularies.by_name["document-families"].terms
    by_family: dict[str, list[Cited]] = {}
    for document_id in ids:
        record = bank.catalogue.documents[document_id].document.record
        family = vocabularies.term("document-types", record.type).facts.get("family", "")
        by_family.setdefault(family, []).append(_cited(document_id, page, bank))
    start = 1
    for family in (*families, ""):
        citations = by_family.get(family, [])
        if citations:
            name = bank.term("document-families", family, page.language) if family else Phrase("")
            yield CitedFamily(name=name, start=start, citations=tuple(citations))
        start += len(citations)


def _cited(document_id: str, page: PlannedPage, bank: Bank) -> Cited:
    site = bank.settings.site_url
    path = document_path(page.language, document_id)
    catalogued = bank.catalogue.documents[document_id]
    return Cited(
        html=citation_html(reference_in(catalogued, page.language, bank), is_bare=True),
        keeping=keeping_of(catalogued, page.path, page.language, bank),
        href=relative(page.path, path),
        address=f"{site}/{path}" if site else "",
    )
