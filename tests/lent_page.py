"""One page of the browser, lent to one test after the other: opening one costs more than most tests do on it.

A test gets it as a new one is: without storage, history, listeners, at the first size. What else a test may do to a page
(scripts that run before its own, routes, another clock, the profile itself) is not undone; a test that asks for anything
that is not listed here, or fails, or visits a server, is the last with this page, and the next one gets a new one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, cast

from playwright.sync_api import Browser, Error, Page

_SIZE = {"width": 1280, "height": 720}
# On a busy machine what takes a second takes twenty.
_MILLISECONDS = 60_000
# A worker would fetch thirty files for each new profile, and answer where a test stands in for the server; tests/webapp has
# profiles of its own. (Playwright's way of blocking them says so on the console, which tests listen to.)
_NO_WORKER = "if (navigator.serviceWorker) navigator.serviceWorker.register = async () => {};"
# What changes nothing that `_clean` does not put back.
_UNDONE = frozenset(
    """
    add_script_tag check click content evaluate expect_download expect_request expect_response fill focus get_attribute
    get_by_label get_by_role get_by_text go_back go_forward goto hover inner_text input_value is_checked is_visible keyboard
    locator mouse on press reload screenshot select_option set_content set_default_timeout set_viewport_size title url
    viewport_size wait_for_function wait_for_load_state wait_for_selector wait_for_timeout wait_for_url
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)


class LentPage(Page):
    """A page that notes whether it can be lent again."""

    def __init__(self, page: Page) -> None:
        super().__init__(page._impl_obj)
        self._listeners: list[tuple[Any, Callable[..., Any]]] = []
        self._is_spent = False

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in _UNDONE:
            self._is_spent = True
        return super().__getattribute__(name)

    def on(self, event: Any, f: Callable[..., Any]) -> None:
        """Listen as a page does, until the page is given back."""
        self._listeners.append((event, f))
        super().on(event, f)

    def goto(self, url: str, **options: Any) -> Any:
        """Go where a page goes; what a server leaves in the browser is not looked for."""
        self._is_spent |= not url.startswith("file:")
        return super().goto(url, **options)


class PageLender:
    """Lends the pages of one browser, one at a time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._page: Page | None = None
        self._clean: Callable[[Page], None] = _cannot

    def lend(self) -> LentPage:
        """Return a page that is as a new one."""
        if self._page is None:
            context = self._browser.new_context(viewport=cast("Any", _SIZE))
            context.add_init_script(_NO_WORKER)
            self._page = context.new_page()
            self._page.set_default_timeout(_MILLISECONDS)
            session = context.new_cdp_session(self._page)
            session.send("Network.enable")

            def clean(page: Page) -> None:
                page.evaluate("sessionStorage.clear()")
                page.goto("about:blank")
                everything = {"origin": "file://", "storageTypes": "all"}
                session.send("Storage.clearDataForOrigin", everything)
                session.send("Page.resetNavigationHistory")
                # A browser that is told to use no cache lets go of what it has.
                for is_off in (True, False):
                    session.send("Network.setCacheDisabled", {"cacheDisabled": is_off})
                page.mouse.move(0, 0)
                if page.viewport_size != _SIZE:
                    page.set_viewport_size(cast("Any", _SIZE))
                page.set_default_timeout(_MILLISECONDS)

            self._clean = clean
        return LentPage(self._page)

    def take_back(self, lent: LentPage, *, has_failed: bool) -> None:
        """Make the page ready for the next test, or close it with its profile."""
        page = self._page
        if page is None:
            return
        if not lent._is_spent and not has_failed and page.url.startswith("file:"):
            for event, listener in lent._listeners:
                page.remove_listener(event, listener)
            with contextlib.suppress(Error):
                self._clean(page)
                return
        self.close()

    def close(self) -> None:
        """Close the page with its profile."""
        page, self._page = self._page, None
        if page is not None:
            page.context.close()


def _cannot(page: Page) -> None:
    raise RuntimeError("no page was lent")
