"""Lists of documents and lists of lists: shelves, all documents by title, the documents asked for, facets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import FACETS, Shelf
from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    entries_html,
    give_href,
    initial_of,
    joined,
    list_path,
    order_key,
    other_language,
    relative,
    term_phrase,
    year_of,
)
from policybank.pages.evidence import shelf_evidence
from policybank.schema import Term

from .reading_view import ready_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Part of a list. `letter` is empty where the list has no letters; `anchor` is its place on the page."""

    letter: str
    anchor: str
    entries: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """One page of a list. `up` leads to the list of lists; `doubt` is set where the Khmer name is not confirmed.

    `saves` is the name under which all of a shelf is saved for offline; it stands on the first page.
    """

    heading: Phrase
    intro: str
    doubt: str
    count: str
    up: Reference | None
    home_href: str
    letters: tuple[Reference, ...]
    sections: tuple[Section, ...]
    page_words: str
    previous: Reference | None
    next: Reference | None
    give_href: str
    recommendations: Reference | None
    ready: Reference | None
    saves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A term in a facet with its count in words of the page."""

    reference: Reference
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """Terms under one heading; `empty` are names of terms without a document."""

    heading: str
    terms: tuple[TermEntry, ...]
    empty: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """All terms of a facet."""

    heading: str
    intro: str
    groups: tuple[TermGroup, ...]
    home_href: str
    is_years: bool


# In the key of a page: no part of the list stands there. The empty text is the first part's own name.
NO_PART = "-"


def list_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of one page of a list; its key is the one that `plan` gives.

    The first page tells how many documents there are; further ones tell their years, or their letters.
    """
    folder, name, part, before, after, total, letters, *ids = page.key
    language = page.language
    words = read_words(language)
    is_shelf = page.kind == "shelf"
    heading, is_doubtful = (
        _shelf_name(folder, name, words, bank)
        if is_shelf
        else (Phrase(words(f"lists.{page.kind}")), False)
    )
    # On a stick pages have no numbers (see `cuts.py`).
    is_numbered = not bank.medium.is_copied_by_file
    span = (
        _years(ids, words, bank)
        if is_shelf
        else _letters_of(ids, part, words, bank, is_numbered=is_numbered)
    )

    def beside(other: str, label: str) -> Reference | None:
        if other == NO_PART:
            return None
        there = relative(page.path, list_path(language, folder, name, other))
        return Reference(Phrase(words(label)), there)

    content = ListView(
        heading=heading,
        intro="" if is_shelf else words(f"lists.{page.kind}-intro"),
        doubt=words("lists.name-doubtful") if is_doubtful and language == "km" else "",
        count=words.count("lists.count", int(total)) if total else span,
        up=Reference(
            Phrase(words(f"facets.{folder}")),
            relative(page.path, f"{language}/{folder}/index.html"),
        )
        if is_shelf
        else None,
        home_href=relative(page.path, f"{language}/index.html"),
        letters=_letters(letters, page.path, language, folder, name) if letters else (),
        sections=tuple(_sections(ids, page.path, language, bank, by_letter=not is_shelf)),
        page_words="" if before == after == NO_PART else span,
        previous=beside(before, "lists.newer" if is_shelf else "lists.previous"),
        next=beside(after, "lists.older" if is_shelf else "lists.next"),
        give_href=give_href(page.path, language, bank) if page.kind == "wanted" else "",
        recommendations=shelf_evidence(folder, name, page.path, language, bank),
        ready=ready_reference(folder, name, page.path, words) if is_shelf and total else None,
        saves=f"{folder}/{name}" if is_shelf and total else "",
    )
    title = words("lists.title-span", title=heading.text, span=span) if part else heading.text
    return View(
        path=page.path,
        language=language,
        kind="list",
        title=title,
        description=words.count("lists.description", int(total), title=heading.text)
        if total
        else title,
        # By title the order differs in the two languages; a shelf's does not.
        twin=list_path(
            other_language(language), folder, name, part if is_shelf or is_numbered else ""
        ),
        web_path="" if is_numbered or not part else list_path(language, folder, name),
        content=content,
    )


def _years(ids: Iterable[str], words: Words, bank: Bank) -> str:
    documents = bank.catalogue.documents
    years = [year for one in ids if (year := year_of(documents[one].document.record)) is not None]
    if not years:
        return words("lists.undated")
    start, end = (words.digits(str(year)) for year in (min(years), max(years)))
    return start if start == end else words("lists.years", start=start, end=end)


def _letters_of(
    ids: Sequence[str], part: str, words: Words, bank: Bank, *, is_numbered: bool
) -> str:
    """Return number, if it has one, and letters of a page ("Page 3: S–T")."""
    if not ids:
        return ""
    first, last = (_initial(one, words.language, bank) for one in (ids[0], ids[-1]))
    letters = first if first == last else words("lists.letter-span", start=first, end=last)
    if not is_numbered:
        return letters
    return words("lists.page", number=words.digits(part or "1"), letters=letters)


