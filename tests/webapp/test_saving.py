"""A document or a list is saved with its size told beforehand, opens without a connection, is brought up to date, and removed."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.search.interface.waiting import wait_until

from .conftest import BELOW, kept_paths, wait_kept
from .host import Host

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]
PDF = "files/school-law.en.pdf"
# As the browser answers on a phone that is nearly full.
NEARLY_FULL = "navigator.storage.estimate = async () => ({ quota: 60e6, usage: 50e6 - 1 });"


def save(page: Page, how: str) -> None:
    """Press the button of the page, and the one that begins."""
    page.get_by_role("button", name="Save for offline").click()
    page.locator(f".offline-panel [data-offline={how}]").click()
    page.locator(".offline-panel [data-offline=remove]").wait_for()


def saved(page: Page) -> None:
    """Wait until it is said that all is saved."""
    page.locator("[role=status]", has_text="Saved on").first.wait_for()


def fetched(page: Page, path: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a page gets for a path."""
    found: dict[str, Any] = page.evaluate(
        """async ([path, headers]) => {
          const answer = await fetch(path, { headers });
          const told = Object.fromEntries(answer.headers);
          return { status: answer.status, headers: told, size: (await answer.arrayBuffer()).byteLength };
        }""",
        [f"{BELOW}/{path}", headers or {}],
    )
    return found


def test_a_document_is_saved_with_its_pdf_and_served_in_parts(
    visit: Visit, host: Host, site: Path
) -> None:
    page = visit("en/documents/school-law.html")
    page.get_by_role("button", name="Save for offline").click()
    panel = page.locator(".offline-panel")
    panel.locator("[data-offline=with-pdfs]").wait_for()
    sizes = json.loads((site / "offline/documents/0.json").read_bytes())["school-law"]["files"]
    plain = sum(size for path, size in sizes.items() if not path.endswith(".pdf"))
    assert (
        f"({round(plain / 1000)} KB)" in panel.locator("[data-offline=without-pdfs]").inner_text()
    )
    panel.locator("[data-offline=with-pdfs]").click()
    panel.locator("[data-offline=remove]").wait_for()
    panel.filter(has_text="Saved on").wait_for()
    host.is_down = True
    page.goto(f"{host.address}/text/school-law.en.html")
    assert page.locator(".leaf").count() == 2
    page.goto(f"{host.address}/km/documents/school-law.html")
    page.locator(".kept-note").wait_for()
    size = sizes[PDF]
    whole = fetched(page, PDF)
    assert (whole["status"], whole["size"]) == (200, size)
    part = fetched(page, PDF, {"range": "bytes=10-19"})
    assert (part["status"], part["size"]) == (206, 10)
    assert part["headers"]["content-range"] == f"bytes 10-19/{size}"
    assert fetched(page, PDF, {"range": "bytes=-5"})["size"] == 5
    assert fetched(page, PDF, {"range": f"bytes={size}-"})["status"] == 416


