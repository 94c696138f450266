"""Plan every file that the bank gives to other programs, with a fingerprint that tells whether it has to be written again.

A fingerprint is made of the digests that the rooms below have ready; nothing is composed here. Where the bank has no
address of its own, the files whose format demands one are left out, and the page of the data says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from policybank.catalogue import CataloguedDocument
from policybank.core import digest_of, digest_of_files
from policybank.i18n import LANGUAGES, read_words
from policybank.pages import (
    CATALOGUE_CSV,
    CATALOGUE_JSON,
    CATALOGUE_SCHEMA,
    FEED_FACETS,
    OAI_REPOSITORY,
    READY_FORMS,
    RECORD_SCHEMA,
    ROBOTS,
    SITEMAP,
    SLIP_SCHEMA,
    TERMS,
    Bank,
    PlannedPage,
    opensearch_path,
    ready_file_path,
    ready_ids,
    ready_shelves,
    record_path,
    references_path,
)

from .committee import committee_files
from .crawl import opensearch_file, plan_sitemaps, robots_file, sitemap_index, sitemap_parts
from .export import Export, ExportKind
from .feeds import FeedPlan, atom_feed, followed_shelves, json_feed
from .harvest import is_harvestable, repository_layout, repository_record
from .json_schemas import catalogue_schema, record_schema, return_slip_schema, schema_file
from .kept import Kept, Layout
from .records import catalogue_layout, record_file, record_text, terms_file
from .references import LAYOUTS, References, list_of_references
from .table import table_layout, table_row

# The rooms whose code decides what these files say.
_ROOMS = ("exports", "pages", "citations", "catalogue", "schema")


def plan_exports(
    bank: Bank, pages: Sequence[PlannedPage], *, root: Path | None
) -> tuple[Export, ...]:
    """Return all files for other programs, in a fixed order; `pages` are those that the sitemap tells of.

    What the last build of the bank at `root` left is used again; nothing is where it is None.
    """
    if not bank.medium.has_exports:
        return tuple(_needed_by_pages(bank))
    return tuple(_Planner(bank, Kept(root=root)).exports(pages))


def _needed_by_pages(bank: Bank) -> Iterator[Export]:
    """Yield what pages themselves read, which a medium without exports holds too."""
    for path, kind, make, shown in committee_files(bank):
        if bank.medium.holds(path):
            fingerprint = digest_of(_digest_of_rooms(), path, shown)
            yield Export(path=path, kind=kind, fingerprint=fingerprint, make=partial(_whole, make))


def _whole(make: Callable[[], bytes]) -> tuple[bytes]:
    return (make(),)


@cache
def _digest_of_rooms() -> str:
    package = Path(__file__).parents[1]
    files = [file for room in _ROOMS for file in (package / room).glob("*.py")]
    words = (repr(sorted(read_words(language).entries.items())) for language in LANGUAGES)
    return digest_of(digest_of_files(package, files), *words)


class _Planner:
    def __init__(self, bank: Bank, kept: Kept) -> None:
        self._bank = bank
        self._site = bank.settings.site_url
        settings = bank.settings
        self._common = digest_of(
            _digest_of_rooms(),
            bank.catalogue.vocabularies.digest,
            repr((
                settings.name_km, settings.name_en, settings.owner_km, settings.owner_en, settings.site_url,
                settings.files_url, settings.contact_url, settings.contact_email, settings.oai_gateway,
            )),
        )  # fmt: skip
        self._kept = kept
        self._documents = bank.catalogue.documents
        self._texts: dict[str, str] = {}
        self._shown = {one: self._shown_of(document) for one, document in self._documents.items()}
        # What a part of a file shows depends on what all files share, too.
        self._digests = {one: digest_of(self._common, shown) for one, shown in self._shown.items()}
        self._everything = digest_of(*self._digests, *self._digests.values())

    def exports(self, pages: Sequence[PlannedPage]) -> Iterator[Export]:
        # The records before the catalogue: a first build makes the text of each once.
        yield from self._records()
        yield from self._catalogues()
        yield from self._ready_lists()
        yield from self._schemas()
        for path, kind, make, shown in committee_files(self._bank):
            yield self._export(path, kind, make, shown)
        yield self._export(ROBOTS, "crawl", partial(robots_file, self._site))
        if self._site:
            yield from self._feeds()
            yield from self._sitemaps(pages)
            for language in LANGUAGES:
                make = partial(opensearch_file, language, self._bank)
                yield self._export(opensearch_path(language), "crawl", make)

    def _export(
        self, path: str, kind: ExportKind, make: Callable[[], bytes], *shown: str
    ) -> Export:
        return self._parted(path, kind, lambda: (make(),), *shown)

    def _parted(
        self, path: str, kind: ExportKind, make: Callable[[], Iterable[bytes]], *shown: str
    ) -> Export:
        fingerprint = digest_of("\0".join((self._common, path, *shown)))
        return Export(path=path, kind=kind, fingerprint=fingerprint, make=make)

    def _shown_of(self, catalogued: CataloguedDocument) -> str:
        """Return one text for all that any of these files says of a document."""
        document = catalogued.document
        editions = (
            self._bank.editions.get((document.id, edition.language))
            for edition in document.record.editions
        )
        return digest_of(catalogued.digest, *(facts.digest for facts in editions if facts))

    def _records(self) -> Iterator[Export]:
        for document_id in self._documents:
            make = partial(self._record_file, document_id)
            yield self._export(record_path(document_id), "record", make, self._shown[document_id])

    def _record_file(self, document_id: str) -> bytes:
        # Every change of a record changes the catalogue, which comes after and takes the text from here.
        text = self._texts[document_id] = self._record_text(document_id)
        return record_file(text, self._bank)

    def _record_text(self, document_id: str) -> str:
        return self._texts.pop(document_id, "") or record_text(
            self._documents[document_id], self._bank
        )

    def _catalogues(self) -> Iterator[Export]:
        """Plan the files that hold all documents."""
        bank, documents = self._bank, self._documents
        yield self._collected(
            CATALOGUE_JSON,
            "catalogue",
            lambda: catalogue_layout(bank),
            lambda one: self._record_text(one).encode(),
        )
        yield self._collected(
            CATALOGUE_CSV, "catalogue", table_layout, lambda one: table_row(documents[one], bank)
        )
        for language in LANGUAGES:
            references = References(language, bank)
            for form, layout in LAYOUTS.items():
                path = references_path(language, form)
                make = partial(references.part, form)
                yield self._collected(path, "catalogue", partial(_same, layout), make)
        if is_harvestable(bank.settings) and documents:
            yield self._collected(
                OAI_REPOSITORY,
                "harvest",
                lambda: repository_layout(documents.values(), bank),
                lambda one: repository_record(documents[one], bank),
            )
        yield self._export(TERMS, "catalogue", partial(terms_file, bank))

    def _ready_lists(self) -> Iterator[Export]:
        """Plan the ready lists for programs for references."""
        for shelf in ready_shelves(self._bank):
            ids = ready_ids(shelf)
            shown = [self._shown[one] for one in ids]
            for language in LANGUAGES:
                for form in READY_FORMS:
                    path = ready_file_path(language, shelf.facet, shelf.term_id, form)
                    make = partial(list_of_references, form, ids, language, self._bank)
                    yield self._export(path, "reading", make, *shown)

    def _collected(
        self,
        path: str,
        kind: ExportKind,
        layout: Callable[[], Layout],
        make: Callable[[str], bytes],
    ) -> Export:
        """Plan a file that has a part for each document."""
        return self._parted(
            path,
            kind,
            lambda: self._kept.parts(path, self._digests.items(), layout(), make),
            self._everything,
        )

    def _schemas(self) -> Iterator[Export]:
        for path, schema in (
            (RECORD_SCHEMA, record_schema),
            (CATALOGUE_SCHEMA, catalogue_schema),
            (SLIP_SCHEMA, return_slip_schema),
        ):
            yield self._export(path, "schema", partial(_schema, schema, self._site))

    def _feeds(self) -> Iterator[Export]:
        for facet, term_id, ids in followed_shelves(self._bank, FEED_FACETS):
            shown = [self._shown[one] for one in ids]
            for language in LANGUAGES:
                plan = FeedPlan(language=language, facet=facet, term_id=term_id, ids=ids)
                for kind, make in (("xml", atom_feed), ("json", json_feed)):
                    yield self._export(
                        plan.path(kind), "feed", partial(make, plan, self._bank), *shown
                    )

    def _sitemaps(self, pages: Iterable[PlannedPage]) -> Iterator[Export]:
        parts = plan_sitemaps(pages, self._bank)
        for name, paths in parts.items():
            make = partial(sitemap_parts, paths, self._site)
            yield self._parted(name, "crawl", make, *paths)
        if SITEMAP not in parts:
            index = partial(sitemap_index, tuple(parts), self._site)
            yield self._export(SITEMAP, "crawl", index, *parts)


def _schema(make: Callable[[str], dict[str, Any]], site_url: str) -> bytes:
    return schema_file(make(site_url))


def _same(layout: Layout) -> Layout:
    return layout
