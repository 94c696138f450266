"""A document is shared as text or as a picture that the reader's browser draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.search.interface.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TEXT = [
    "ច្បាប់ស្ដីពីសាលារៀន",
    "Law on Schools",
    "ក្រសួងគំរូ (២០១៩)។ «ច្បាប់ស្ដីពីសាលារៀន»។ ក្នុង ធនាគារឯកសារគំរូ, អង្គការគំរូ។",
    "https://bank.example/km/documents/school-law.html",
]


def test_the_text_has_both_titles_the_citation_and_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}/km/documents/school-law.html")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("[data-reading=copy]").click()
    page.get_by_text("បានចម្លង។").wait_for()
    assert page.evaluate("copied").split("\n") == TEXT
    assert page.locator(".share-text").inner_text().split("\n") == TEXT


def test_where_a_page_may_not_copy_the_text_is_there_to_be_marked(page: Page, base: str) -> None:
    page.goto(f"{base}/km/documents/school-law.html")
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false;"
    )
    page.locator("[data-reading=copy]").click()
    page.locator(".share [role=status]:not(:empty)").wait_for()
    assert page.locator(".share-text").inner_text().split("\n") == TEXT


def test_the_devices_own_sheet_is_offered_only_where_there_is_one(page: Page, base: str) -> None:
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto(f"{base}/en/documents/school-law.html")
    assert page.locator("[data-reading=send]").is_hidden()
    page.add_init_script("navigator.share = async (given) => { window.shared = given; };")
    page.reload()
    page.get_by_role("button", name="Send…").click()
    wait_until(page, "Boolean(window.shared)")
    shared = page.evaluate("shared")
    assert shared["url"] == "https://bank.example/en/documents/school-law.html"
    assert shared["text"].startswith("Law on Schools\nច្បាប់ស្ដីពីសាលារៀន\n")


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_picture_is_drawn_and_saved(page: Page, base: str, language: str) -> None:
    page.goto(f"{base}/{language}/documents/school-law.html")
    page.locator("[data-reading=card]").click()
    card = page.locator("canvas.share-card")
    card.wait_for()
    title = page.get_by_role("heading", level=1).inner_text()
    assert title in (card.get_attribute("aria-label") or "")
    with page.expect_download() as download:
        page.locator(".share-picture button").click()
    assert download.value.suggested_filename == f"school-law.{language}.png"
    with Image.open(Path(download.value.path())) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        # White above, the band below, and letters on both.
        assert picture.convert("RGB").getpixel((1190, 10)) == (255, 255, 255)
        assert picture.convert("RGB").getpixel((1190, 620)) == (10, 70, 104)
        grey = picture.convert("L").crop((72, 60, 1128, 500)).histogram()
        assert sum(grey[:60]) > 1_000


def test_a_long_title_stays_within_the_picture(page: Page, base: str) -> None:
    page.goto(f"{base}/km/documents/school-law.html")
    page.locator("[data-reading=card]").click()
    page.locator("canvas.share-card").wait_for()
    long = "គោលនយោបាយស្ដីពីការអភិវឌ្ឍសមត្ថភាពគ្រូបង្រៀន " * 20
    written = page.evaluate(
        """async (title) => {
          const written = [];
          const draw = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
            written.push([text, y, this.measureText(text).width]);
            return draw.call(this, text, x, y, most);
          };
          const facts = PolicyBank.sharedFacts(document.querySelector(".share"));
          await PolicyBank.drawCard({ ...facts, title, other: "Policy ".repeat(200) });
          return written;
        }""",
        long,
    )
    title_lines = [one for one in written if "គោលនយោបាយ" in one[0]]
    assert 2 <= len(title_lines) <= 4
    assert title_lines[-1][0].endswith("…")
    assert all(20 < y < 620 for _, y, _ in written)
    assert all(width <= 1200 - 2 * 72 + 40 for _, _, width in written)
