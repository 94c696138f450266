"""What all tests share: which of them run, and the browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from policybank.browser import find_browser, open_browser
from policybank.text import Tesseract, find_tesseract
from tests.lent_page import PageLender

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# No test asserts wall time: on a busy machine a law that holds would else be told as broken. CI judges a change by the same
# examples each time; at a developer's desk Hypothesis looks for new ones.
settings.register_profile(
    "laws",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("policybank")
    group.addoption("--all", action="store_true", help="run the slow tests too")
    group.addoption("--slow", action="store_true", help="run the slow tests and no others")
    group.addoption("--save-golden", action="store_true", help="write the expected files again")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    wants_slow = bool(config.getoption("--slow"))
    kept = [item for item in items if bool(item.get_closest_marker("slow")) == wants_slow]
    left = [item for item in items if bool(item.get_closest_marker("slow")) != wants_slow]
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(scope="session")
def save_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are written instead of compared (`build.py test --save-golden`)."""
    return bool(request.config.getoption("--save-golden"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    program = find_browser()
    if program is None:
        reason = "no Chromium, Chrome or Edge was found, and Playwright could not fetch one"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with open_browser(program) as opened:
        yield opened


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    """The Tesseract of this machine, with its Khmer model."""
    found = find_tesseract()
    if found is None:
        reason = (
            "no Tesseract with the Khmer script model was found (Debian: tesseract-ocr-script-khmr)"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def page_lender(browser: Browser) -> Iterator[PageLender]:
    """Lends one page to many tests."""
    lender = PageLender(browser)
    yield lender
    lender.close()


@pytest.fixture
def page(page_lender: PageLender, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without anything of another test: no storage, no history, no listener."""
    failed = request.session.testsfailed
    lent = page_lender.lend()
    yield lent
    page_lender.take_back(lent, has_failed=request.session.testsfailed > failed)
