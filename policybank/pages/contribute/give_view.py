"""The page by which anyone gives a document: its questions and choices, from the vocabularies of this bank.

All that is asked stands in the page itself, so that the first question can be answered while the scripts are on their way;
they only lead from step to step. Without scripts the page names the other ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybank.i18n import Words, read_words
from policybank.khmer import has_khmer
from policybank.pages.common import (
    GIVE_PATH,
    RECEIPT_PATH,
    Bank,
    Phrase,
    PlannedPage,
    View,
    other_language,
    phrase_in,
    relative,
    term_phrase,
)
from policybank.pages.front import guide_href
from policybank.schema import Term, may_be_official_text, may_host

SUITABLE = ("about", "issued", "useful", "private", "whole")
SHARING = ("official", "own", "licence", "permission", "state")
STEPS = ("suitable", "share", "what", "file", "packet")
CONTACT = ("name", "organisation", "email", "phone", "telegram", "note")
# Nearly every document is in one of these; the others stand behind a fold.
_FIRST_LANGUAGES = ("km", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A term to choose. `more` are words that find it too: its name in the other language and its further names."""

    id: str
    name: Phrase
    example: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """Choices under one heading, which may be empty."""

    heading: Phrase
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChoice:
    """A rights class: its names, and whether it is a licence that a document may carry."""

    id: str
    km: str
    en: str
    name: Phrase
    is_licence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveView:
    """All that the form shows. `facts` is what its scripts have to know, as JSON."""

    steps: tuple[str, ...]
    suitable: tuple[str, ...]
    sharing: tuple[str, ...]
    contact: tuple[str, ...]
    types: tuple[ChoiceGroup, ...]
    bodies: tuple[ChoiceGroup, ...]
    themes: tuple[ChoiceGroup, ...]
    languages: tuple[Choice, ...]
    more_languages: tuple[Choice, ...]
    link_kinds: tuple[str, ...]
    rights: tuple[RightsChoice, ...]
    limit: str
    facts: str
    mail: str
    owner: str
    home_href: str
    receipt_href: str
    practice_href: str
    plain_href: str
    issue_href: str
    contact_href: str
    how_href: str


def give_facts(bank: Bank) -> str:
    """Return one text for what the form shows of this bank, besides its words and vocabularies."""
    return repr((bank.settings.largest_pdf_bytes, bank.settings.contact_email))


def give_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the form."""
    language = page.language
    words = read_words(language)
    settings = bank.settings
    vocabularies = bank.catalogue.vocabularies
    languages = tuple(_choices(vocabularies["languages"].terms.values(), words))
    return View(
        path=page.path,
        language=language,
        kind="give",
        title=words("giving.title"),
        description=words("giving.intro"),
        twin=f"{other_language(language)}/{GIVE_PATH}",
        shell="give",
        content=GiveView(
            steps=STEPS,
            suitable=SUITABLE,
            sharing=SHARING,
            contact=CONTACT,
            types=tuple(_types(words, bank)),
            bodies=_one_group("bodies", words, bank),
            themes=_one_group("themes", words, bank),
            languages=tuple(one for one in languages if one.id in _FIRST_LANGUAGES),
            more_languages=tuple(one for one in languages if one.id not in _FIRST_LANGUAGES),
            link_kinds=tuple(
                one for one in ("official", "repository") if one in vocabularies["link-kinds"]
            ),
            rights=tuple(
                RightsChoice(
                    id=term.id,
                    km=term.km or term.en,
                    en=term.en,
                    # The names of licences stand in Latin letters in both languages.
                    name=phrase_in(
                        term.name(language),
                        "km" if has_khmer(term.name(language)) else "en",
                        language,
                    ),
                    is_licence="spdx" in term.facts,
                )
                for term in vocabularies["rights"].terms.values()
            ),
            limit=words(
                "giving.file.limit", size=_whole_megabytes(settings.largest_pdf_bytes, words)
            ),
            facts=_facts(bank, language),
            mail=settings.contact_email,
            owner=settings.owner(language),
            home_href=relative(page.path, f"{language}/index.html"),
            receipt_href=relative(page.path, f"{language}/{RECEIPT_PATH}"),
            practice_href=f"{GIVE_PATH}?practice",
            plain_href=GIVE_PATH,
            issue_href=f"{settings.repository_url}/issues/new?template=give-a-document.yml"
            if settings.repository_url
            else "",
            contact_href=settings.contact_url,
            how_href=guide_href("guide/submit.html", page, bank),
        ),
    )


def _whole_megabytes(size_bytes: int, words: Words) -> str:
    # The setting counts whole ones: "50.0 MB" would sound like a measurement.
    return words("sizes.megabytes", size=words.number(size_bytes // 1_000_000))


def _facts(bank: Bank, language: str) -> str:
    vocabularies = bank.catalogue.vocabularies
    settings = bank.settings
    return json.dumps(
        {
            "limit": settings.largest_pdf_bytes,
            "hosts": [one for one in vocabularies["rights"].terms if may_host(one, vocabularies)],
            "official": [
                one
                for one in vocabularies["document-types"].terms
                if may_be_official_text(one, vocabularies)
            ],
            "mail": settings.contact_email,
            "bank": {"km": settings.name_km, "en": settings.name_en},
            "owner": settings.owner(language),
        },
        ensure_ascii=False,
    )


def _types(words: Words, bank: Bank) -> Iterator[ChoiceGroup]:
    vocabularies = bank.catalogue.vocabularies
    types = vocabularies["document-types"].terms.values()
    for family in vocabularies["document-families"].terms.values():
        found = [one for one in types if one.facts.get("family") == family.id]
        if found:
            yield ChoiceGroup(
                heading=term_phrase(family, words.language), choices=tuple(_choices(found, words))
            )


def _one_group(vocabulary: str, words: Words, bank: Bank) -> tuple[ChoiceGroup, ...]:
    terms = bank.catalogue.vocabularies[vocabulary].terms.values()
    return (ChoiceGroup(heading=Phrase(""), choices=tuple(_choices(terms, words))),)


def _choices(terms: Iterable[Term], words: Words) -> Iterator[Choice]:
    for term in terms:
        example = f"giving.examples.{term.id}"
        other = term.en if words.language == "km" else term.km
        yield Choice(
            id=term.id,
            name=term_phrase(term, words.language),
            # The committee may add a term that nobody has explained yet.
            example=words(example) if example in words else "",
            more=" ".join(filter(None, (other, *term.also))),
        )
