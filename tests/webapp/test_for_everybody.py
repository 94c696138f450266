"""What is offered and what is saved, for those who see little, who use keys alone, and whose screen is small."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.site.test_accessibility import violations

from .host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.slow
@pytest.mark.parametrize(("language", "scheme"), [("km", "dark"), ("en", "light")])
def test_axe_finds_nothing_in_any_state(
    visit: Callable[..., Page], host: Host, language: str, scheme: str
) -> None:
    page = visit(
        f"{language}/documents/school-law.html", bypass_csp=True, color_scheme=scheme,
        viewport={"width": 390, "height": 844}, reduced_motion="reduce",
    )  # fmt: skip
    page.locator(".keeping .offline").click()
    page.locator("[data-offline=with-pdfs]").wait_for()
    assert violations(page) == []
    page.locator("[data-offline=with-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    assert violations(page) == []
    page.goto(f"{host.address}/{language}/saved.html")
    page.locator("[data-offline=keep-search]").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    host.is_down = True
    page.goto(f"{host.address}/{language}/documents/school-law.html")
    page.locator(".kept-note").wait_for()
    assert violations(page) == []
    page.goto(f"{host.address}/{language}/documents/budget-plan.html")
    page.locator(".kept-pages li").first.wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_document_is_saved_and_removed_by_keys_alone(visit: Callable[..., Page]) -> None:
    page = visit("en/documents/school-law.html")
    page.locator(".keep").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Save for offline"
    page.keyboard.press("Enter")
    page.locator("[data-offline=with-pdfs]").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("[data-offline=remove]").wait_for()
    # The focus is where the reader goes on, and not lost with the button that is gone.
    assert page.evaluate("document.activeElement.dataset.offline") == "remove"
    page.keyboard.press("Enter")
    page.locator("[data-offline=without-pdfs]").wait_for()
    page.locator(".keeping .offline").focus()
    page.keyboard.press("Enter")
    assert page.locator(".offline-panel").count() == 0
    assert page.locator(".keeping .offline").get_attribute("aria-expanded") == "false"
