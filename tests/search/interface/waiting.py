"""Wait for what a page says of itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# On a busy machine a page that takes a second takes twenty.
_SECONDS = 60.0

# The count is told to the ear when the answer is the last, and stands at the end of the list too.
_ANSWERED = """(() => {
  const last = document.querySelector(".found-list:not([hidden]) > :last-child");
  return Boolean(last) && new URL(last.href).searchParams.get("q") === document.querySelector("#find").value.trim()
    && last.textContent === document.querySelector(".find [role=status]").textContent;
})()"""


def wait_until(page: Page, claim: str) -> None:
    """Wait until the JavaScript expression `claim` is true on the page.

    Not Playwright's own `wait_for_function`, which evaluates in the page: our pages forbid that.
    """
    end = time.monotonic() + _SECONDS
    while not page.evaluate(claim):
        assert time.monotonic() < end, claim
        page.wait_for_timeout(20)


def wait_for_last_answer(page: Page) -> None:
    """Wait until the list under the box is the last answer to what is typed: candidates may still change places."""
    wait_until(page, _ANSWERED)


def wait_at_rest(page: Page, address: str) -> None:
    """Wait until the page at `address` has drawn what it draws of a query, a filter or a list."""
    if "search.html?" in address:
        wait_until(page, "document.querySelector('main [role=status]:not(:empty)') !== null")
    elif "browse.html" in address:
        wait_until(page, "document.querySelector('.browse-told:not(:empty)') !== null")
    elif "?q=" in address:
        wait_until(page, "document.querySelector('.places p:not(:empty)') !== null")
