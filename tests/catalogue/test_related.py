"""Documents near to one another: why, how many, and that an added one is news to few."""

from pathlib import Path
from typing import Any

from policybank.catalogue import Related, make_catalogue, related_documents
from policybank.library import read_library
from tests import make


def related_in(root: Path, documents: dict[str, dict[str, Any]]) -> dict[str, tuple[Related, ...]]:
    make.bank(root)
    for document_id, fields in documents.items():
        make.document(root, document_id, **fields)
    library = read_library(root)
    assert library.report.errors == ()
    return related_documents(make_catalogue(library).documents)


def shelf(years: range) -> dict[str, dict[str, Any]]:
    """Return one document for each year, all on one theme from one body."""
    return {
        f"report-{year}": {"date": str(year), "themes": ["teachers"], "bodies": ["ministry"]}
        for year in years
    }


def test_a_theme_alone_makes_no_relation(tmp_path: Path) -> None:
    documents = {
        "one": {"themes": ["teachers"], "bodies": []},
        "two": {"themes": ["teachers"], "bodies": []},
    }
    assert related_in(tmp_path, documents) == {"one": (), "two": ()}


def test_what_is_shared_is_told(tmp_path: Path) -> None:
    found = related_in(tmp_path, shelf(range(2001, 2003)))
    expected = Related(id="report-2002", theme="teachers", body="ministry", group="")
    assert found["report-2001"] == (expected,)


def test_who_is_related_by_statement_is_not_told_again(tmp_path: Path) -> None:
    documents = shelf(range(2001, 2003))
    documents["report-2002"]["relations"] = [
        {"type": "supersedes", "target": "report-2001", "basis": "stated"}
    ]
    assert related_in(tmp_path, documents) == {"report-2001": (), "report-2002": ()}


def test_an_added_document_is_news_to_its_neighbours_in_time_only(tmp_path: Path) -> None:
    years = range(1990, 2020)
    before = related_in(tmp_path / "before", {**shelf(years)})
    added = {"new": {"date": "2005", "themes": ["teachers"], "bodies": ["ministry"]}}
    after = related_in(tmp_path / "after", {**shelf(years), **added})
    changed = {one for one in before if before[one] != after[one]}
    assert changed == {"report-2004", "report-2005"}