def _initial(document_id: str, language: str, bank: Bank) -> str:
    title, _ = bank.catalogue.documents[document_id].document.record.title.in_language(language)
    return initial_of(title, language)


def facet_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of all terms of a facet."""
    (facet,) = page.key
    language = page.language
    words = read_words(language)
    content = FacetView(
        heading=words(f"facets.{facet}"),
        intro=words(f"facets.{facet}-intro"),
        groups=tuple(_groups(facet, page, words, bank)),
        home_href=relative(page.path, f"{language}/index.html"),
        is_years=facet == "years",
    )
    return View(
        path=page.path,
        language=language,
        kind="facet",
        title=content.heading,
        description=content.intro,
        twin=f"{other_language(language)}/{facet}/index.html",
        content=content,
    )


def _shelf_name(facet: str, term_id: str, words: Words, bank: Bank) -> tuple[Phrase, bool]:
    vocabulary = FACETS[facet]
    if vocabulary is None:
        return Phrase(words("dates.year", year=words.digits(term_id))), False
    term = bank.catalogue.vocabularies.term(vocabulary, term_id)
    return term_phrase(term, words.language), term.is_doubtful


def _letters(marks: str, path: str, language: str, folder: str, name: str) -> tuple[Reference, ...]:
    found = []
    for mark in marks.split(" "):
        letter, part = mark.rsplit(":", 1)
        there = list_path(language, folder, name, part)
        found.append(Reference(Phrase(letter), relative(path, f"{there}#{_anchor(letter)}")))
    return tuple(found)


def _anchor(letter: str) -> str:
    # A code point and not the letter itself: some readers of old phones do not follow an anchor in Khmer.
    return f"letter-{ord(letter[0]):x}"


def _sections(
    ids: Sequence[str], path: str, language: str, bank: Bank, *, by_letter: bool
) -> Iterable[Section]:
    entries = entries_html(ids, path, language, bank)
    if not by_letter:
        yield Section(letter="", anchor="", entries=joined(entries))
        return
    letters: dict[str, list[str]] = {}
    for document_id, entry in zip(ids, entries, strict=True):
        letters.setdefault(_initial(document_id, language, bank), []).append(entry)
    for letter, found in letters.items():
        yield Section(letter=letter, anchor=_anchor(letter), entries=joined(found))


def _groups(facet: str, page: PlannedPage, words: Words, bank: Bank) -> Iterable[TermGroup]:
    shelves = bank.catalogue.shelves[facet]
    vocabulary_name = FACETS[facet]
    if vocabulary_name is None:
        yield from _decades(shelves, page, words)
        return
    vocabulary = bank.catalogue.vocabularies[vocabulary_name]
    by_id = {shelf.term_id: shelf for shelf in shelves}
    for heading, found in _grouped(
        facet, [vocabulary[shelf.term_id] for shelf in shelves], words.language, bank
    ):
        yield TermGroup(
            heading=heading,
            terms=tuple(
                _term_entry(by_id[term.id], term_phrase(term, words.language), page, words)
                for term in found
                if by_id[term.id].ids
            ),
            empty=tuple(
                term_phrase(term, words.language) for term in found if not by_id[term.id].ids
            ),
        )


def _decades(shelves: Iterable[Shelf], page: PlannedPage, words: Words) -> Iterable[TermGroup]:
    filled = (shelf for shelf in shelves if shelf.ids)
    decades: dict[str, list[TermEntry]] = {}
    for shelf in sorted(filled, key=lambda shelf: shelf.term_id, reverse=True):
        year = Phrase(words.digits(shelf.term_id))
        decades.setdefault(f"{shelf.term_id[:3]}0", []).append(
            _term_entry(shelf, year, page, words)
        )
    for decade, terms in decades.items():
        heading = words("facets.decade", year=words.digits(decade))
        yield TermGroup(heading=heading, terms=tuple(terms), empty=())


def _grouped(
    facet: str, terms: list[Term], language: str, bank: Bank
) -> Iterable[tuple[str, list[Term]]]:
    if facet == "types":
        families = bank.catalogue.vocabularies["document-families"].terms.values()
        for family in families:
            yield (
                family.name(language),
                [term for term in terms if term.facts.get("family") == family.id],
            )
        return
    if facet in {"provinces", "bodies", "themes"}:
        terms = sorted(terms, key=lambda term: order_key(term.name(language), language))
    yield "", terms


def _term_entry(shelf: Shelf, phrase: Phrase, page: PlannedPage, words: Words) -> TermEntry:
    there = list_path(page.language, shelf.facet, shelf.term_id)
    return TermEntry(
        reference=Reference(phrase, relative(page.path, there)), count=words.number(len(shelf.ids))
    )
