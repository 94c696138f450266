"""Where nothing can be kept, nothing is offered: by double-click, without service workers, where they are refused, without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import BELOW
from .host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LAW = "documents/school-law.html"
WITHOUT = (
    """Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });"""
)
REFUSED = """ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError"));"""


@pytest.fixture
def open_silent(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page that must not complain of anything."""
    contexts = []
    said: list[str] = []

    def open_page(address: str, script: str = "", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type] # handed on as they are
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        if script:
            page.add_init_script(script)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def offered(page: Page) -> int:
    return sum(one.is_visible() for one in page.locator(".offline").all())


def test_a_folder_opened_by_double_click_offers_nothing(
    open_silent: Callable[..., Page], site: Path
) -> None:
    page = open_silent(f"{site.as_uri()}/en/{LAW}")
    assert offered(page) == 0
    page.goto(f"{site.as_uri()}/en/saved.html")
    page.get_by_text("opened from a folder or a stick").wait_for()
    assert not page.locator(".saved-page").is_visible()


@pytest.mark.parametrize("script", [WITHOUT, REFUSED], ids=["without", "refused"])
def test_a_browser_without_workers_offers_nothing(
    open_silent: Callable[..., Page], host: Host, script: str
) -> None:
    page = open_silent(f"{host.address}/en/{LAW}", script)
    page.locator("html:not([data-app])").wait_for()
    assert offered(page) == 0
    page.locator(".keep").wait_for()


def test_without_scripts_nothing_is_offered_and_the_page_says_why(
    open_silent: Callable[..., Page], host: Host
) -> None:
    page = open_silent(f"{host.address}/km/{LAW}", java_script_enabled=False)
    assert offered(page) == 0
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_text("needs scripts, which are switched off here").wait_for()


@pytest.mark.slow
def test_a_reader_who_asks_for_little_data_gets_the_worker_when_saving(
    open_silent: Callable[..., Page], host: Host
) -> None:
    script = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    page = open_silent(f"{host.address}/en/{LAW}", script)
    page.wait_for_load_state("load")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=without-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is True


def test_the_worker_sees_the_bank_only(open_silent: Callable[..., Page], host: Host) -> None:
    page = open_silent(f"{host.address}/en/{LAW}")
    scope = page.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)")
    assert scope == f"{host.address}/"
    assert scope.endswith(f"{BELOW}/")
