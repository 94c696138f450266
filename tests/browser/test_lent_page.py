"""A page that one test after the other gets carries nothing from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.lent_page import LentPage, PageLender

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

_LEAVE = """async () => {
  localStorage.setItem("a", "1");
  sessionStorage.setItem("a", "1");
  await new Promise((done) => { indexedDB.open("a").onsuccess = done; });
  history.pushState(1, "", "#here");
}"""
_FIND = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, history.length, scrollY,
  innerWidth, location.hash]"""


@pytest.fixture
def lender(browser: Browser) -> Iterator[PageLender]:
    lender = PageLender(browser)
    yield lender
    lender.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    file = tmp_path / "page.html"
    file.write_text(
        "<script src='part.js'></script><p style='height: 3000px'>page</p>", encoding="utf-8"
    )
    return file.as_uri()


def test_a_page_that_is_lent_again_is_as_a_new_one(
    lender: PageLender, address: str, tmp_path: Path
) -> None:
    said: list[str] = []
    found: list[object] = []
    for script in ("1", "2"):
        (tmp_path / "part.js").write_text(f"window.part = {script}", encoding="utf-8")
        lent = lender.lend()
        lent.on("console", lambda message: said.append(message.text))
        lent.goto(address)
        lent.evaluate("console.log('one for each test')")
        found.append(lent.evaluate(_FIND))
        assert lent.evaluate("String(part)") == script
        lent.set_viewport_size({"width": 400, "height": 300})
        lent.evaluate("scrollTo(0, 500)")
        lent.evaluate(_LEAVE)
        lender.take_back(lent, has_failed=False)
    # The step from the empty page is the second of the history.
    assert found == [[0, 0, 0, 2, 0, 1280, ""]] * 2
    assert len(said) == 2


def page_behind(lent: LentPage) -> object:
    return lent._impl_obj


def test_a_page_to_which_something_was_done_for_good_is_not_lent_again(
    lender: PageLender, address: str
) -> None:
    harmless = lender.lend()
    harmless.goto(address)
    lender.take_back(harmless, has_failed=False)
    scripted = lender.lend()
    assert page_behind(scripted) is page_behind(harmless)
    scripted.add_init_script("window.added = true")
    scripted.goto(address)
    lender.take_back(scripted, has_failed=False)
    failed = lender.lend()
    assert page_behind(failed) is not page_behind(scripted)
    assert failed.goto(address) is not None
    assert failed.evaluate("'added' in window") is False
    lender.take_back(failed, has_failed=True)
    assert page_behind(lender.lend()) is not page_behind(failed)
