"""A small bank with documents to save, from a server that tests can switch off, in browsers that keep things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes
from tests import make
from tests.search.interface.waiting import wait_until

from .host import Host, serve_host

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BELOW = "/policy-bank"
_WORKER_IS_THERE = """(async () => {
  const one = await navigator.serviceWorker.getRegistration();
  return Boolean(one && one.active && one.active.state === "activated" && navigator.serviceWorker.controller);
})()"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    root = tmp_path_factory.mktemp("webapp") / "bank"
    make.bank_to_build(root)
    for number, name in enumerate(("school-law", "school-plan", "budget-plan")):
        folder = make.document(
            root, name, title={"km": f"ឯកសារ {name}", "en": f"The {name}"}, date="2019",
            bodies=["ministry"], pdfs=["en"] if number < 2 else [], working_groups=["school-reform"],
        )  # fmt: skip
        if number < 2:
            write_bytes(folder / f"{name}.en.pdf", make.pdf(f"Leaf of {name}", "Second leaf"))
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    return summary.site.folder


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A server that shows the site below a path, as GitHub's pages do."""
    with serve_host(site, below=BELOW) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, host: Host) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh profile and wait until the worker is there."""
    contexts = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type] # handed on as they are
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{host.address}/{path}")
        wait_until(page, _WORKER_IS_THERE)
        return page

    yield open_page
    for context in contexts:
        context.close()


def kept_paths(page: Page) -> list[str]:
    """Return the paths that the device keeps."""
    found = page.evaluate(
        """async (below) => (await (await caches.open("policybank:" + below + "/")).keys())
        .map((one) => new URL(one.url).pathname.slice(below.length + 1))""",
        BELOW,
    )
    return [str(one) for one in found]


def wait_kept(page: Page, *paths: str) -> None:
    """Wait until the device keeps all of `paths`."""
    for path in paths:
        wait_until(
            page,
            f'(async () => Boolean(await (await caches.open("policybank:{BELOW}/")).match("{BELOW}/{path}")))()',
        )
