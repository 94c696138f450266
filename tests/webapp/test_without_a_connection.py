"""What was read opens without a connection, what was not read says so, and a PDF that was saved is served in parts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from .conftest import BELOW, kept_paths, wait_kept
from .host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def test_what_was_read_opens_without_a_connection_and_says_so(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    wait_kept(page, "en/documents/school-law.html")  # read before there was a worker
    page.goto(f"{host.address}/km/documents/school-plan.html")
    wait_kept(page, "km/documents/school-plan.html")
    host.is_down = True
    page.goto(f"{host.address}/en/documents/school-law.html")
    assert page.locator("h1").inner_text() == "The school-law"
    page.locator(".kept-note").filter(has_text="No connection").wait_for()
    page.locator(".keep").wait_for()  # its scripts and styles are there too
    page.goto(f"{host.address}/km/documents/school-plan.html")
    page.locator(".kept-note").filter(has_text="គ្មានអ៊ីនធឺណិត").wait_for()


def test_an_unread_page_leads_to_what_is_kept(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    wait_kept(page, "en/documents/school-law.html")
    host.is_down = True
    page.goto(f"{host.address}/text/school-law.en.html")
    page.get_by_role("heading", name="No connection").wait_for()
    page.get_by_role("heading", name="គ្មានអ៊ីនធឺណិត").wait_for()
    page.get_by_role("link", name="The school-law").click()
    page.locator(".kept-note").wait_for()
    page.goto(f"{host.address}/text/school-law.en.html")
    page.get_by_role("link", name="Saved on this device").click()
    page.get_by_text("Nothing is saved yet").wait_for()
    assert page.url == f"{host.address}/en/saved.html"
    host.is_down = False
    page.goto(f"{host.address}/text/school-law.en.html")
    assert page.locator(".leaf").count() == 2
    assert page.locator(".kept-note").count() == 0


@pytest.mark.slow
def test_the_way_in_opens_without_a_connection(visit: Visit, host: Host) -> None:
    page = visit("en/about.html")
    host.is_down = True
    page.goto(f"{host.address}/")
    page.get_by_role("link", name="English").first.click()
    page.locator(".kept-note").wait_for()
    assert page.url == f"{host.address}/en/index.html"


@pytest.mark.slow
def test_a_server_in_trouble_is_no_connection(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    wait_kept(page, "en/documents/school-law.html")
    host.broken["en/documents/school-law.html"] = 503
    page.reload()
    page.locator(".kept-note").wait_for()


def test_errors_foreign_files_and_other_kinds_are_never_kept(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    answer = page.goto(f"{host.address}/en/documents/no-such.html")
    assert answer is not None
    assert answer.status == 404
    page.goto(f"{host.address}/en/documents/school-plan.html")
    for path in ("catalogue.json", "en/feeds/all.xml", "no-such-file.js"):
        page.evaluate("async (it) => { await fetch(it); }", f"{BELOW}/{path}")
    wait_kept(page, "en/documents/school-plan.html")
    kept = kept_paths(page)
    assert not [one for one in kept if one.startswith(("catalogue", "en/feeds", "no-such"))]
    assert "en/documents/no-such.html" not in kept
    assert len(kept) == len(set(kept))


@pytest.mark.slow
def test_the_network_is_asked_first_and_what_it_says_is_kept(
    visit: Visit, host: Host, tmp_path: object
) -> None:
    page = visit("en/documents/school-law.html")
    wait_kept(page, "en/documents/school-law.html")
    before = host.asked_paths().count("en/documents/school-law.html")
    page.reload()
    assert host.asked_paths().count("en/documents/school-law.html") == before + 1
    assert page.locator(".kept-note").count() == 0


def test_a_connection_that_says_nothing_is_not_waited_for(visit: Visit, host: Host) -> None:
    """The worker's own patience ends the wait: the server answers only after the test."""
    page = visit("en/documents/school-law.html")
    wait_kept(page, "en/documents/school-law.html")
    host.held["en/documents/school-law.html"] = threading.Event()
    page.reload()
    page.locator(".kept-note").filter(has_text="too slow").wait_for()
