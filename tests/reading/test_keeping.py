"""What a reader keeps stays on the device, in both languages, and says so where the device keeps nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.search.interface.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# As browsers do whose settings forbid it: the name itself throws.
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); }
});"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


def kept(page: Page) -> list[dict[str, Any]]:
    """Return the entries as they stand in the storage."""
    text = page.evaluate("localStorage.getItem('policybank-reading-list')")
    return list(json.loads(text)["entries"]) if text else []


def scripts_loaded(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate("[...document.scripts].map((one) => one.src)")]


def test_a_document_is_kept_with_its_citation_in_both_languages(page: Page, base: str) -> None:
    page.goto(f"{base}/km/documents/school-law.html")
    button = page.get_by_role("button", name="ទុកក្នុងបញ្ជីអានរបស់ខ្ញុំ")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    page.get_by_text("បើកបញ្ជីអាន (១)").wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    (entry,) = kept(page)
    assert entry["id"] == "school-law"
    assert "«ច្បាប់ស្ដីពីសាលារៀន»" in entry["km"]
    assert "Law on Schools" in entry["en"]
    assert "https://" not in entry["km"] + entry["en"]


def test_the_scripts_behind_the_button_come_when_it_is_used(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    assert not any("/reading." in one for one in scripts_loaded(page))
    page.locator(".keep").click()
    page.get_by_text("It is in your list.").wait_for()
    assert sum("/reading." in one for one in scripts_loaded(page)) == 1
    page.goto(f"{base}/en/documents/school-plan.html")
    wait_until(page, "Boolean(PolicyBank.wakeReading)")
    assert page.locator(".keep").get_attribute("aria-pressed") == "false"
    page.goto(f"{base}/en/documents/school-law.html")
    page.locator(".keep[aria-pressed=true]").wait_for()


def test_a_second_press_takes_it_out_again(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    page.locator(".keep").click()
    page.get_by_text("Open the list (1)").wait_for()
    page.locator(".keep").press("Enter")
    page.get_by_text("Removed from your list.").wait_for()
    assert page.locator(".keep").get_attribute("aria-pressed") == "false"
    assert kept(page) == []
    assert page.locator(".foot [data-kept-count]").inner_text() == ""


def test_a_leaf_is_kept_with_its_number_as_each_language_writes_it(page: Page, base: str) -> None:
    page.goto(f"{base}/text/school-law.en.html")
    page.locator("#leaf-2").get_by_role("button", name="Keep this page in my list").click()
    page.get_by_text("Open the list (1)").wait_for()
    assert page.locator(".keep[aria-pressed=true]").count() == 1
    (entry,) = kept(page)
    assert (entry["id"], entry["edition"], entry["leaf"]) == ("school-law", "en", 2)
    assert "English edition, page 2 of the PDF" in entry["en"]
    assert "ទំព័រទី២" in entry["km"]


def test_a_citation_is_brought_up_to_date_when_its_page_is_seen_again(
    page: Page, base: str
) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    old = {"version": 1, "entries": [
        {"id": "school-law", "km": "ចាស់", "en": "Old", "note": "mine"},
        {"id": "school-plan", "km": "ផែនការ", "en": "A plan"},
    ]}  # fmt: skip
    page.evaluate("(it) => localStorage.setItem('policybank-reading-list', it)", json.dumps(old))
    page.reload()
    page.locator(".keep[aria-pressed=true]").wait_for()
    law, plan = kept(page)
    assert "Law on Schools" in law["en"]
    assert law["note"] == "mine"
    assert plan["en"] == "A plan"


@pytest.mark.parametrize(
    ("script", "said"),
    [(FORBIDDEN, "does not let this site keep anything"), (FULL, "The list is full")],
)
def test_a_device_that_keeps_nothing_is_told_of_kindly(
    page: Page, base: str, script: str, said: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{base}/en/documents/school-law.html")
    page.locator(".keep").click()
    page.locator(".keeping [role=status]").get_by_text(said).wait_for()
    assert page.locator(".keep").get_attribute("aria-pressed") == "false"


def test_a_list_has_room_for_so_many_and_no_more(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    full = {
        "version": 1,
        "entries": [{"id": f"law-{number}", "km": "ច្បាប់", "en": "Law"} for number in range(300)],
    }
    page.evaluate("(it) => localStorage.setItem('policybank-reading-list', it)", json.dumps(full))
    page.reload()
    wait_until(page, "Boolean(PolicyBank.wakeReading)")
    page.locator(".keep").click()
    page.get_by_text("it holds 300 entries").wait_for()
    assert len(kept(page)) == 300


def test_a_ready_list_is_kept_whole_behind_what_is_kept_already(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-plan.html")
    page.locator(".keep").click()
    page.get_by_text("Open the list (1)").wait_for()
    page.goto(f"{base}/km/reading/working-groups/school-reform.html")
    page.get_by_role("button", name="ទុកទាំងអស់ក្នុងបញ្ជីអាន").click()
    page.get_by_role("link", name="បើកបញ្ជីអាន (៣)").wait_for()
    assert kept(page)[0]["id"] == "school-plan"
    law = next(one for one in kept(page) if one["id"] == "school-law")
    assert "«ច្បាប់ស្ដីពីសាលារៀន»" in law["km"]
    assert "Law on Schools" in law["en"]
    assert "https://" not in law["km"] + law["en"]
    assert sorted(one["id"] for one in kept(page)) == ["budget-plan", "school-law", "school-plan"]
    page.get_by_role("button", name="ទុកទាំងអស់ក្នុងបញ្ជីអាន").click()
    page.get_by_text("មានក្នុងបញ្ជីអានរបស់អ្នកទាំងអស់ហើយ").wait_for()
    assert len(kept(page)) == 3


def test_what_another_program_left_under_the_name_breaks_nothing(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    for text in ("no json", "[]", "null", '{"version": 1, "entries": {"length": 3}}'):
        page.evaluate("(it) => localStorage.setItem('policybank-reading-list', it)", text)
        page.reload()
        page.locator(".keep").click()
        page.get_by_text("Open the list (1)").wait_for()
        assert len(kept(page)) == 1


def test_a_stick_copied_by_half_says_what_is_missing(site: Path, browser: Browser) -> None:
    page = browser.new_page()  # The browser complains of the missing file in the console.
    page.goto(f"{site.as_uri()}/en/documents/school-law.html")
    page.evaluate("PolicyBank.readingScript.setAttribute('data-reading', 'missing.js')")
    page.locator(".keep").click()
    page.get_by_text("A file of this bank is missing").wait_for()
    page.close()


def test_without_scripts_no_button_is_shown(base: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("en/documents/school-law.html", "text/school-law.en.html"):
        page.goto(f"{base}/{path}")
        assert page.locator(".keep:visible, .share:visible").count() == 0
    page.goto(f"{base}/en/reading-list.html")
    assert page.get_by_text("This list needs scripts").is_visible()
    page.get_by_role("link", name="School reform").click()
    assert page.get_by_text("Law on Schools").is_visible()
    assert page.get_by_role("button", name="Print").count() == 0
    context.close()
