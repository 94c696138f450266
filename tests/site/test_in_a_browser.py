"""The shipped site in a real browser: from a server and by double-click, with scripts and without, for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from .kinds import KINDS, MAIN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def _address(base: str, shipped: Path, path: str) -> str:
    return f"{base}/{path}" if base else (shipped / path).as_uri()


@pytest.mark.parametrize("way", ["double-click", pytest.param("server", marks=pytest.mark.slow)])
def test_no_page_asks_anybody_else_or_complains(
    page: Page, shipped: Path, served: str, way: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for path in KINDS:
        if way == "double-click" and path == "404.html":
            continue  # only a web server shows it
        page.goto(_address(served if way == "server" else "", shipped, path))
    assert said == []
    hosts = {urlsplit(url).netloc for url in asked}
    assert hosts == ({urlsplit(served).netloc} if way == "server" else {""})


@pytest.mark.parametrize(
    "paths", [MAIN, pytest.param(KINDS, marks=pytest.mark.slow)], ids=["main", "every"]
)
def test_no_page_is_wider_than_its_screen_nor_with_letters_twice_as_large(
    page: Page, shipped: Path, paths: Sequence[str]
) -> None:
    """Down to 320 px, which is also what a screen of 1280 px shows at four times the size (WCAG 2.2, 1.4.10 and 1.4.4)."""
    found = []
    for path in paths:
        page.goto(f"{shipped.as_uri()}/{path}")
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path} {width}")
        page.set_viewport_size({"width": 390, "height": 800})
        page.evaluate(
            "document.documentElement.style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'"
        )
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            found.append(f"{path} twice")
    assert found == []


def test_the_bank_can_be_read_and_walked_without_scripts(browser: Browser, shipped: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((shipped / "index.html").as_uri())
    page.get_by_role("link", name="ចូលមើលជាភាសាខ្មែរ").click()
    page.locator(".entry-title", has_text="ច្បាប់ស្ដីពីការអប់រំ").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "ច្បាប់ស្ដីពីការអប់រំ"
    page.get_by_role("link", name="English").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Law on Education"
    assert page.url.endswith("/en/documents/law-education-2007.html")
    page.locator("details.menu > summary").click()
    page.locator("details.menu").get_by_role("link", name="Themes").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Themes"
    context.close()


def test_the_switch_of_language_keeps_the_place_from_a_server(page: Page, served: str) -> None:
    page.goto(f"{served}/km/themes/planning.html")
    page.get_by_role("link", name="English").first.click()
    assert page.url == f"{served}/en/themes/planning.html"


def test_a_leaf_has_an_address_of_its_own(page: Page, shipped: Path) -> None:
    page.goto((shipped / "text/how-to-submit.km.html").as_uri() + "#leaf-2")
    assert page.locator("#leaf-2").is_visible()
    assert page.evaluate("document.querySelector('#leaf-2').getBoundingClientRect().top") < 200


def test_a_recommendation_is_found_named_as_one_and_leads_to_its_place(
    page: Page, shipped: Path
) -> None:
    page.goto((shipped / "en" / "search.html").as_uri() + "?q=monitor+food+safety+strictly")
    found = page.locator(".hit", has_text="Monitor food safety in kindergartens")
    assert "Recommendation" in found.locator(".entry-facts").inner_text()
    found.locator("h2 a").click()
    page.wait_for_url("**/en/recommendations/sources/eclm-2025-06.html#2025-ecce-food-safety")
    assert page.locator("#\\32 025-ecce-food-safety").is_visible()
