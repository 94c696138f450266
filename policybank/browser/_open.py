"""Open a browser that talks to nobody but us."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from ._find import BrowserProgram

# A fresh browser asks its maker's servers for updates, models and lists. In tests that count requests to other hosts,
# and on a slow link, it must not.
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-gpu",
    # Coloured edges of letters are for one screen; a picture is looked at on others and on paper.
    "--disable-lcd-text",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)


@contextmanager
def open_browser(program: BrowserProgram) -> Iterator[Browser]:
    """Start `program` without a window and yield Playwright's handle to it; it is closed at the end."""
    flags = list(_FLAGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses its sandbox to root (containers of CI); everybody else keeps it.
        flags.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program.program,
            headless=True,
            args=flags,
            chromium_sandbox="--no-sandbox" not in flags,
        )
        try:
            yield browser
        finally:
            browser.close()
