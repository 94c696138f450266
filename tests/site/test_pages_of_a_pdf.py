"""The leaves of a PDF as they are, in a real browser: only when asked for, with nothing loosened but what that needs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from policybank.i18n import read_words
from tests.search.interface.waiting import wait_until
from tests.text import make_pdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TEXT = "text/how-to-submit.km.html"
WORDS = read_words("km")


def listen(page: Page) -> tuple[list[str], list[str]]:
    """Return lists that fill with what the page asks for and what it complains of."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return asked, said


def test_the_viewer_is_loaded_only_when_a_reader_asks_for_it(page: Page, served: str) -> None:
    asked, said = listen(page)
    page.goto(f"{served}/{TEXT}")
    assert not any("pdfjs" in one or one.endswith(".pdf") for one in asked)
    page.get_by_role("button", name=WORDS("document_page.pages.show")).click()
    page.wait_for_selector("#leaf-1 canvas[data-drawn]")
    assert any(one.endswith("/files/how-to-submit.km.pdf") for one in asked)
    assert any(one.endswith("pdf.worker.js") for one in asked)
    assert all(one.startswith(served) for one in asked)
    assert said == []
    assert page.locator(".see-pages [role=status]").text_content() == WORDS(
        "document_page.pages.shown"
    )
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    # The text stays beside the picture, to be read aloud and copied.
    assert page.locator("#leaf-1 p").count() > 3
    sheet = page.locator("#leaf-1 canvas")
    assert sheet.get_attribute("role") == "img"
    name = sheet.get_attribute("aria-label")
    assert name == WORDS("document_page.pages.sheet", page=WORDS("text_page.leaf", number="១"))


def test_the_address_may_ask_for_the_pages_at_a_leaf(page: Page, served: str) -> None:
    page.goto(f"{served}/{TEXT}?pages#leaf-2")
    page.wait_for_selector("#leaf-2 canvas[data-drawn]")
    # What is drawn above it moves it once more.
    wait_until(
        page, "Math.abs(document.getElementById('leaf-2').getBoundingClientRect().top) < 100"
    )
    # Where there is room the text begins beside the upper part of its picture, not below it.
    sheet = page.locator("#leaf-2 canvas").bounding_box()
    text = page.locator("#leaf-2 > div").bounding_box()
    assert sheet is not None
    assert text is not None
    assert text["y"] < sheet["y"] + sheet["height"] / 3
    inks = page.evaluate(
        """() => { const c = document.querySelector('#leaf-2 canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 100) dark++; return dark; }"""
    )
    assert inks > 500


def test_an_image_that_usually_needs_web_assembly_is_drawn_without(page: Page, served: str) -> None:
    """JPEG 2000, which scanners like."""
    asked, said = listen(page)
    page.route("**/files/how-to-submit.km.pdf", lambda route: route.fulfill(body=_jpeg_2000()))
    page.goto(f"{served}/{TEXT}?pages")
    page.wait_for_selector("#leaf-1 canvas[data-drawn]")
    colour = page.evaluate(
        """() => { const c = document.querySelector('#leaf-1 canvas');
        return [...c.getContext('2d').getImageData(c.width / 2, c.height / 2, 1, 1).data]; }"""
    )
    assert colour == [200, 0, 0, 255]
    assert not any(one.endswith(".wasm") for one in asked)
    # It has fewer leaves than the text: the others keep their text, and nobody is troubled.
    assert said == []


def test_a_file_that_is_no_pdf_is_told_and_the_text_stays(page: Page, served: str) -> None:
    page.route("**/files/how-to-submit.km.pdf", lambda route: route.fulfill(body=b"not a PDF"))
    page.goto(f"{served}/{TEXT}?pages")
    page.get_by_text(WORDS("document_page.pages.failed")).wait_for()
    assert page.locator("canvas").count() == 0
    assert page.locator("#leaf-1 p").count() > 3


def test_from_a_folder_the_browsers_own_viewer_is_named(page: Page, shipped: Path) -> None:
    asked, said = listen(page)
    page.goto((shipped / TEXT).as_uri() + "?pages")
    assert page.locator(".see-pages [role=status]").text_content() == WORDS(
        "document_page.pages.folder"
    )
    assert page.locator(".see-pages button").is_hidden()
    assert page.locator('a[href$="how-to-submit.km.pdf#page=2"]').count() == 1
    assert not any("pdfjs" in one for one in asked)
    assert said == []


def _jpeg_2000() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 0, 0)).save(stream, "JPEG2000", no_jp2=True)
    return make_pdf.assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 60 80]>>",
            b"<</Type/Page/Parent 2 0 R/Resources<</XObject<</Im 5 0 R>>>>/Contents 4 0 R>>",
            make_pdf.stream(b"60 0 0 80 0 0 cm /Im Do"),
            make_pdf.stream(
                stream.getvalue(),
                b"/Type/XObject/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceRGB"
                b"/BitsPerComponent 8/Filter/JPXDecode",
            ),
        ]
    )
