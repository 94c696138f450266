"""Find a Chromium: on the system first, for it is there or comes with the distribution's updates; else Playwright's.

Firefox and WebKit are not looked for: what we test of them would differ from machine to machine, and only Chromium
prints PDFs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)

_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserProgram:
    """A browser that can be started."""

    program: Path


def find_browser(*, install: bool = False) -> BrowserProgram | None:
    """Return a browser of this machine, or None.

    `POLICYBANK_BROWSER` names one outright. With `install`, Playwright fetches its own Chromium (about 170 MB) when
    there is none; without the network, or on a system it does not know, the answer is None all the same.
    """
    for file in _places():
        if file.is_file():
            return BrowserProgram(program=file)
    own = _of_playwright()
    if own is None and install:
        own = _install()
    return own


def _places() -> Iterator[Path]:
    named = os.environ.get("POLICYBANK_BROWSER")
    if named:
        yield Path(named)
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            for name in _MACOS:
                yield folder / name
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            start = os.environ.get(variable)
            if start:
                for name in _WINDOWS:
                    yield Path(start, name)


def _of_playwright() -> BrowserProgram | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        file = Path(playwright.chromium.executable_path)
    return BrowserProgram(program=file) if file.is_file() else None


def _install() -> BrowserProgram | None:
    command = [sys.executable, "-P", "-m", "playwright", "install", "chromium"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=600)
    except subprocess.TimeoutExpired:
        return None
    return _of_playwright() if done.returncode == 0 else None
