"""The reader's list for Zotero, EndNote and LaTeX: documents and leaves, read back by readers that are not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy
from pybtex.database import parse_string

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def keep_a_document_and_a_leaf(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-plan.html")
    page.get_by_role("button", name="Keep in my reading list").click()
    page.locator(".keeping [role=status] a").wait_for()
    page.goto(f"{base}/text/school-law.en.html")
    assert not page.locator("#cite-ris").is_visible()
    page.locator("#leaf-2 button.keep").click()
    page.locator("#leaf-2 .keeping [role=status] a").wait_for()


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_a_leaf_is_saved_with_its_number_for_every_program(page: Page, base: str) -> None:
    keep_a_document_and_a_leaf(page, base)
    page.goto(f"{base}/en/reading-list.html")
    page.locator(".list-place li").nth(1).wait_for()
    plan, leaf = rispy.loads(saved(page, "RIS"))
    assert (plan["id"], leaf["id"]) == ("school-plan", "school-law:en-p2")
    assert (leaf["title"], leaf["start_page"]) == ("Law on Schools", "2")
    assert leaf["urls"] == ["https://bank.example/text/school-law.en.html#leaf-2"]
    entries = parse_string(saved(page, "BibTeX"), "bibtex").entries
    assert list(entries) == ["school-plan", "school-law:en-p2"]
    assert entries["school-law:en-p2"].fields["pages"] == "2"
    items = json.loads(saved(page, "CSL-JSON"))
    assert [item["id"] for item in items] == ["school-plan", "school-law:en-p2"]
    assert items[1]["page"] == "2"
    assert page.locator(".list-told").inner_text() == ""


def test_what_the_bank_says_anew_of_a_leaf_is_taken_when_its_page_is_seen(
    page: Page, base: str
) -> None:
    keep_a_document_and_a_leaf(page, base)
    page.evaluate("""() => {
      const list = JSON.parse(localStorage.getItem("policybank-reading-list"));
      for (const entry of list.entries) for (const form of ["ris", "bib", "json"]) delete entry[form];
      localStorage.setItem("policybank-reading-list", JSON.stringify(list));
    }""")
    page.reload()
    page.locator("#leaf-2 button.keep[aria-pressed=true]").wait_for()
    page.goto(f"{base}/en/reading-list.html")
    page.locator(".list-place li").nth(1).wait_for()
    (leaf,) = rispy.loads(saved(page, "RIS"))
    assert leaf["id"] == "school-law:en-p2"
    assert "1 of the entries" in page.locator(".list-told").inner_text()


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_ready_list_is_saved_without_scripts(
    language: str, site: Path, page: Page, base: str
) -> None:
    page.goto(f"{base}/{language}/reading/working-groups/school-reform.html")
    texts = {}
    for link in page.locator(".list-files a").all():
        href = str(link.get_attribute("href"))
        file = site / language / "reading" / "working-groups" / href
        texts[link.inner_text()] = file.read_text(encoding="utf-8")
    ids = {"school-law", "school-plan", "budget-plan"}
    assert {one["id"] for one in rispy.loads(texts["RIS"])} == ids
    assert set(parse_string(texts["BibTeX"], "bibtex").entries) == ids
    assert {one["id"] for one in json.loads(texts["CSL-JSON"])} == ids
