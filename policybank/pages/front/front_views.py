"""The pages by which readers come in: the choice of language, each language's home, and the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from policybank.catalogue import FACETS
from policybank.i18n import LANGUAGES, Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    entries_html,
    give_href,
    joined,
    other_language,
    relative,
    term_phrase,
    wanted_ids,
)
from policybank.pages.evidence import FOLDER, INDEX
from policybank.schema import Term

from .redirect_view import RedirectView


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One of the four things that most readers come for: what to do, what is there, and where it leads."""

    name: str
    hint: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A list of lists on the home page: its name, what it holds, and how many lists have documents."""

    reference: Reference
    hint: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """A family of types with its types that have documents."""

    family: Phrase
    types: tuple[tuple[Reference, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """All that a home page shows."""

    name: Phrase
    count: str
    examples: tuple[tuple[str, str], ...]
    starts: tuple[Start, ...]
    key_documents: Markup
    newest: Markup
    ways: tuple[WayIn, ...]
    families: tuple[TypeLine, ...]
    documents_href: str
    recommendations_href: str
    wanted_href: str
    wanted_count: str
    give_href: str
    contact_href: str
    about_href: str
    how_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """A language to enter by, in that language."""

    language: str
    name: Phrase
    sentence: str
    enter: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserView:
    """The page at the site's root."""

    choices: tuple[LanguageChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """The page for addresses that lead nowhere, in both languages, since the address does not tell which."""

    choices: tuple[LanguageChoice, ...]


def home_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a language's home page."""
    language = page.language
    words = read_words(language)
    documents = bank.catalogue.documents
    key_documents = [one for one in bank.settings.key_documents if one in documents]
    content = HomeView(
        name=Phrase(bank.settings.name(language)),
        count=words.count("home.count", len(documents)),
        examples=tuple(
            (text, relative(page.path, f"{language}/search.html") + f"?q={quote(text)}")
            for text in bank.settings.example_searches(language)
        ),
        starts=tuple(_starts(page, words, bank)),
        key_documents=joined(entries_html(key_documents, page.path, language, bank)),
        newest=joined(entries_html(bank.catalogue.newest[:6], page.path, language, bank)),
        ways=tuple(_way(facet, page.path, words, bank) for facet in FACETS if facet != "types"),
        families=tuple(_families(page.path, words, bank)),
        recommendations_href=f"{FOLDER}/{INDEX}",
        documents_href=relative(page.path, f"{language}/documents/index.html"),
        wanted_href=relative(page.path, f"{language}/missing.html"),
        wanted_count=words.count("home.wanted", len(wanted_ids(bank))),
        give_href=give_href(page.path, language, bank),
        contact_href=bank.settings.contact_url,
        about_href=guide_href("about.html", page, bank),
        how_href=guide_href("guide/submit.html", page, bank),
    )
    return View(
        path=page.path,
        language=language,
        kind="home",
        title=words("home.title"),
        description=words("home.sentence"),
        twin=f"{other_language(language)}/index.html",
        content=content,
    )


def chooser_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the choice of language."""
    names = " · ".join(bank.settings.name(language) for language in LANGUAGES)
    return View(
        path=page.path,
        language=page.language,
        kind="chooser",
        title=names,
        description=" ".join(read_words(language)("home.sentence") for language in LANGUAGES),
        twin=page.path,
        content=ChooserView(choices=_choices("", bank)),
        shell="plain",
    )


def entrance_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page at the root of a site of one language, which leads on to that language's home."""
    language = page.language
    return View(
        path=page.path,
        language=language,
        kind="redirect",
        title=bank.settings.name(language),
        description="",
        twin=page.path,
        content=RedirectView(
            href=f"{language}/index.html", sentence=read_words(language)("home.sentence")
        ),
        shell="none",
    )


def not_found_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page for wrong addresses.

    A web server shows it at any depth, where relative links lead astray: they begin with the path of the bank's
    address, or stay relative where no address is set.
    """
    base = urlsplit(bank.settings.site_url).path.rstrip("/") if bank.settings.site_url else None
    return View(
        path=page.path,
        language=page.language,
        kind="not-found",
        title=" · ".join(read_words(language)("not_found.title") for language in LANGUAGES),
        description="",
        twin=page.path,
        content=NotFoundView(choices=_choices("" if base is None else f"{base}/", bank)),
        shell="plain",
        base=base,
    )


def _choices(start: str, bank: Bank) -> tuple[LanguageChoice, ...]:
    return tuple(
        LanguageChoice(
            language=language,
            name=Phrase(bank.settings.name(language)),
            sentence=read_words(language)("home.sentence"),
            enter=read_words(language)("chooser.enter"),
            href=f"{start}{language}/index.html",
        )
        for language in LANGUAGES
    )


def _starts(page: PlannedPage, words: Words, bank: Bank) -> Iterator[Start]:
    language = page.language
    for name in ("types", "themes", "working-groups"):
        yield Start(
            name=words(f"home.start-{name}"),
            hint=words(f"home.start-{name}-hint"),
            href=relative(page.path, f"{language}/{name}/index.html"),
        )
    if there := give_href(page.path, language, bank):
        yield Start(name=words("home.start-give"), hint=words("home.start-give-hint"), href=there)


def _way(facet: str, path: str, words: Words, bank: Bank) -> WayIn:
    filled = sum(bool(shelf.ids) for shelf in bank.catalogue.shelves[facet])
    return WayIn(
        reference=Reference(
            Phrase(words(f"facets.{facet}")), relative(path, f"{words.language}/{facet}/index.html")
        ),
        hint=words(f"facets.{facet}-hint"),
        count=words.number(filled),
    )


def _families(path: str, words: Words, bank: Bank) -> list[TypeLine]:
    counts = {
        shelf.term_id: len(shelf.ids) for shelf in bank.catalogue.shelves["types"] if shelf.ids
    }
    types = bank.catalogue.vocabularies["document-types"]
    lines = []
    for family in bank.catalogue.vocabularies["document-families"].terms.values():
        found: list[Term] = [
            types[one] for one in counts if types[one].facts.get("family") == family.id
        ]
        links = tuple(
            (
                Reference(
                    term_phrase(term, words.language),
                    relative(path, f"{words.language}/types/{term.id}.html"),
                ),
                words.number(counts[term.id]),
            )
            for term in found
        )
        if links:
            lines.append(TypeLine(family=term_phrase(family, words.language), types=links))
    return lines


def guide_href(guide_path: str, page: PlannedPage, bank: Bank) -> str:
    """Return the way from `page` to a guide, or nothing where this bank has none of that name."""
    has_guide = any(guide.path == guide_path for guide in bank.guides.get(page.language, ()))
    return relative(page.path, f"{page.language}/{guide_path}") if has_guide else ""
