"""Wait for what a page says of itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SECONDS = 20.0


def wait_until(page: Page, claim: str) -> None:
    """Wait until the JavaScript expression `claim` is true on the page.

    Not Playwright's own `wait_for_function`, which evaluates in the page: our pages forbid that.
    """
    end = time.monotonic() + _SECONDS
    while not page.evaluate(claim):
        assert time.monotonic() < end, claim
        page.wait_for_timeout(20)
