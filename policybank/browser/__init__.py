"""Find a browser on this machine and open it: for tests, measurements and the PDFs of our own papers.

Only this room imports Playwright, which is in the lock of developers and not in a build's.
"""

from playwright.sync_api import Browser, CDPSession, FilePayload, FloatRect, Page, Route

from ._find import BrowserProgram, find_browser
from ._open import open_browser

__all__ = [
    "Browser",
    "BrowserProgram",
    "CDPSession",
    "FilePayload",
    "FloatRect",
    "Page",
    "Route",
    "find_browser",
    "open_browser",
]
