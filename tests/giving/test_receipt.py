"""The page of receipts: a code in, the state of the document and the next step out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def answer(page: Page, typed: str) -> str:
    """Return what the page says to a code."""
    page.get_by_label("Receipt code").fill(typed)
    page.get_by_role("button", name="Look", exact=True).click()
    page.wait_for_function("() => document.activeElement.matches('.receipt-answer, #code')")
    return page.locator(".receipt-answer").inner_text()


def test_a_code_however_it_is_typed_tells_the_state_the_reason_and_the_next_step(
    page: Page, base: str
) -> None:
    page.clock.set_fixed_time("2026-01-14T08:00:00")
    page.goto(f"{base}/en/receipt.html")
    told = answer(page, " ៧k2m 9qxd ")
    assert "Law on Schools" in told
    assert "Sent back · 9 January 2026 (5 days ago)" in told
    assert "Page <3> is missing" in told
    assert "make a new packet" in told
    assert page.locator(".receipt-history li").count() == 2
    assert (
        page.get_by_role("link", name="Follow the review").get_attribute("href")
        == "https://code.example/bank/pull/7"
    )
    assert page.get_by_label("Receipt code").input_value() == "7K2M-9QXD"


def test_a_published_document_is_one_link_away(page: Page, base: str) -> None:
    page.goto(f"{base}/km/receipt.html#OOTi-0000")
    page.get_by_role("link", name="បើកទំព័ររបស់វា").click()
    page.wait_for_url("**/km/documents/school-law.html")


def test_a_code_that_is_none_and_one_that_is_not_known_are_told_kindly(
    page: Page, base: str
) -> None:
    page.goto(f"{base}/en/receipt.html")
    assert answer(page, "hello") == ""
    assert "no receipt code" in page.locator("#code-error").inner_text()
    assert page.get_by_label("Receipt code").get_attribute("aria-invalid") == "true"
    told = answer(page, "ABCD-EFGH")
    assert "does not know the code ABCD-EFGH yet" in told
    assert page.locator("#code-error").is_hidden()


def test_a_copy_without_a_queue_says_where_to_look(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "copy", ignore=shutil.ignore_patterns("committee"))
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'copy').as_uri()}/en/receipt.html")
    assert "Look on the bank's site" in answer(page, "7K2M-9QXD")
    page.close()
