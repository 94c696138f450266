"""Plan every page of the site, with a fingerprint that tells whether it has to be written again.

Nothing is rendered here: 10,000 documents are planned in well under a second, so a build in which nothing changed ends
soon after it. A fingerprint is made of what a page shows: the digests of documents and editions that the rooms below
have ready, the few facts that a line of a list shows, and one digest of all that every page shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from policybank.catalogue import FACETS, Shelf
from policybank.core import digest_of, digest_of_files
from policybank.i18n import LANGUAGES, read_words
from policybank.settings import Settings

from .browse import browse_pages
from .common import (
    DATA_PATH,
    GIVE_PATH,
    READING_LIST_PATH,
    RECEIPT_PATH,
    Bank,
    EditionFacts,
    PlannedPage,
    absent_of,
    citation_facts,
    decisions_facts,
    document_path,
    entry_facts,
    ids_by_title,
    initial_of,
    list_path,
    pair_path,
    text_path,
    wanted_ids,
)
from .contribute import committee_pages, give_facts
from .document import SIDES, around_facts, family_facts, has_pair
from .evidence import document_evidence_facts, register_pages, shelf_evidence_count
from .front import (
    GLOSSARY_PATH,
    GUIDES_PATH,
    OFFLINE_PATH,
    SAVED_PATH,
    SEARCH_PATH,
    data_facts,
)
from .lists import (
    NO_PART,
    Cut,
    cut_by_content,
    cut_from_the_beginning,
    cut_from_the_end,
    ready_ids,
    ready_path,
    ready_shelves,
)
from .usage import usage_pages


def plan_pages(bank: Bank) -> tuple[PlannedPage, ...]:
    """Return all pages of the bank's medium in a fixed order. What other programs read is planned by `exports`."""
    pages = [page for page in _Planner(bank).pages() if bank.medium.holds(page.path)]
    paths = [page.path for page in pages]
    if len(set(paths)) != len(paths):
        twice = sorted({path for path in paths if paths.count(path) > 1})
        raise AssertionError(f"two pages at one path: {', '.join(twice)}")
    return tuple(pages)


@cache
def _digest_of_room() -> str:
    """Return a digest of the code and templates that make pages and citations, and of the words in them."""
    room = Path(__file__).parent
    files = [file for pattern in ("*.py", "templates/*") for file in room.rglob(pattern)]
    citations = room.parent / "citations"
    words = (repr(sorted(read_words(language).entries.items())) for language in LANGUAGES)
    return digest_of(
        digest_of_files(room, files),
        digest_of_files(citations, citations.glob("*.py")),
        *words,
    )


def _shown_settings(settings: Settings) -> str:
    """Return the settings that stand on pages; a new limit for PDFs must not write 20,000 pages again."""
    return repr((
        settings.name_km, settings.name_en, settings.owner_km, settings.owner_en, settings.site_url,
        settings.files_url, settings.repository_url, settings.branch, settings.contact_url,
    ))  # fmt: skip


