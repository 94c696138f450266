"""Which files there are, and which of them a change writes again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policybank.exports import plan_exports
from policybank.pages import plan_pages

from .made import bank_of, exports_of, fingerprints, without_address

GOLDEN = Path(__file__).parent / "golden"

# One of each kind, whole, as the reader of a diff should see it.
SHOWN = (
    "catalogue.csv", "catalogue.json", "documents/school-law.json", "terms.json", "km/catalogue.ris", "en/catalogue.bib",
    "en/feeds/all.xml", "km/feeds/types/law.json", "oai.xml", "robots.txt", "sitemap.xml", "km/opensearch.xml",
)  # fmt: skip


@pytest.mark.parametrize("path", SHOWN)
def test_each_kind_of_file_is_as_it_was_looked_at(
    path: str, tmp_path: Path, *, save_golden: bool
) -> None:
    made = exports_of(bank_of(tmp_path))[path].data()
    expected = GOLDEN / path.replace("/", "_")
    if save_golden:
        expected.write_bytes(made)
    assert made == expected.read_bytes()


def test_two_plans_of_one_library_make_the_same_bytes_under_the_same_names(tmp_path: Path) -> None:
    first, second = (exports_of(bank_of(tmp_path / name)) for name in ("a", "b"))
    assert [one.fingerprint for one in first.values()] == [
        one.fingerprint for one in second.values()
    ]
    assert {path: one.data() for path, one in first.items()} == {
        path: one.data() for path, one in reversed(second.items())
    }


def test_no_file_takes_the_place_of_a_page_or_of_another_file(tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    pages = plan_pages(bank)
    paths = [page.path for page in pages] + [
        one.path for one in plan_exports(bank, pages, root=None)
    ]
    assert len(set(paths)) == len(paths)
    assert all(path.isascii() for path in paths)


def test_an_added_document_writes_only_what_it_stands_in(tmp_path: Path) -> None:
    before = fingerprints(bank_of(tmp_path))
    added = {"new-law": {"date_added": "2026-06-01", "themes": ["teachers"]}}
    after = fingerprints(bank_of(tmp_path, added))
    changed = {path for path in after if after[path] != before.get(path)}
    feeds = {
        f"{language}/feeds/{name}.{kind}"
        for language in ("km", "en")
        for name in ("all", "types/law", "themes/teachers")
        for kind in ("xml", "json")
    }
    references = {
        f"{language}/catalogue.{form}" for language in ("km", "en") for form in ("bib", "ris")
    }
    assert changed == feeds | references | {
        "documents/new-law.json", "catalogue.json", "catalogue.csv", "oai.xml", "sitemap.xml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({"title": {"en": "Another Title"}}, {"documents/budget-plan.json", "catalogue.json", "km/feeds/all.xml"}),
        ({"summary": {"en": "What it says."}}, {"documents/budget-plan.json", "catalogue.csv", "en/feeds/themes/finance.json"}),
        # It stands in the record of the document that it says it replaces.
        ({"relations": []}, {"documents/budget-plan.json", "documents/school-plan.json", "oai.xml"}),
    ],
)  # fmt: skip
def test_a_changed_record_writes_its_own_file_and_what_shows_it(
    changes: dict[str, Any], written: set[str], tmp_path: Path
) -> None:
    before = exports_of(bank_of(tmp_path))
    after = exports_of(bank_of(tmp_path, {"budget-plan": changes}))
    assert before.keys() == after.keys()
    changed = {path for path in after if after[path].fingerprint != before[path].fingerprint}
    assert written <= changed
    assert "documents/school-law.json" not in changed
    assert "en/feeds/types/law.xml" not in changed
    assert "sitemap.xml" not in changed
    assert {path for path in after if after[path].data() != before[path].data()} <= changed


def test_another_address_of_the_bank_writes_all_that_name_it(tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    before, after = exports_of(bank), exports_of(without_address(bank))
    assert all(one.fingerprint != before[path].fingerprint for path, one in after.items())
    left = {path for path, one in before.items() if path not in after}
    assert {before[path].kind for path in left} == {"feed", "harvest", "crawl"}


def test_a_bank_without_documents_has_files_that_are_empty_and_right(tmp_path: Path) -> None:
    from tests import make
    from tests.pages.banks import read_bank

    bank = read_bank(make.bank(tmp_path, settings={"contact_email": "a@owner.example"}))
    exports = exports_of(bank)
    assert not any(one.kind in {"feed", "harvest", "record"} for one in exports.values())
    assert exports["catalogue.csv"].data().count(b"\r\n") == 1
    assert json.loads(exports["catalogue.json"].data())["records"] == []
    assert exports["km/catalogue.bib"].data() == b""
