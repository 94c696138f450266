"""What a screen reader is told, and in which order: trees of an invented bank, to be read like prose.

`build.py test --save-golden` writes them again. A change that only moves a part on the screen leaves them as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_text
from tests import make
from tests.pages.banks import DOCUMENTS
from tests.search.interface.waiting import wait_at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "home": "index.html",
    "document": "documents/school-plan.html",
    "browse": "browse.html",
    "search": "search.html?q=plan",
}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a bank of three invented documents."""
    root = tmp_path_factory.mktemp("invented")
    make.bank_to_build(root)
    for document_id, fields in DOCUMENTS.items():
        make.document(root, document_id, **fields)
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    return summary.site.folder


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_screen_reader_meets_the_parts_of_a_page_in_the_order_of_their_sense(
    browser: Browser, invented: Path, save_golden: bool, language: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    # A period that ends is told by the day of the reader.
    page.clock.set_fixed_time("2026-11-27T12:00:00")
    query = {"km": "?q=ផែនការ", "en": "?q=plan"}[language]
    for name, path in PAGES.items():
        page.goto(f"{invented.as_uri()}/{language}/{path.replace('?q=plan', query)}")
        if name == "search":
            page.locator(".search-hits > li").nth(1).wait_for()
            # It is told to the ear only when the reader has stopped typing for a while.
            page.locator("main [role=status]:not(:empty)").first.wait_for(state="attached")
        wait_at_rest(page, path)
        # Scripts write whole addresses, which begin with the folder of this run.
        heard = page.locator("body").aria_snapshot().replace(invented.as_uri(), "") + "\n"
        file = GOLDEN / f"{name}.{language}.yml"
        if save_golden:
            write_text(file, heard)
        assert heard == file.read_text(encoding="utf-8")
    context.close()
