"""Citing in a real browser: one tap copies, another saves, from a server and by double-click, and nothing breaks the policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy
from pybtex.database import parse_string

from policybank.i18n import read_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LAW = "law-education-2007"
TEXT = "text/how-to-submit.km.html"

pytestmark = pytest.mark.browser


@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, shipped: Path, served: str) -> str:
    """The two ways in which the bank is read."""
    return served if request.param == "server" else shipped.as_uri()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page whose clipboard can be written, as a reader's tap allows it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def pasted(page: Page) -> str:
    """Return what a reader gets who pastes now."""
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))"
    )
    page.focus("#paste")
    page.keyboard.press("Control+V")
    text = page.input_value("#paste")
    page.evaluate("document.getElementById('paste').remove()")
    return text


@pytest.mark.parametrize("language", ["km", "en"])
def test_one_tap_copies_the_citation(reader: Page, base: str, language: str) -> None:
    reader.goto(f"{base}/{language}/documents/{LAW}.html")
    reader.click("[data-copy=text]")
    reader.wait_for_function("document.querySelector('.cite-said').textContent !== ''")
    copied = pasted(reader)
    assert copied == reader.inner_text("#cite-text")
    assert copied.endswith(f"/{language}/documents/{LAW}.html")
    assert reader.inner_text("[data-copy=text]") == reader.get_attribute(".cite", "data-copied")


def test_an_old_browser_copies_too(reader: Page, shipped: Path) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.goto((shipped / f"en/documents/{LAW}.html").as_uri())
    reader.focus("[data-copy=text]")
    reader.keyboard.press("Enter")
    reader.wait_for_function("document.querySelector('.cite-said').textContent !== ''")
    assert reader.evaluate("document.activeElement.dataset.copy") == "text"
    assert pasted(reader) == reader.inner_text("#cite-text")


def test_each_format_is_saved_under_the_documents_name(reader: Page, base: str) -> None:
    reader.goto(f"{base}/km/documents/{LAW}.html")
    saved: dict[str, str] = {}
    for ending in ("ris", "bib", "json"):
        with reader.expect_download() as download:
            reader.click(f"[data-save={ending}]")
        assert download.value.suggested_filename == f"{LAW}.{ending}"
        saved[ending] = Path(download.value.path()).read_text(encoding="utf-8")
    assert list(parse_string(saved["bib"], "bibtex").entries) == [LAW]
    assert rispy.loads(saved["ris"])[0]["title"] == "ច្បាប់ស្ដីពីការអប់រំ"
    assert json.loads(saved["json"])[0]["type"] == "legislation"


def test_a_leaf_is_cited_with_its_number_and_its_address(reader: Page, base: str) -> None:
    reader.goto(f"{base}/{TEXT}")
    reader.click("#leaf-2 .cite-leaf")
    reader.wait_for_function("document.querySelector('.cite-said').textContent !== ''")
    # Not in the closed part, where nobody would hear it.
    assert (
        reader.get_by_role("status").filter(has_text=read_words("km")("citations.copied")).count()
    )
    copied = pasted(reader)
    assert "ទំព័រទី២ នៃ PDF" in copied
    assert copied.endswith(f"/{TEXT}#leaf-2")
    assert "[" not in copied


def test_what_the_head_says_to_machines_breaks_no_policy(reader: Page, base: str) -> None:
    reader.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective))"
    )
    reader.goto(f"{base}/en/documents/{LAW}.html")
    assert reader.evaluate("window.broken") == []
    data = reader.inner_text("script[type='application/ld+json']")
    assert json.loads(data)["legislationIdentifier"] == "NS/RKM/1207/032"


def test_with_scripts_off_every_text_can_be_marked_and_no_button_lies(
    browser: Browser, shipped: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((shipped / f"en/documents/{LAW}.html").as_uri())
    assert page.locator(".cite button:visible").count() == 0
    page.click(".cite summary")
    for ending in ("ris", "bib", "json"):
        assert page.locator(f"#cite-{ending}").is_visible()
    page.goto((shipped / TEXT).as_uri())
    page.click("#leaf-2 .cite-leaf")
    assert page.url.endswith("#leaf-2")
    page.click(".cite summary")
    assert "#leaf-[លេខ]" in page.inner_text(".cite .citation")
    context.close()
