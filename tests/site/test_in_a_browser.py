"""The shipped site in a real browser: from a server and by double-click, with scripts and without, for everybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from policybank.packages import package_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

# One page of each kind.
KINDS = (
    "index.html",
    "404.html",
    "km/index.html",
    "en/index.html",
    "km/documents/index.html",
    "en/types/index.html",
    "km/provinces/index.html",
    "en/themes/planning.html",
    "km/years/index.html",
    "km/missing.html",
    "km/search.html",
    "en/search.html",
    "km/documents/law-education-2007.html",
    "en/documents/esp-2019-2023.html",
    "en/documents/how-to-submit.html",
    "text/how-to-submit.km.html",
    "text/how-to-submit.en.html",
    "text/how-to-submit.html",
    "km/about.html",
    "en/guide/index.html",
    "km/guide/fields.html",
    "en/faults.html",
    "km/glossary.html",
    "km/committee/index.html",
    "en/committee/criteria.html",
    "km/committee/queue.html",
    "en/committee/decisions.html",
    "km/recommendations/index.html",
    "en/recommendations/working-groups.html",
    "km/recommendations/provinces.html",
    "en/recommendations/gaps.html",
    "km/recommendations/sources/eclm-2025-06.html",
    "en/recommendations/sources/how-to-submit.html",
    "km/reading-list.html",
    "en/reading/working-groups/pe.html",
)

pytestmark = pytest.mark.browser


def _address(base: str, shipped: Path, path: str) -> str:
    return f"{base}/{path}" if base else (shipped / path).as_uri()


@pytest.mark.parametrize("way", ["server", "double-click"])
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


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_screen(page: Page, shipped: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in KINDS:
        page.goto((shipped / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_everybody_can_read_every_kind_of_page(browser: Browser, served: str, scheme: str) -> None:
    """axe-core finds no violation that is serious or critical."""
    axe = package_folder(ROOT, "axe-core", dev=True) / "axe.min.js"
    context = browser.new_context(
        bypass_csp=True,
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in KINDS:
        page.goto(f"{served}/{path}")
        page.add_script_tag(path=axe)
        result = page.evaluate("axe.run()")
        serious = [one for one in result["violations"] if one["impact"] in {"serious", "critical"}]
        if serious:
            found[path] = [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in serious]
    context.close()
    assert found == {}


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
