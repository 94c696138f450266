"""A slip with something in it, and usage with numbers, keep nobody out, in either language, scheme and width."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import pytest

from tests.site.test_accessibility import new_phone, violations

from .test_in_a_browser import COUNTED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_full_slip_and_a_page_of_numbers_keep_nobody_out(
    language: str, browser: Browser, served: str
) -> None:
    context = new_phone(browser)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{served}/{language}/slip.html")
    page.evaluate("(it) => localStorage.setItem('policybank-slip', it)", json.dumps(COUNTED))
    found = {}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for path, ready in (
        ("slip.html", ".slip-on"),
        ("missing.html", ".slip-ask"),
        ("usage.html", "table.usage"),
    ):
        page.goto(f"{served}/{language}/{path}")
        page.locator(ready).first.wait_for()
        if path == "slip.html":
            page.locator("[data-slip=codes]").click()
            page.locator(".slip-codes svg").first.wait_for()
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                if (against := violations(page)) or wide:
                    found[f"{path} {width} {scheme}"] = against
    assert found == {}
    context.close()
