"""Ready lists on paper, and what a document's page hands to the reading list and to those who share it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policybank.core import read_text, write_text
from policybank.pages import PageSpec, plan_pages
from policybank.pages.lists import reading_view

from .banks import Html, make_bank, read_bank, spec_of, specs_of, with_picture, write_bank

GOLDEN = Path(__file__).parent / "golden"

CHANGES: Mapping[str, Mapping[str, Any]] = {
    "school-law": {"working_groups": ["school-reform"]},
    "school-plan": {"working_groups": ["school-reform"], "title": {"en": "Plan <1> & more"}},
}


def spec_at(root: Path, path: str, **settings: Any) -> PageSpec:
    bank = make_bank(root, CHANGES, **settings)
    return spec_of(bank, next(page for page in plan_pages(bank) if page.path == path))


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_ready_list_is_read_so(language: str, tmp_path: Path, save_golden: bool) -> None:
    spec = spec_at(tmp_path, f"{language}/reading/working-groups/school-reform.html")
    expected = GOLDEN / f"ready-list.{language}.html"
    if save_golden:
        write_text(expected, str(spec.body))
    assert spec.body == read_text(expected)
    assert spec.twin == spec.path.replace(language, "en" if language == "km" else "km", 1)


def test_a_term_without_documents_has_no_ready_list(tmp_path: Path) -> None:
    paths = {page.path for page in plan_pages(make_bank(tmp_path))}
    assert "en/reading/provinces/phnom-penh.html" in paths
    assert not any(path.startswith("en/reading/working-groups/") for path in paths)


def test_a_long_ready_list_holds_the_newest_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_view, "_READY_LENGTH", 1)
    spec = spec_at(tmp_path, "en/reading/working-groups/school-reform.html")
    assert "the newest 1 of 2 are shown here" in spec.body
    assert spec.body.count("<li ") == 1


def test_the_list_of_a_term_leads_to_its_ready_list_and_back(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path, CHANGES))
    shelf = specs["km/working-groups/school-reform.html"]
    ready = specs["km/reading/working-groups/school-reform.html"]
    assert "../reading/working-groups/school-reform.html" in Html(shelf.body, "km").links
    assert "../../working-groups/school-reform.html" in Html(ready.body, "km").links
    own = Html(specs["km/reading-list.html"].body, "km").links
    assert "reading/working-groups/school-reform.html" in own
    assert "reading/provinces/phnom-penh.html" in own
    themes = specs["km/themes/teachers.html"]
    assert not any("reading/" in link for link in Html(themes.body, "km").links)


def test_a_changed_document_changes_the_ready_lists_that_cite_it(tmp_path: Path) -> None:
    def fingerprints(name: str, title: str) -> dict[str, str]:
        changes = {**CHANGES, "school-plan": {**CHANGES["school-plan"], "title": {"en": title}}}
        return {
            page.path: page.fingerprint for page in plan_pages(make_bank(tmp_path / name, changes))
        }

    before, after = fingerprints("before", "One"), fingerprints("after", "Two")
    changed = {path for path in after if after[path] != before[path] and "/reading" in path}
    assert changed == {f"{one}/reading/working-groups/school-reform.html" for one in ("km", "en")}


def keeping(spec: PageSpec) -> dict[str, str]:
    return next(
        values for tag, values in Html(spec.body, spec.language).attributes
        if tag == "p" and values.get("class") == "keeping"
    )  # fmt: skip


def test_a_page_hands_over_its_citation_in_both_languages_without_the_address(
    tmp_path: Path,
) -> None:
    specs = specs_of(make_bank(tmp_path, CHANGES))
    given = keeping(specs["km/documents/school-plan.html"])
    english = keeping(specs["en/documents/school-plan.html"])
    assert given["data-id"] == "school-plan"
    assert "Plan <1> & more" in given["data-en"]
    assert given["data-km"] != given["data-en"]
    assert "http" not in given["data-km"] + given["data-en"]
    assert {**given, "data-list": "", "data-broken": ""} == {
        **english, "data-list": "", "data-broken": "",
    }  # fmt: skip


def test_the_page_of_a_text_hands_over_a_citation_with_room_for_the_leaf(tmp_path: Path) -> None:
    given = keeping(specs_of(make_bank(tmp_path))["text/school-law.km.html"])
    assert given["data-edition"] == "km"
    assert given["data-list"] == "../km/reading-list.html"
    assert given["data-en"].count("\ue000") == given["data-km"].count("\ue000") == 1


def tags(spec: PageSpec) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', spec.head)
    return {name: text for name, text in found if name.startswith(("og:", "twitter:"))}


def test_chat_programs_read_a_preview_in_the_head(tmp_path: Path) -> None:
    spec = spec_at(tmp_path, "km/documents/school-law.html")
    assert tags(spec) == {
        "og:type": "article",
        "og:title": "ច្បាប់សាលា",
        "og:description": "ច្បាប់គំរូ។",
        "og:url": "https://bank.example/km/documents/school-law.html",
        "og:site_name": "ធនាគារឯកសារគំរូ",
        "og:locale": "km_KH",
        "og:locale:alternate": "en_US",
        "twitter:card": "summary",
    }
    escaped = spec_at(tmp_path / "again", "en/documents/school-plan.html")
    assert tags(escaped)["og:title"] == "Plan &lt;1&gt; &amp; more"


def test_the_preview_shows_the_first_leaf_where_there_is_a_picture(tmp_path: Path) -> None:
    specs = specs_of(with_picture(make_bank(tmp_path), "school-law", "km"))
    shown = tags(specs["en/documents/school-law.html"])
    assert shown["og:image"] == "https://bank.example/pictures/a.jpg"
    assert (shown["og:image:width"], shown["og:image:height"]) == ("320", "453")
    assert shown["og:image:alt"] == "The first page of the PDF in Khmer"
    assert shown["twitter:card"] == "summary"
    assert "og:image" not in tags(specs["en/documents/school-plan.html"])


def test_a_bank_without_an_address_has_no_preview_and_prints_links_by_name(tmp_path: Path) -> None:
    file = write_bank(tmp_path, CHANGES) / "mkdocs.yml"
    write_text(file, read_text(file).replace("https://bank.example/", ""))
    specs = specs_of(with_picture(read_bank(tmp_path), "school-law", "km"))
    assert tags(specs["en/documents/school-law.html"]) == {}
    ready = specs["en/reading/working-groups/school-reform.html"]
    assert ">Open the page</a>" in ready.body
    assert "http" not in ready.body