class _Planner:
    """Plans the pages of one bank; holds what many pages share, so that each is worked out once."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._documents = bank.catalogue.documents
        self._common = digest_of(
            _digest_of_room(),
            bank.catalogue.vocabularies.digest,
            _shown_settings(bank.settings),
            repr(bank.medium),
        )
        self._entries = {
            document_id: digest_of(entry_facts(catalogued, bank))
            for document_id, catalogued in self._documents.items()
        }
        self._shown = {document_id: self._shown_on(document_id) for document_id in self._documents}
        self._wanted = frozenset(wanted_ids(bank))

    def pages(self) -> Iterator[PlannedPage]:
        languages = self._bank.medium.languages
        if len(languages) > 1:
            yield self._page("index.html", "km", "chooser", ())
        else:
            yield self._page("index.html", languages[0], "entrance", ())
        yield self._page("404.html", "km", "not-found", ())
        yield self._page(OFFLINE_PATH, "km", "offline", ())
        for language in languages:
            yield self._home(language)
            in_order = ids_by_title(self._bank, language)
            yield from self._titles(language, "documents", "documents", "index", in_order)
            wanted = tuple(one for one in in_order if one in self._wanted)
            yield from self._titles(language, "wanted", "", "missing", wanted)
            for path, kind, key, shown in browse_pages(self._bank, language):
                yield self._page(path, language, kind, key, shown)
            for facet in FACETS:
                yield from self._facet(language, facet)
            yield from self._guides(language)
            glossary = self._bank.catalogue.glossary.digest
            yield self._page(f"{language}/{GLOSSARY_PATH}", language, "glossary", (), glossary)
            yield self._page(f"{language}/{SEARCH_PATH}", language, "search", ())
            yield self._page(f"{language}/{SAVED_PATH}", language, "saved", ())
            for one in register_pages(language, self._bank, self._entries):
                yield self._page(one.path, language, one.kind, one.key, one.shown)
            yield self._page(
                f"{language}/{DATA_PATH}", language, "data", (), data_facts(self._bank)
            )
            yield from self._reading(language)
            yield self._page(
                f"{language}/{GIVE_PATH}", language, "give", (), give_facts(self._bank)
            )
            yield self._page(f"{language}/{RECEIPT_PATH}", language, "receipt", ())
            for path, kind, key, shown in usage_pages(language, self._bank, self._entries):
                yield self._page(path, language, kind, key, shown)
            for document_id in self._documents:
                yield self._document(language, document_id)
            for former, current in sorted(self._bank.catalogue.former_ids.items()):
                path = document_path(language, former)
                yield self._page(path, language, "redirect", (current,), self._entries[current])
        yield from self._texts()
        yield from self._pairs()
        for page in committee_pages(self._bank):
            yield self._page(page.path, page.language, page.kind, page.key, page.shown)

    def _page(
        self, path: str, language: str, kind: str, key: tuple[str, ...], *shown: str
    ) -> PlannedPage:
        # One text with a sign that no part holds: telling the parts one by one doubles the time of planning.
        fingerprint = digest_of("\0".join((self._common, kind, path, *key, "", *shown)))
        return PlannedPage(
            path=path, language=language, kind=kind, key=key, fingerprint=fingerprint
        )

    def _home(self, language: str) -> PlannedPage:
        key_documents = [one for one in self._bank.settings.key_documents if one in self._documents]
        newest = self._bank.catalogue.newest[:6]
        shown = [self._entries[one] for one in (*key_documents, *newest)]
        counts = [
            f"{shelf.facet}/{shelf.term_id}:{len(shelf.ids)}"
            for shelf in self._bank.catalogue.shelves["types"]
        ]
        filled = [f"{facet}:{sum(bool(shelf.ids) for shelf in shelves)}"
                  for facet, shelves in self._bank.catalogue.shelves.items()]  # fmt: skip
        guides = ",".join(guide.path for guide in self._bank.guides.get(language, ()))
        totals = f"{len(self._documents)} {len(self._wanted)} {len(key_documents)} {guides}"
        path = f"{language}/index.html"
        return self._page(path, language, "home", (), totals, *shown, *counts, *filled)

    def _facet(self, language: str, facet: str) -> Iterator[PlannedPage]:
        shelves = self._bank.catalogue.shelves[facet]
        counts = [f"{shelf.term_id}:{len(shelf.ids)}" for shelf in shelves]
        yield self._page(f"{language}/{facet}/index.html", language, "facet", (facet,), *counts)
        for shelf in shelves:
            if shelf.ids:
                yield from self._shelf(language, shelf)

    def _shelf(self, language: str, shelf: Shelf) -> Iterator[PlannedPage]:
        """Plan the pages of a shelf, newest documents first."""
        length = self._bank.settings.list_length
        cuts = (
            cut_by_content(shelf.ids, length)
            if self._bank.medium.is_copied_by_file
            else cut_from_the_end(len(shelf.ids), length)
        )
        asked = shelf_evidence_count(shelf.facet, shelf.term_id, self._bank)
        yield from self._parts(
            language, "shelf", shelf.facet, shelf.term_id, shelf.ids, cuts, "", str(asked)
        )

    def _titles(
        self, language: str, kind: str, folder: str, name: str, ids: tuple[str, ...]
    ) -> Iterator[PlannedPage]:
        """Plan the pages of a list by title."""
        initials = [
            initial_of(
                self._documents[one].document.record.title.in_language(language)[0], language
            )
            for one in ids
        ]
        length = self._bank.settings.list_length
        cuts = (
            cut_by_content(ids, length)
            if self._bank.medium.is_copied_by_file
            else cut_from_the_beginning(len(ids), length)
        )
        first_on: dict[str, str] = {}
        for cut in cuts:
            for letter in initials[cut.start : cut.end]:
                first_on.setdefault(letter, cut.part)
        letters = " ".join(f"{letter}:{part}" for letter, part in first_on.items())
        yield from self._parts(language, kind, folder, name, ids, cuts, letters)

    def _parts(
        self,
        language: str,
        kind: str,
        folder: str,
        name: str,
        ids: tuple[str, ...],
        cuts: Sequence[Cut],
        letters: str,
        *shown: str,
    ) -> Iterator[PlannedPage]:
        """Plan the pages of one list. Their key: folder, name, part, part before, part after, total, letters, ids.

        Only the first page tells how many entries there are: else an addition would change all.
        """
        parts = [NO_PART, *(cut.part for cut in cuts), NO_PART]
        for place, cut in enumerate(cuts):
            total = "" if place else str(len(ids))
            here = ids[cut.start : cut.end]
            key = (folder, name, cut.part, parts[place], parts[place + 2], total, letters, *here)
            path = list_path(language, folder, name, cut.part)
            entries = (self._entries[one] for one in here)
            yield self._page(path, language, kind, key, *entries, *shown)

    def _guides(self, language: str) -> Iterator[PlannedPage]:
        guides = self._bank.guides.get(language, ())
        names = [f"{guide.path} {guide.title} {guide.description}" for guide in guides]
        yield self._page(f"{language}/{GUIDES_PATH}", language, "guides", (), *names)
        for guide in guides:
            yield self._page(
                f"{language}/{guide.path}", language, "guide", (guide.path,), repr(guide)
            )

    def _reading(self, language: str) -> Iterator[PlannedPage]:
        """Plan the page of the reader's own list, which leads to the ready ones, and these."""
        shelves = tuple(ready_shelves(self._bank))
        counts = [f"{shelf.facet}/{shelf.term_id}:{len(shelf.ids)}" for shelf in shelves]
        path = f"{language}/{READING_LIST_PATH}"
        gone = " ".join(self._bank.catalogue.withdrawn)
        yield self._page(path, language, "reading-list", (), *counts, gone)
        for shelf in shelves:
            here = ready_ids(shelf)
            key = (shelf.facet, shelf.term_id, str(len(shelf.ids)), *here)
            cited = [self._cited_in(one) for one in here]
            path = ready_path(language, shelf.facet, shelf.term_id)
            yield self._page(path, language, "ready-list", key, *cited)

    def _document(self, language: str, document_id: str) -> PlannedPage:
        path = document_path(language, document_id)
        return self._page(path, language, "document", (document_id,), self._shown[document_id])

    def _shown_on(self, document_id: str) -> str:
        """Return one text for all that a document's page shows, whatever its language."""
        catalogued = self._documents[document_id]
        editions = [f"{facts.digest} {facts.picture}" for facts in self._editions_of(document_id)]
        place = catalogued.document.record_file
        asked = document_evidence_facts(document_id, self._bank)
        successors = self._successors_of(document_id)
        around = (family_facts(document_id, self._bank), around_facts(document_id, self._bank))
        decided = decisions_facts(document_id, self._bank)
        absent = absent_of(self._bank, document_id)
        # Digested, since it goes into the fingerprints of two pages, and those of 10,000 documents wait for them.
        shown = (
            catalogued.digest,
            place,
            *successors,
            "",
            *editions,
            asked,
            *around,
            decided,
            *absent,
        )
        return digest_of(*shown)

    def _cited_in(self, document_id: str) -> str:
        """Return one text for all that the citation of a document says, in both languages."""
        facts = citation_facts(self._documents[document_id])
        return " ".join((facts, *self._successors_of(document_id)))

    def _successors_of(self, document_id: str) -> list[str]:
        # Their titles are shown; the catalogue's digest holds only their ids.
        successors = self._documents[document_id].status.successors
        return [self._entries.get(one, "") for one in successors]

    def _texts(self) -> Iterator[PlannedPage]:
        for (document_id, edition_language), facts in sorted(self._bank.editions.items()):
            others = repr(
                [
                    edition.language
                    for edition in self._documents[document_id].document.record.editions
                    if (document_id, edition.language) in self._bank.editions
                ]
            )
            path = text_path(document_id, edition_language)
            language = self._bank.medium.frame_language(edition_language)
            key = (document_id, edition_language)
            # Each leaf can be cited, and kept in a reading list.
            cited = self._cited_in(document_id)
            # The place of the record: the page leads to the file in which its text is corrected.
            folder = self._documents[document_id].document.folder
            absent = absent_of(self._bank, document_id)
            shown = (facts.digest, facts.file, cited, others, folder, *absent)
            yield self._page(path, language, "text", key, *shown)

    def _pairs(self) -> Iterator[PlannedPage]:
        for document_id in self._documents:
            if has_pair(document_id, self._bank):
                editions = (self._bank.editions[document_id, one] for one in SIDES)
                shown = [part for facts in editions for part in (facts.digest, facts.file)]
                shown += [self._entries[document_id], self._documents[document_id].document.folder]
                shown += absent_of(self._bank, document_id)
                language = self._bank.medium.languages[0]
                yield self._page(pair_path(document_id), language, "pair", (document_id,), *shown)

    def _editions_of(self, document_id: str) -> Iterator[EditionFacts]:
        for edition in self._documents[document_id].document.record.editions:
            facts = self._bank.editions.get((document_id, edition.language))
            if facts is not None:
                yield facts
