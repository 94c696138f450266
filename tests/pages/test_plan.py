"""Which pages there are, and when they have to be written again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policybank.pages import plan_pages

from .banks import make_bank, spec_of

OF_THE_LAW = {
    "en/browse.html",
    "en/timeline.csv",
    "en/timeline.html",
    "en/bodies/ministry.html",
    "en/documents/index.html",
    "en/documents/old-law.html",
    "en/documents/school-law.html",
    "en/index.html",
    "en/provinces/phnom-penh.html",
    "en/reading/provinces/phnom-penh.html",
    "en/themes/teachers.html",
    "en/types/law.html",
    "en/years/2007.html",
    "text/school-law.en.html",
    "text/school-law.html",
}


def fingerprints(
    root: Path, changes: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any
) -> dict[str, str]:
    return {
        page.path: page.fingerprint for page in plan_pages(make_bank(root, changes, **settings))
    }


def in_english(paths: set[str]) -> set[str]:
    return {path for path in paths if not path.startswith("km/") and not path.endswith(".km.html")}


def test_a_bank_is_planned_alike_twice(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    assert plan_pages(bank) == plan_pages(bank)


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({}, set()),
        ({"school-law": {"title": {"km": "ច្បាប់សាលា", "en": "The New Law"}}}, OF_THE_LAW),
        ({"school-law": {"summary": {"en": "Another summary."}}}, {"en/documents/school-law.html"}),
        (
            {"budget-plan": {"title": {"km": "ផែនការថវិកា", "en": "Another Plan"}}},
            {
                # The plan it replaces names it; the home page has it among the newest.
                "en/documents/budget-plan.html",
                "en/documents/school-plan.html",
                "en/documents/index.html",
                "en/browse.html",
                # It has no date, but the timeline tells what followed what.
                "en/timeline.csv",
                "en/timeline.html",
                "en/missing.html",
                "en/index.html",
                "en/themes/finance.html",
                "en/types/strategic-plan.html",
                # Its record is the example there.
                "en/data.html",
            },
        ),
    ],
)
def test_a_page_is_written_again_when_a_fact_it_shows_changes(
    tmp_path: Path, changes: Mapping[str, Mapping[str, Any]], changed: set[str]
) -> None:
    before = fingerprints(tmp_path / "before")
    after = fingerprints(tmp_path / "after", changes)
    assert before.keys() == after.keys()
    assert in_english({path for path in before if before[path] != after[path]}) == changed


def test_a_text_is_written_again_when_the_citation_of_its_leaves_changes(tmp_path: Path) -> None:
    def replaced_by(title: str) -> dict[str, dict[str, Any]]:
        relation = {"type": "supersedes", "target": "school-law", "basis": "stated"}
        return {"budget-plan": {"title": {"en": title}, "relations": [relation]}}

    once, again = (
        fingerprints(tmp_path / title, replaced_by(title)) for title in ("A Plan", "The Plan")
    )
    renumbered = fingerprints(tmp_path / "renumbered", {"school-law": {"legal_number": "NS/RKM/2"}})
    text = "text/school-law.en.html"
    before = fingerprints(tmp_path / "before")[text]
    assert len({before, once[text], again[text], renumbered[text]}) == 4


def test_a_fingerprint_that_stays_means_a_page_that_stays(tmp_path: Path) -> None:
    before = make_bank(tmp_path / "before")
    after = make_bank(tmp_path / "after", {"school-law": {"themes": ["finance"], "date": "2008"}})
    pages = {page.path: page for page in plan_pages(before)}
    same = [
        page
        for page in plan_pages(after)
        if page.path in pages and page.fingerprint == pages[page.path].fingerprint
    ]
    assert len(same) > 10
    for page in same:
        assert spec_of(after, page) == spec_of(before, pages[page.path])


def test_a_limit_that_no_page_shows_writes_nothing_again(tmp_path: Path) -> None:
    before = fingerprints(tmp_path / "a")
    after = fingerprints(tmp_path / "b", largest_pdf_megabytes=10)
    # The form tells it, before a giver has waited for an answer.
    forms = {"km/give.html", "en/give.html"}
    assert {path for path in before if before[path] != after[path]} == forms


def test_the_name_of_the_bank_is_on_every_page(tmp_path: Path) -> None:
    before = fingerprints(tmp_path / "a")
    after = fingerprints(tmp_path / "b", name_en="Another name")
    assert all(before[path] != after[path] for path in before)


def test_every_page_has_its_twin(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    specs = {page.path: spec_of(bank, page) for page in plan_pages(bank)}
    for path, spec in specs.items():
        assert spec.twin in specs, path
        if path.startswith(("km/", "en/")):
            assert specs[spec.twin].twin == path


def test_a_text_leads_to_the_other_text_or_to_the_document(tmp_path: Path) -> None:
    bank = make_bank(
        tmp_path, {"school-plan": {"rights": {"statement": "own-work"}, "pdfs": ["km"]}}
    )
    specs = {page.path: spec_of(bank, page) for page in plan_pages(bank)}
    assert specs["text/school-law.km.html"].twin == "text/school-law.en.html"
    assert specs["text/school-plan.km.html"].twin == "en/documents/school-plan.html"


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    bank = make_bank(tmp_path, list_length=2)
    pages = {page.path: page for page in plan_pages(bank)}
    assert {"en/documents/index.html", "en/documents/index.2.html"} <= pages.keys()
    assert "en/documents/index.3.html" not in pages
    first, second = (spec_of(bank, pages[f"en/documents/index{n}.html"]) for n in ("", ".2"))
    assert 'rel="next" href="index.2.html"' in first.body
    assert 'rel="prev"' not in first.body
    assert 'rel="prev" href="index.html"' in second.body
    assert 'rel="next"' not in second.body
    assert second.title == "All documents, Page 2: S"
    assert 'href="index.html#letter-42">B<' in second.body


def test_a_shelf_is_cut_from_its_oldest_document_so_that_an_addition_leaves_the_rest(
    tmp_path: Path,
) -> None:
    def themes(root: Path, years: range) -> dict[str, str]:
        documents = {
            f"law-{year}": {
                "title": {"en": f"Law of {year}"},
                "date": str(year),
                "themes": ["finance"],
            }
            for year in years
        }
        bank = make_bank(root, documents, list_length=2)
        return {
            page.path: page.fingerprint
            for page in plan_pages(bank)
            if page.path.startswith("en/themes/finance")
        }

    # "budget-plan" of every bank, which has no date, is the oldest of all.
    before = themes(tmp_path / "before", range(2001, 2008))
    after = themes(tmp_path / "after", range(2001, 2009))
    assert list(before) == [f"en/themes/finance{part}.html" for part in ("", ".3", ".2", ".1")]
    assert {path for path in after if after[path] != before.get(path)} == {"en/themes/finance.html"}


def test_a_further_page_of_a_shelf_tells_its_years_and_leads_both_ways(tmp_path: Path) -> None:
    documents = {
        f"law-{year}": {"title": {"en": f"Law of {year}"}, "date": str(year), "themes": ["finance"]}
        for year in range(2001, 2008)
    }
    bank = make_bank(tmp_path, documents, list_length=2)
    pages = {page.path: page for page in plan_pages(bank)}
    spec = spec_of(bank, pages["km/themes/finance.2.html"])
    assert "ឆ្នាំ២០០២–២០០៣" in spec.title
    assert 'rel="prev" href="finance.3.html"' in spec.body
    assert 'rel="next" href="finance.1.html"' in spec.body
    assert spec.twin == "en/themes/finance.2.html"
    newest = spec_of(bank, pages["km/themes/finance.html"])
    assert "ឯកសារចំនួន ៨" in newest.body
    assert 'rel="prev"' not in newest.body


def test_a_former_id_leads_to_the_document(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    pages = {page.path: page for page in plan_pages(bank)}
    spec = spec_of(bank, pages["km/documents/old-law.html"])
    assert spec.shell == "none"
    assert "url=school-law.html" in spec.body
    assert "ច្បាប់សាលា" in spec.body
