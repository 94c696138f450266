"""The page that tells people what other programs can take from the bank, and what each file is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import FACETS
from policybank.i18n import LANGUAGES, Words, read_words
from policybank.pages.common import (
    CATALOGUE_CSV,
    CATALOGUE_JSON,
    CATALOGUE_SCHEMA,
    COLUMNS,
    DATA_PATH,
    DECISIONS_JSON,
    FEED_FACETS,
    FEED_KINDS,
    OAI_REPOSITORY,
    QUEUE_JSON,
    RECORD_SCHEMA,
    ROBOTS,
    SITEMAP,
    SLIP_SCHEMA,
    TERMS,
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    feed_path,
    opensearch_path,
    other_language,
    record_path,
    references_path,
    relative,
    sentence,
    title_phrase,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file: its name as a link, and what it is for."""

    reference: Reference
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed in one format."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedShelf:
    """A shelf with its feeds. `page` leads to the list itself."""

    page: Reference
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedGroup:
    """The shelves of one facet that have documents."""

    heading: str
    shelves: tuple[FollowedShelf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Column names of the table that mean one thing, and what it is."""

    names: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """All that the page shows. `example` is the record of a document.

    `left_out` says which files this copy lacks, and why, and `no_harvest` that of the file for harvesters alone.
    """

    whole: tuple[DataFile, ...]
    example: Reference | None
    schemas: tuple[DataFile, ...]
    committee: tuple[DataFile, ...]
    feeds_of_all: FollowedShelf | None
    groups: tuple[FeedGroup, ...]
    crawled: tuple[DataFile, ...]
    left_out: str
    no_harvest: str
    columns_hint: Markup
    columns: tuple[Column, ...]
    home_href: str


def data_facts(bank: Bank) -> str:
    """Return what the page shows that is neither words nor a setting that all pages share, as one text to be hashed."""
    filled = [
        f"{facet}/{shelf.term_id}"
        for facet in FEED_FACETS
        for shelf in bank.catalogue.shelves[facet]
        if shelf.ids
    ]
    example = _example_id(bank)
    title = bank.catalogue.documents[example].document.record.title if example else None
    return repr((filled, example, title, bool(bank.settings.contact_email)))


def data_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page."""
    language = page.language
    words = read_words(language)
    has_feeds = bool(bank.settings.site_url and bank.catalogue.documents)
    return View(
        path=page.path,
        language=language,
        kind="data",
        title=words("exports.title"),
        description=words("exports.intro"),
        twin=f"{other_language(language)}/{DATA_PATH}",
        content=DataView(
            whole=(
                _file("csv", CATALOGUE_CSV, page, words),
                _file("ris", references_path(language, "ris"), page, words),
                _file("bib", references_path(language, "bib"), page, words),
                _file("json", CATALOGUE_JSON, page, words),
            ),
            example=_example(page, bank),
            schemas=(
                _file("terms", TERMS, page, words),
                _file("schema-record", RECORD_SCHEMA, page, words),
                _file("schema-catalogue", CATALOGUE_SCHEMA, page, words),
                DataFile(
                    reference=Reference(
                        Phrase(words("slips.schema")), relative(page.path, SLIP_SCHEMA)
                    ),
                    hint=words("slips.schema-hint"),
                ),
            ),
            committee=(
                _file("decisions", DECISIONS_JSON, page, words),
                _file("queue", QUEUE_JSON, page, words),
            ),
            feeds_of_all=_followed("", "", words("site.documents"), page, words)
            if has_feeds
            else None,
            groups=tuple(_groups(page, bank, words)) if has_feeds else (),
            crawled=tuple(_crawled(page, bank, words)),
            left_out="" if bank.settings.site_url else words("exports.no-address"),
            no_harvest=words("exports.no-email")
            if bank.settings.site_url and not bank.settings.contact_email
            else "",
            columns_hint=sentence(
                words,
                "exports.columns-hint",
                **{one: Markup('<code lang="en">_{}</code>').format(one) for one in LANGUAGES},
            ),
            columns=tuple(
                Column(
                    names=tuple(f"{name}_{one}" for one in LANGUAGES) if is_bilingual else (name,),
                    meaning=words(key),
                )
                for name, (key, is_bilingual) in COLUMNS.items()
            ),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def _file(name: str, path: str, page: PlannedPage, words: Words) -> DataFile:
    return DataFile(
        reference=Reference(Phrase(words(f"exports.{name}")), relative(page.path, path)),
        hint=words(f"exports.{name}-hint"),
    )


def _example_id(bank: Bank) -> str:
    """Return the document whose record is shown: one that stays, so that an addition does not write this page anew."""
    shown = (one for one in bank.settings.key_documents if one in bank.catalogue.documents)
    return next(shown, next(iter(bank.catalogue.documents), ""))


def _example(page: PlannedPage, bank: Bank) -> Reference | None:
    document_id = _example_id(bank)
    if not document_id:
        return None
    title = bank.catalogue.documents[document_id].document.record.title
    return Reference(
        title_phrase(title, page.language), relative(page.path, record_path(document_id))
    )


def _groups(page: PlannedPage, bank: Bank, words: Words) -> Iterator[FeedGroup]:
    for facet in FEED_FACETS:
        vocabulary = FACETS[facet]
        assert vocabulary is not None, "the shelves that have feeds are terms"
        shelves = tuple(
            _followed(
                facet,
                shelf.term_id,
                bank.catalogue.vocabularies.term(vocabulary, shelf.term_id).name(page.language),
                page,
                words,
            )
            for shelf in bank.catalogue.shelves[facet]
            if shelf.ids
        )
        if shelves:
            yield FeedGroup(heading=words(f"facets.{facet}"), shelves=shelves)


def _followed(
    facet: str, term_id: str, name: str, page: PlannedPage, words: Words
) -> FollowedShelf:
    language = page.language
    folder = f"{facet}/{term_id}" if facet else "documents/index"
    return FollowedShelf(
        page=Reference(Phrase(name), relative(page.path, f"{language}/{folder}.html")),
        feeds=tuple(
            FeedLink(
                href=relative(page.path, feed_path(language, facet, term_id, kind)),
                name=words(f"exports.feed-{kind}"),
            )
            for kind in FEED_KINDS
        ),
    )


def _crawled(page: PlannedPage, bank: Bank, words: Words) -> Iterator[DataFile]:
    settings = bank.settings
    if settings.site_url:
        if settings.contact_email and bank.catalogue.documents:
            yield _file("oai", OAI_REPOSITORY, page, words)
        yield _file("opensearch", opensearch_path(page.language), page, words)
        yield _file("sitemap", SITEMAP, page, words)
    yield _file("robots", ROBOTS, page, words)
