"""The glossary page of a language: every term in the order of that language, what it is called in the other, what is said no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from policybank.i18n import Words, read_words
from policybank.khmer import has_khmer
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    initial_of,
    order_key,
    other_language,
    phrase_in,
    relative,
)
from policybank.schema import Bilingual, GlossaryTerm, without_brackets

GLOSSARY_PATH = "glossary.html"
_SEARCH_PATH = "search.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """Forms of one language that the field gave up, and the one that took their place."""

    forms: tuple[Phrase, ...]
    now: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term. `doubt` is set where the translation is to be confirmed, `given_up_doubt` where that judgement is."""

    anchor: str
    name: str
    translation: Phrase
    doubt: str
    also: tuple[Phrase, ...]
    also_translated: tuple[Phrase, ...]
    given_up: tuple[GivenUp, ...]
    given_up_doubt: str
    note: Phrase | None
    search_href: str
    search_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """A word under which a reader may look for a term that has another name now."""

    name: str
    now: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The entries under one letter: terms, and words that lead to one, in one order."""

    letter: str
    anchor: str
    entries: tuple[TermView | LookUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The terms of one group, as links to their places."""

    name: str
    count: str
    terms: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """All terms by letter, and by subject."""

    count: str
    subjects: tuple[Subject, ...]
    letters: tuple[Letter, ...]
    home_href: str
    guides_href: str


def glossary_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the glossary."""
    language = page.language
    words = read_words(language)
    terms = bank.catalogue.glossary.terms
    in_order = sorted(terms.values(), key=lambda one: order_key(one.name(language), language))
    return View(
        path=page.path,
        language=language,
        kind="glossary",
        title=words("glossary.title"),
        description=words("glossary.intro"),
        twin=f"{other_language(language)}/{GLOSSARY_PATH}",
        content=GlossaryView(
            count=words.count("glossary.count", len(terms)),
            subjects=tuple(_subjects(in_order, bank, words)),
            letters=tuple(_letters(in_order, words)),
            home_href=relative(page.path, f"{language}/index.html"),
            guides_href=relative(page.path, f"{language}/guide/index.html"),
        ),
    )


def _subjects(in_order: list[GlossaryTerm], bank: Bank, words: Words) -> Iterator[Subject]:
    for group in bank.catalogue.glossary.groups.values():
        found = [one for one in in_order if one.group == group.id]
        if found:
            yield Subject(
                name=group.name(words.language),
                count=words.number(len(found)),
                terms=tuple(_to_term(one, words.language) for one in found),
            )


def _to_term(term: GlossaryTerm, language: str) -> Reference:
    return Reference(Phrase(term.name(language)), f"#{term_anchor(term)}")


def term_anchor(term: GlossaryTerm) -> str:
    """Return the place of a term on the page of the glossary."""
    return f"term-{term.id}"


def _letters(in_order: list[GlossaryTerm], words: Words) -> Iterator[Letter]:
    language = words.language
    entries: list[tuple[str, TermView | LookUp]] = [
        (one.name(language), _term_view(one, words)) for one in in_order
    ]
    entries += [
        (form, LookUp(name=form, now=_to_term(one, language)))
        for one in in_order
        for form in one.given_up(language)
    ]
    by_letter: dict[str, list[TermView | LookUp]] = {}
    for name, entry in sorted(entries, key=lambda one: order_key(one[0], language)):
        by_letter.setdefault(initial_of(name, language), []).append(entry)
    for letter, found in by_letter.items():
        anchor = f"letter-{ord(letter[0]):x}"
        yield Letter(letter=letter, anchor=anchor, entries=tuple(found))


def _term_view(term: GlossaryTerm, words: Words) -> TermView:
    here = words.language
    there = other_language(here)
    name = term.name(here)
    return TermView(
        anchor=term_anchor(term),
        name=name,
        translation=Phrase(term.name(there), there),
        doubt=words("glossary.doubt") if term.is_doubtful else "",
        also=tuple(_also(term, here)),
        also_translated=tuple(_also(term, there, marked=True)),
        given_up=tuple(_given_up(term, (here, there))),
        given_up_doubt=words("glossary.given-up-doubt") if term.deprecated.verify else "",
        note=_note(term.deprecated.note, here),
        search_href=f"{_SEARCH_PATH}?q={_in_address(without_brackets(name))}",
        search_label=words("glossary.search-label", term=name),
    )


def _also(term: GlossaryTerm, language: str, *, marked: bool = False) -> Iterator[Phrase]:
    acronyms = term.acronyms if language == "en" else ()
    for form in (*acronyms, *term.also(language)):
        # UNICEF is a word of Khmer texts too; it is spoken as English.
        spoken = language if language == "en" or has_khmer(form) else "en"
        yield Phrase(form, spoken if marked or spoken != language else "")


def _given_up(term: GlossaryTerm, languages: tuple[str, str]) -> Iterator[GivenUp]:
    here = languages[0]
    for language in languages:
        forms = term.given_up(language)
        if forms:
            yield GivenUp(
                forms=tuple(phrase_in(form, language, here) for form in forms),
                now=phrase_in(term.name(language), language, here),
            )


def _note(note: Bilingual | None, language: str) -> Phrase | None:
    if note is None:
        return None
    own, other = (note.km, note.en) if language == "km" else (note.en, note.km)
    if own:
        return Phrase(own)
    return Phrase(other, other_language(language)) if other else None


def _in_address(text: str) -> str:
    """Return `text` for the question of an address. Khmer stays as it is: encoded, each letter would be nine signs."""
    return "".join(sign if sign >= "\u1780" else quote(sign) for sign in text)