@pytest.mark.slow
def test_the_pages_of_a_saved_pdf_are_drawn_without_a_connection(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    save(page, "with-pdfs")
    host.is_down = True
    page.goto(f"{host.address}/text/school-law.en.html?pages")
    page.locator("canvas").first.wait_for()


@pytest.mark.slow
def test_without_pdfs_the_pdf_stays_with_the_server(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    save(page, "without-pdfs")
    assert PDF not in kept_paths(page)
    assert fetched(page, PDF)["status"] == 200
    host.is_down = True
    assert page.evaluate(f"fetch('{BELOW}/{PDF}').then(() => 1, () => 0)") == 0


@pytest.mark.slow
def test_a_saved_pdf_that_the_server_has_anew_comes_from_the_server(
    visit: Visit, host: Host, site: Path
) -> None:
    page = visit("en/documents/school-law.html")
    save(page, "with-pdfs")
    host.asked.clear()
    assert fetched(page, PDF)["status"] == 200
    assert (host.asked_paths("HEAD"), host.asked_paths()) == ([PDF], [])
    # The same again under another date: nobody can know that it is the same.
    page.evaluate(
        """async ([name, path]) => {
          const cache = await caches.open(name);
          const old = await cache.match(path);
          const headers = new Headers(old.headers);
          headers.set("last-modified", "Mon, 01 Jan 2001 00:00:00 GMT");
          await cache.put(path, new Response(await old.blob(), { headers }));
          await (await navigator.serviceWorker.getRegistration()).unregister();
        }""",
        [f"policybank:{BELOW}/", f"{BELOW}/{PDF}"],
    )
    page.goto(f"{host.address}/en/documents/school-law.html")
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    host.asked.clear()
    assert fetched(page, PDF)["status"] == 200
    assert host.asked_paths() == [PDF]


def test_a_whole_list_is_saved_and_removed_again(visit: Visit, host: Host) -> None:
    page = visit("en/working-groups/school-reform.html")
    wait_kept(page, "en/working-groups/school-reform.html")
    read = set(kept_paths(page))
    page.get_by_role("button", name="Save all of this for offline").click()
    page.get_by_text("The list and 3 documents with their texts").wait_for()
    page.locator("[data-offline=with-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    host.is_down = True
    page.goto(f"{host.address}/km/working-groups/school-reform.html")
    page.get_by_role("link", name="ឯកសារ budget-plan").click()
    page.locator(".kept-note").wait_for()
    host.is_down = False
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("button", name="Remove from this device").click()
    page.get_by_text("Nothing is saved yet").wait_for()
    left = set(kept_paths(page))
    assert not [one for one in left - read if "school-plan" in one or one.endswith(".pdf")]


@pytest.mark.slow
def test_what_two_things_share_stays_for_the_other(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    save(page, "with-pdfs")
    page.goto(f"{host.address}/en/reading/working-groups/school-reform.html")
    page.get_by_role("button", name="Save all of this for offline").click()
    page.locator("[data-offline=without-pdfs]").click()
    page.locator("[data-offline=remove]").click()
    page.locator("[data-offline=without-pdfs]").wait_for()
    kept = kept_paths(page)
    assert {PDF, "en/documents/school-law.html", "text/school-law.en.html"} <= set(kept)
    assert "en/documents/budget-plan.html" not in kept


@pytest.mark.slow
def test_the_readers_own_list_is_saved(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-plan.html")
    page.locator(".keep").click()
    page.get_by_text("Open the list (1)").click()
    page.locator(".list-body").wait_for()
    page.get_by_role("button", name="Save all of this for offline").click()
    page.locator("[data-offline=without-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    host.is_down = True
    page.reload()
    page.locator(".kept-citation").wait_for()
    page.goto(f"{host.address}/text/school-plan.en.html")
    assert page.locator(".leaf").count() == 2


def test_too_little_room_is_said_before_anything_is_fetched(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    page.evaluate(NEARLY_FULL)
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=with-pdfs]").wait_for()
    host.asked.clear()
    page.locator("[data-offline=with-pdfs]").click()
    page.get_by_role("alert").filter(has_text="There is not enough room").wait_for()
    assert not [one for one in host.asked_paths() if not one.startswith("offline/")]
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_text("Nothing is saved yet").wait_for()


@pytest.mark.slow
def test_a_device_that_fills_up_keeps_what_fits_and_goes_on_later(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    page.evaluate(
        """() => {
          const put = Cache.prototype.put;
          Cache.prototype.put = function (...given) {
            if (window.isFull && String(given[0]).endsWith(".pdf")) throw new DOMException("full", "QuotaExceededError");
            return put.apply(this, given);
          };
          window.isFull = true;
        }"""
    )
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=with-pdfs]").click()
    page.get_by_text("The device is full").wait_for()
    page.evaluate("window.isFull = false")
    page.locator("[data-offline=continue]").click()
    saved(page)
    assert PDF in kept_paths(page)


@pytest.mark.slow
def test_what_did_not_come_is_said_and_only_that_is_fetched_again(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    host.broken[PDF] = 404
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=with-pdfs]").click()
    page.get_by_text("1 file did not come").wait_for()
    host.broken.clear()
    host.asked.clear()
    page.locator("[data-offline=continue]").click()
    saved(page)
    assert [one for one in host.asked_paths() if not one.startswith("offline/")] == [PDF]


@pytest.mark.slow
def test_a_saving_is_stopped_and_goes_on_from_the_page_of_saved_things(
    visit: Visit, host: Host
) -> None:
    page = visit("en/documents/school-law.html")
    host.held[PDF] = threading.Event()
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=with-pdfs]").click()
    wait_kept(page, "text/school-law.en.html")
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Not finished").wait_for()
    host.held.pop(PDF).set()
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("button", name="Continue").click()
    saved(page)
    assert PDF in kept_paths(page)


def test_what_changed_is_brought_up_to_date(
    visit: Visit, host: Host, site: Path, tmp_path: Path
) -> None:
    page = visit("en/documents/school-law.html")
    save(page, "without-pdfs")
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("button", name="Update what has changed").click()
    page.get_by_text("Everything is up to date").wait_for()
    newer = tmp_path / "newer"
    shutil.copytree(site, newer)
    sizes = newer / "offline/documents/0.json"
    table = json.loads(sizes.read_bytes())
    table["school-law"]["mark"] = "0123456789"
    sizes.write_text(json.dumps(table), encoding="utf-8")
    text = newer / "text/school-law.en.html"
    text.write_text(
        text.read_text(encoding="utf-8").replace("Second leaf", "Second leaf, mended"),
        encoding="utf-8",
    )
    host.folder = newer
    page.get_by_role("button", name="Update what has changed").click()
    page.get_by_text("Updated: 1").wait_for()
    host.is_down = True
    page.goto(f"{host.address}/text/school-law.en.html")
    page.locator("#leaf-2").filter(has_text="Second leaf, mended").wait_for()


@pytest.mark.slow
def test_a_bank_that_cannot_be_reached_is_said(visit: Visit, host: Host) -> None:
    page = visit("en/documents/school-law.html")
    host.is_down = True
    page.get_by_role("button", name="Save for offline").click()
    page.get_by_text("The bank cannot be reached now").wait_for()
    host.is_down = False
    page.get_by_role("button", name="Try again").click()
    page.locator("[data-offline=with-pdfs]").wait_for()


@pytest.mark.slow
def test_the_search_is_saved_and_searches_without_a_connection(visit: Visit, host: Host) -> None:
    page = visit("en/saved.html")
    page.get_by_role("button", name="Save the search").click()
    page.get_by_role("button", name="Remove the search").wait_for()
    host.is_down = True
    page.goto(f"{host.address}/en/search.html?q=budget")
    page.get_by_role("link", name="The budget-plan").first.wait_for()
    host.is_down = False
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("button", name="Remove the search").click()
    page.get_by_role("button", name="Save the search").wait_for()
