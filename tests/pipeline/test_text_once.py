"""On a stick the pages of texts are what the search reads: as the real templates write them, in a real browser, from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes
from policybank.pages import STICK, WEB
from policybank.search import SearchEngine
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What means something to JavaScript or to HTML, and a word on each of two leaves.
LEAVES = (
    "Every `child` pays ${no fee} & 3 < 4 in <b> the village school",
    "A second leaf on the school's budget, that is \\no more",
)
ASKED = ("school", '"village school"', "child pays", "budget", "no fee")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = make.bank_to_build(tmp_path_factory.mktemp("bank"))
    for name in ("school-law", "fee-law"):
        folder = make.document(root, name, title={"en": name.replace("-", " ")}, pdfs=["en"])
        write_bytes(
            folder / f"{name}.en.pdf", make.pdf(*(leaf.replace("\\", "\\\\") for leaf in LEAVES))
        )
    built = [pipeline.build(root, medium=medium, jobs=1).site for medium in (WEB, STICK)]
    web, stick = (site.folder for site in built if site is not None)
    return web, stick


@pytest.mark.slow
def test_the_search_of_a_stick_answers_from_its_pages_as_the_web_does(
    sites: tuple[Path, Path],
) -> None:
    web, stick = sites
    assert list(web.glob("search/*month*leaves*/t*"))
    assert not list(stick.glob("search/*month*leaves*/t*"))
    with SearchEngine(web) as there, SearchEngine(stick) as here:
        for query in ASKED:
            expected = there.search(query, {"language": "en"})
            assert any(leaf["snippet"] for one in expected["results"] for leaf in one["leaves"])
            assert here.search(query, {"language": "en"}) == expected


@pytest.mark.slow
@pytest.mark.browser
def test_a_page_that_is_a_script_too_is_read_as_a_page(
    sites: tuple[Path, Path], browser: Browser
) -> None:
    _, stick = sites
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((stick / "text" / "school-law.en.html").as_uri())
    assert [one.inner_text() for one in page.locator(".leaf div > p").all()] == list(LEAVES)
    # Nothing of the script's own signs is to be seen.
    shown = page.locator("html").inner_text()
    assert not [sign for sign in ("PolicyBank", "-->", "`)") if sign in shown]
    context.close()


@pytest.mark.slow
@pytest.mark.browser
def test_the_search_of_a_folder_shows_the_text_around_a_hit(
    sites: tuple[Path, Path], browser: Browser
) -> None:
    _, stick = sites
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{(stick / 'en' / 'search.html').as_uri()}?q=village")
    page.locator("mark", has_text="village").first.wait_for()
    page.goto((stick / "text" / "school-law.en.html").as_uri())
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert said == []
    context.close()


@pytest.mark.slow
def test_a_copy_tells_nothing_to_search_engines(sites: tuple[Path, Path]) -> None:
    web, stick = (
        (site / "km" / "documents" / "school-law.html").read_text("utf-8") for site in sites
    )
    for sign in ("application/ld+json", "citation_title", "og:title", 'rel="canonical"'):
        assert sign in web
        assert sign not in stick


@pytest.mark.slow
def test_the_picture_of_a_pdf_goes_with_it(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    make.document(root, "school-law", pdfs=["en"])
    for choose, is_there in ((None, True), (lambda bank: frozenset(bank.published_pdfs), False)):
        site = pipeline.build(root, medium=STICK, choose_pdfs=choose, jobs=1).site
        assert site is not None
        page = (site.folder / "en" / "documents" / "school-law.html").read_text("utf-8")
        assert bool(list(site.folder.glob("pictures/*"))) is is_there
        assert ('class="first-leaf"' in page) is is_there
