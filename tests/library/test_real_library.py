"""The library that is shipped: nothing of the first catalogue is lost, and no doubt is hidden.

These tests hold the real records, not invented ones: a slip in them would stand before every reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from policybank.library import Document, Library, read_library
from policybank.schema import Term, may_be_official_text, may_host

ROOT = Path(__file__).resolve().parents[2]

OWN_DOCUMENTS = frozenset(
    {
        "how-to-submit",
        "how-documents-are-reviewed",
        "copyright-and-take-down",
        "using-the-bank-offline",
    }
)

# Sites that collect other people's files: they prove that a document exists, and are no place to send a reader to.
MIRRORS = (
    "csdms.in", "cupdf.com", "docslib.org", "documents.pub", "fdocuments.in", "fdocuments.net", "pdfslide.net",
    "pdfslide.us", "scribd.com", "slidelegend.com", "studylib.net", "vdocument.in", "vdocuments.mx", "vdocuments.net",
    "vdocuments.us", "web-cambodia.com",
)  # fmt: skip

_KHMER = re.compile("[\u1780-\u17d3]")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


@pytest.fixture(scope="module")
def collected(library: Library) -> tuple[Document, ...]:
    """The documents of the first catalogue, as far as they are still there."""
    return tuple(library.documents[one] for one in _first_ids() if one in library.documents)


def _first_ids() -> tuple[str, ...]:
    return tuple(
        (Path(__file__).parent / "first_catalogue.txt").read_text(encoding="utf-8").split()
    )


def _khmer_texts(document: Document) -> Iterator[str]:
    record = document.record
    for text in (record.title, record.summary, record.rights.note, record.review.note):
        if text is not None and text.km is not None:
            yield text.km


def _terms(library: Library) -> Iterable[Term]:
    for vocabulary in library.vocabularies.by_name.values():
        yield from vocabulary.terms.values()


def test_the_library_has_no_fault(library: Library) -> None:
    assert [f"{one.place.file}: {one.code}" for one in library.report.faults] == []


def test_every_document_of_the_first_catalogue_is_there(library: Library) -> None:
    assert len(_first_ids()) == 162
    assert set(_first_ids()) <= set(library.documents)


def test_the_banks_own_papers_are_there_in_both_languages(library: Library) -> None:
    for one in OWN_DOCUMENTS:
        record = library.documents[one].record
        assert {edition.language for edition in record.editions} == {"km", "en"}
        assert record.title.km
        assert record.title.en


def test_no_document_of_the_first_catalogue_has_a_file(collected: tuple[Document, ...]) -> None:
    assert [document.id for document in collected if document.record.editions] == []


def test_every_khmer_title_has_a_source(library: Library) -> None:
    for document in library.documents.values():
        if document.record.title.km:
            facts = {fact for source in document.record.sources for fact in source.facts}
            assert "title-km" in facts, document.id


def test_few_khmer_titles_are_known_and_none_was_added(collected: tuple[Document, ...]) -> None:
    """25 were read in a source or are certain; a new one needs a source of its own, and then this number."""
    assert sum(document.record.title.km is not None for document in collected) == 25


def test_every_document_says_where_it_was_seen(library: Library) -> None:
    for document in library.documents.values():
        assert document.record.sources, document.id


def test_what_was_inferred_is_named(collected: tuple[Document, ...]) -> None:
    for document in collected:
        record = document.record
        inferred = set(record.review.inferred)
        assert {"summary-km", "sub-sectors"} <= inferred, document.id
        assert bool(record.working_groups) == ("working-groups" in inferred), document.id
        assert bool(record.people) == ("people" in inferred), document.id


def test_doubts_are_told_in_both_languages(collected: tuple[Document, ...]) -> None:
    notes = [document.record.review.note for document in collected if document.record.review.note]
    assert len(notes) == 67
    assert all(note.km and note.en for note in notes)
    states = [document.record.review.state for document in collected]
    assert (states.count("checked"), states.count("partial")) == (88, 74)


def test_no_reader_is_sent_to_a_copy_on_a_third_partys_site(library: Library) -> None:
    for document in library.documents.values():
        for link in document.record.links:
            host = urlsplit(link.url).hostname or ""
            assert not any(host == mirror or host.endswith(f".{mirror}") for mirror in MIRRORS), (
                link.url
            )


def test_rights_follow_from_the_type(collected: tuple[Document, ...], library: Library) -> None:
    for document in collected:
        record = document.record
        is_free = may_be_official_text(record.type, library.vocabularies)
        assert is_free == (record.rights.statement == "official-text"), document.id
        if may_host(record.rights.statement, library.vocabularies) and not is_free:
            assert record.rights.note, (
                f"{document.id}: a licence is read somewhere, and the note says where"
            )


def test_a_government_publication_has_a_body_of_the_state(library: Library) -> None:
    for document in library.documents.values():
        if document.record.rights.statement == "gov-publication":
            kinds = {
                library.vocabularies.term("bodies", body).facts["kind"]
                for body in document.record.bodies
            }
            assert kinds & {"ministry", "state", "council"}, document.id


def test_every_document_has_a_summary_in_both_languages(library: Library) -> None:
    for document in library.documents.values():
        summary = document.record.summary
        assert summary, document.id
        assert summary.km, document.id
        assert summary.en, document.id


def test_khmer_texts_are_khmer_and_hide_nothing(library: Library) -> None:
    for document in library.documents.values():
        for text in _khmer_texts(document):
            assert _KHMER.search(text), document.id
            assert not _HIDDEN.search(text), document.id


def test_khmer_summaries_end_as_a_khmer_sentence(library: Library) -> None:
    for document in library.documents.values():
        summary = document.record.summary
        assert summary, document.id
        assert summary.km, document.id
        assert summary.km.endswith("។"), document.id


def test_khmer_names_of_terms_are_khmer_and_hide_nothing(library: Library) -> None:
    for term in _terms(library):
        if term.km is None:
            continue
        assert _KHMER.search(term.km) or term.km.startswith("Creative Commons"), term.id
        assert not _HIDDEN.search(term.km), term.id


def test_every_term_tells_where_its_khmer_name_comes_from(library: Library) -> None:
    for term in _terms(library):
        assert term.facts.get("basis"), term.id
        if term.facts["basis"] == "own":
            assert term.is_doubtful, (
                f"{term.id}: our own wording is confirmed by a native reader before it is certain"
            )


def test_there_are_24_provinces_and_the_capital(library: Library) -> None:
    terms = library.vocabularies["provinces"].terms
    assert {term.facts["iso"] for term in terms.values()} == {
        f"KH-{number}" for number in range(1, 26)
    }
    assert [one for one, term in terms.items() if term.facts["kind"] == "capital"] == ["phnom-penh"]
    assert terms["phnom-penh"].km == "រាជធានីភ្នំពេញ"


def test_relations_have_words_from_both_sides(library: Library) -> None:
    for term in library.vocabularies["relation-types"].terms.values():
        assert term.km, term.id
        assert term.facts["en_inverse"], term.id
        assert _KHMER.search(term.facts["km_inverse"]), term.id


def test_each_document_type_belongs_to_a_family(library: Library) -> None:
    families = library.vocabularies["document-families"]
    assert all(
        term.facts["family"] in families
        for term in library.vocabularies["document-types"].terms.values()
    )
