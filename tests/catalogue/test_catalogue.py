"""The catalogue sees relations from both sides, fills shelves, and knows what is missing."""

from pathlib import Path

from policybank.catalogue import Catalogue, make_catalogue
from policybank.library import read_library
from tests import make


def _catalogue(root: Path) -> Catalogue:
    library = read_library(root)
    assert library.report.errors == ()
    return make_catalogue(library)


def test_a_relation_is_seen_from_both_documents(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "law-a", title={"en": "Law A"}, date="2001")
    make.document(
        tmp_path, "law-b", relations=[{"type": "related", "target": "law-a", "basis": "inferred"}]
    )
    documents = _catalogue(tmp_path).documents
    (outgoing,) = documents["law-b"].relations
    (incoming,) = documents["law-a"].relations
    assert (outgoing.is_outgoing, outgoing.other.id, outgoing.other.year) == (True, "law-a", 2001)
    assert (incoming.is_outgoing, incoming.other.id, incoming.basis) == (False, "law-b", "inferred")


def test_a_shelf_holds_its_documents_newest_first_and_empty_shelves_stay(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "old", date="1999", themes=["teachers"])
    make.document(tmp_path, "new", date="2020-05", themes=["teachers"])
    make.document(tmp_path, "undated", themes=["teachers"])
    shelves = {shelf.term_id: shelf.ids for shelf in _catalogue(tmp_path).shelves["themes"]}
    assert shelves == {"teachers": ("new", "old", "undated"), "finance": ()}


def test_years_stand_newest_first_and_only_where_there_is_a_document(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "old", date="1999")
    make.document(tmp_path, "new", date="2020-05-01")
    assert [shelf.term_id for shelf in _catalogue(tmp_path).shelves["years"]] == ["2020", "1999"]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "bare", title={"en": "Bare"})
    make.document(
        tmp_path,
        "full",
        title={"km": "ច្បាប់", "en": "Full"},
        date="2001",
        legal_number="1",
        languages=["km"],
        summary={"km": "ច្បាប់មួយ"},
        links=[{"url": "https://example.org/a", "kind": "official"}],
    )
    documents = _catalogue(tmp_path).documents
    assert documents["bare"].missing == (
        "title-km", "date", "summary-km", "languages", "file-or-link", "legal-number",
    )  # fmt: skip
    assert documents["full"].missing == ()


def test_a_page_about_the_document_is_no_place_to_read_it(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "a", links=[{"url": "https://example.org/a", "kind": "about"}])
    assert "file-or-link" in _catalogue(tmp_path).documents["a"].missing


def test_the_digest_of_a_document_changes_with_its_neighbours_titles_and_nothing_else(
    tmp_path: Path,
) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "a", title={"en": "A"})
    make.document(tmp_path, "b", relations=[{"type": "related", "target": "a", "basis": "stated"}])
    make.document(tmp_path, "c")
    before = {one: document.digest for one, document in _catalogue(tmp_path).documents.items()}
    make.document(tmp_path, "a", title={"en": "Another"})
    after = {one: document.digest for one, document in _catalogue(tmp_path).documents.items()}
    assert {one for one in before if before[one] != after[one]} == {"a", "b"}


def test_the_newest_are_those_added_last(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "first", date_added="2026-01-01", date="2020")
    make.document(tmp_path, "second", date_added="2026-02-01", date="1990")
    assert _catalogue(tmp_path).newest == ("second", "first")
