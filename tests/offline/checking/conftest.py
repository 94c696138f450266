"""The two pages of a stick in a real browser, by double-click, and a folder that is let go over them with a real mouse."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.browser import find_browser
from policybank.core import write_bytes, write_text
from policybank.offline.checking import apply_page, verify_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# What a reader allows by a click on the browser's question, which no program can click on: pages may write to folders that
# they were given. The browser reads it from its profile.
_ALLOWED = {
    "profile": {
        "default_content_setting_values": {
            "file_system_read_guard": 1,
            "file_system_write_guard": 1,
        }
    }
}

Drop = Callable[..., None]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two pages; its path has a space and Khmer letters."""
    folder = tmp_path_factory.mktemp("checking") / "ទំព័រ ពីរ"
    write_bytes(folder / "verify.html", verify_page())
    write_bytes(folder / "apply-update.html", apply_page())
    return folder


@pytest.fixture(scope="session")
def writing(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser whose reader has allowed pages to write to the folders that they are given."""
    profile = tmp_path_factory.mktemp("profile")
    write_text(profile / "Default" / "Preferences", json.dumps(_ALLOWED))
    program = find_browser()
    assert program is not None, "the browser of these tests came from it"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=program.program,
        headless=True,
        args=["--disable-gpu", "--no-first-run", *(["--no-sandbox"] if is_root else [])],
        chromium_sandbox=not is_root,
    )
    yield context
    context.close()


def opened(page: Page, file: Path, language: str) -> list[str]:
    """Open a page of ours in `language`; what goes wrong in it, or is asked of anybody, is added to the list returned."""
    wrong: list[str] = []
    # Long enough for a machine that has much else to do.
    page.set_default_timeout(120_000)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith("file:") else wrong.append(asked.url),
    )
    page.goto(f"{file.as_uri()}#{language}")
    page.wait_for_selector("html[data-state=ready]")
    return wrong


def forget(page: Page) -> None:
    """Take back that the page is done, so that waiting for it waits for what comes next."""
    page.evaluate("() => { document.documentElement.dataset.state = 'waiting'; }")


def drop(page: Page, *files: Path) -> None:
    """Let files and folders go over the page, as a hand does with the mouse."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(one) for one in files], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 60, "y": 200, "data": data})
    session.detach()


def shown(page: Page, selector: str) -> str:
    """Return the text that a reader sees there."""
    return page.locator(selector).inner_text()
