"""The browse page: what is chosen by, what stands there before any script, and what it says when there is none."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policybank.i18n import LANGUAGES
from policybank.pages import PageSpec, facet_values, plan_pages
from policybank.pages.common.facet_values import facet_counts
from policybank.search import bundles

from .banks import DOCUMENTS, Html, make_bank, spec_of


def browse_page(
    root: Path, language: str = "en", changes: Mapping[str, Mapping[str, Any]] | None = None
) -> PageSpec:
    bank = make_bank(root, changes)
    page = next(one for one in plan_pages(bank) if one.path == f"{language}/browse.html")
    return spec_of(bank, page)


def boxes(spec: PageSpec) -> dict[str, list[str]]:
    """Return the values of the checkboxes of each facet, in their order."""
    found: dict[str, list[str]] = {}
    for tag, values in Html(spec.body, spec.language).attributes:
        if tag == "input" and values.get("type") == "checkbox":
            found.setdefault(values["name"], []).append(values["value"])
    return found


def test_each_facet_offers_the_values_that_documents_have_and_no_others(tmp_path: Path) -> None:
    found = boxes(browse_page(tmp_path))
    assert found["type"] == ["strategic-plan", "law"]
    assert found["theme"] == ["teachers", "finance"]
    assert found["sub-sector"] == ["primary"]
    assert found["body"] == ["ministry"]
    assert found["province"] == ["phnom-penh"]
    assert found["status"] == ["superseded", "unknown"]
    assert found["access"] == ["file", "link", "wanted"]
    assert set(found["language"]) == {"km", "en"}
    assert "group" not in found


def test_whether_a_plan_is_over_can_be_chosen_and_is_counted_in_the_browser(tmp_path: Path) -> None:
    changes = {"budget-plan": {"period": {"start": "2019", "end": "2023"}, "relations": []}}
    spec = browse_page(tmp_path, changes=changes)
    assert {"planned", "over"} <= set(boxes(spec)["status"])
    assert re.search(r'<li hidden>[^\n]*value="over"', spec.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_documents_stand_there_first_and_those_without_a_date_last(
    language: str, tmp_path: Path
) -> None:
    page = Html(browse_page(tmp_path, language).body, language)
    entries = [
        link for link in page.links if re.fullmatch(r"documents/[a-z-]+-(?:plan|law)\.html", link)
    ]
    assert entries == [
        f"documents/{one}.html" for one in ("school-plan", "school-law", "budget-plan")
    ]


def test_of_many_documents_the_first_stand_there_and_a_link_leads_to_all(tmp_path: Path) -> None:
    changes = {
        f"law-{number:02d}": {"title": {"en": f"Law {number}"}, "date": "2001"}
        for number in range(30)
    }
    spec = browse_page(tmp_path, changes=changes)
    assert spec.body.count('class="entry"') == 20
    assert f"{30 + len(DOCUMENTS)} documents" in spec.body
    assert "documents/index.html" in Html(spec.body, "en").links


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(tmp_path: Path) -> None:
    page = Html(browse_page(tmp_path).body, "en")
    assert any("JavaScript" in text for _, text in page.texts)
    assert {"types/index.html", "themes/index.html", "provinces/index.html"} <= set(page.links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_of_the_page_finds_every_word_it_says(language: str, tmp_path: Path) -> None:
    spec = browse_page(tmp_path, language)
    told = next(
        values["data-words"]
        for _, values in Html(spec.body, language).attributes
        if "data-words" in values
    )
    names = {re.sub(r"\.(one|other)$", "", name) for name in json.loads(told)}
    code = "".join(file.read_text(encoding="utf-8") for file in bundles()["browse"])
    asked = set(re.findall(r'"(browse-[a-z]+)"', code)) - {"browse-entries", "browse-ready"}
    # Those for a year are asked for by its name.
    assert names == asked | {"browse-from", "browse-to"}


def test_the_counts_are_those_of_a_walk_over_all_documents(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    walked: dict[str, Counter[str]] = {}
    for one in bank.catalogue.documents.values():
        for facet, values in facet_values(one, bank).items():
            walked.setdefault(facet, Counter()).update(values)
    counted = facet_counts(bank)
    assert {facet: dict(counts) for facet, counts in walked.items()} == {
        facet: dict(counts) for facet, counts in counted.items()
    }
