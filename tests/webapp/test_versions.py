"""Two releases of the bank never mix on a device: each page has the scripts it was made with, whatever the server shows by then."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.webapp import worker_off_text
from tests.search.interface.waiting import wait_until

from .builds import BUILDS_OF_PAGE, marked_build
from .conftest import BELOW, wait_kept
from .host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]
LAW, PLAN = "en/documents/school-law.html", "en/documents/school-plan.html"
# More than the scripts of one page: those that they would load later are counted too.
MANY = 15


@pytest.fixture(scope="session")
def builds(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("builds")
    return {letter: marked_build(site, folder / letter, letter) for letter in "AB"}


def builds_of(page: Page) -> list[str]:
    """Return the builds of which page and scripts are."""
    found, count = page.evaluate(BUILDS_OF_PAGE)
    assert count >= MANY
    return [str(one) for one in found]


def update_worker(page: Page, letter: str) -> None:
    """Let the browser look for a new worker, and wait until it has taken over and kept the pages of its build."""
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)"
    )
    wait_until(
        page,
        f"""(async () => {{
          const one = await navigator.serviceWorker.getRegistration();
          const kept = await (await caches.open("policybank:{BELOW}/")).match("{BELOW}/offline.html");
          return !one.installing && !one.waiting && one.active.state === "activated"
            && (await kept.text()).includes('data-build="{letter}"');
        }})()""",
    )


@pytest.mark.parametrize("is_updated", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_kept_page_works_with_its_own_scripts_after_a_new_release(
    visit: Visit, host: Host, builds: dict[str, Path], *, is_updated: bool
) -> None:
    host.folder = builds["A"]
    page = visit(LAW)
    page.goto(f"{host.address}/{PLAN}")
    wait_kept(page, LAW, PLAN)
    host.folder = builds["B"]
    if is_updated:
        update_worker(page, "B")
    page.goto(f"{host.address}/{LAW}")
    assert builds_of(page) == ["B"]
    wait_until(
        page,
        f"""(async () => (await (await (await caches.open("policybank:{BELOW}/")).match("{BELOW}/{LAW}")).text())
        .includes('data-build="B"'))()""",
    )
    # The server is there, and has nothing of build A any more; the page is late.
    host.held[PLAN] = threading.Event()
    page.goto(f"{host.address}/{PLAN}")
    page.locator(".kept-note").wait_for()
    assert builds_of(page) == ["A"]
    host.held.pop(PLAN).set()
    host.is_down = True
    page.goto(f"{host.address}/{LAW}")
    assert builds_of(page) == ["B"]


@pytest.mark.slow
def test_a_new_worker_takes_over_and_keeps_what_was_saved(
    visit: Visit, host: Host, builds: dict[str, Path]
) -> None:
    host.folder = builds["A"]
    page = visit(LAW)
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=without-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    host.folder = builds["B"]
    update_worker(page, "B")
    host.is_down = True
    page.goto(f"{host.address}/text/school-law.en.html")
    assert builds_of(page) == ["A"]
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("link", name="The school-law").wait_for()
    assert builds_of(page) == ["B"]


def test_a_bad_worker_is_got_rid_of_by_a_setting(
    visit: Visit, host: Host, builds: dict[str, Path], tmp_path: Path, site: Path
) -> None:
    """What `web_app: false` publishes in its place takes all away, and itself."""
    page = visit(LAW)
    wait_kept(page, LAW)
    without = tmp_path / "without"
    shutil.copytree(site, without)
    (without / "sw.js").write_text(worker_off_text(), encoding="utf-8")
    host.folder = without
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)"
    )
    wait_until(
        page,
        """(async () => !(await navigator.serviceWorker.getRegistration())
        && !(await caches.keys()).length && !(await indexedDB.databases()).length)()""",
    )


@pytest.mark.slow
def test_what_was_read_is_forgotten_and_what_was_saved_is_not(visit: Visit, host: Host) -> None:
    page = visit(LAW)
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline=without-pdfs]").click()
    page.locator("[data-offline=remove]").wait_for()
    page.goto(f"{host.address}/{PLAN}")
    wait_kept(page, PLAN)
    page.goto(f"{host.address}/en/saved.html")
    page.get_by_role("button", name="Forget what was read").click()
    page.get_by_text("What was read is forgotten").wait_for()
    host.is_down = True
    page.goto(f"{host.address}/{PLAN}")
    page.get_by_role("heading", name="No connection").wait_for()
    page.goto(f"{host.address}/{LAW}")
    assert builds_of_kept(page)


def builds_of_kept(page: Page) -> bool:
    """Whether a page from the device has its scripts."""
    page.locator(".kept-note").wait_for()
    return bool(page.evaluate("Boolean(PolicyBank.startReading)"))
