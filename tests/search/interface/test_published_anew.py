"""A page that stays open while the bank is published anew goes on searching, in the new bank."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from tests import make
from tests.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make.bank_to_build(tmp_path / "bank")
    make.document(root, "school-law", title={"en": "Law on Schools"})
    pipeline.build(root, jobs=1)
    shutil.copytree(root / "site", tmp_path / "served")
    return root


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with serve(root.parent / "served") as address:
        yield address


def open_page(page: Page, address: str) -> None:
    """Open the search page; of the index it knows the manifest then, and no more."""
    page.goto(f"{address}/en/search.html?q=")
    page.wait_for_function("Boolean(window.PolicyBank && PolicyBank.search)")
    page.evaluate("() => PolicyBank.searchReady()")


def titles(page: Page, query: str) -> list[str]:
    found = page.evaluate(
        "async (query) => (await PolicyBank.search(query)).results.map((one) => one.title)", query
    )
    return [str(one) for one in found]


@pytest.mark.browser
def test_an_open_page_finds_what_was_published_since(page: Page, root: Path, address: str) -> None:
    open_page(page, address)
    make.document(root, "teacher-law", title={"en": "Law on Teachers"})
    pipeline.build(root, jobs=1)
    shutil.rmtree(root.parent / "served" / "search")
    shutil.copytree(root / "site" / "search", root.parent / "served" / "search")
    assert titles(page, "teachers") == ["Law on Teachers"]


@pytest.mark.browser
def test_a_file_that_stays_missing_is_told_after_one_more_try(
    page: Page, root: Path, address: str
) -> None:
    open_page(page, address)
    shutil.rmtree(root.parent / "served" / "search")
    troubles = page.evaluate("async () => (await PolicyBank.search('teachers')).trouble")
    assert troubles == "missing-file"
