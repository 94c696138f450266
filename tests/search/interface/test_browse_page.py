"""The browse page in a real browser: filters that work together, from a server and by double-click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from policybank import pipeline
from policybank.packages import package_folder
from tests import make
from tests.search.interface.waiting import wait_until
from tests.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LAWS = 27


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with laws on teachers of the years 2001 and on, and three plans on finance, of which one is over."""
    root = make.bank_to_build(tmp_path_factory.mktemp("browse") / "ឯកសារ គំរូ")
    for number in range(LAWS):
        make.document(
            root,
            f"law-{number:02d}",
            title={"km": f"ច្បាប់ទី{number}", "en": f"Law {chr(65 + number % 26)}{number:02d}"},
            date=f"{2001 + number % 20}",
            themes=["teachers"] if number % 2 else ["teachers", "finance"],
            bodies=["ministry"],
        )
    for name, end in (("old", 2004), ("new", 2089), ("next", 2090)):
        make.document(
            root,
            f"plan-{name}",
            title={"en": f"Plan & {name}"},
            type="strategic-plan",
            rights={"statement": "link-only"},
            period={"start": str(end - 4), "end": str(end)},
            themes=["finance"],
        )
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    return summary.site.folder


@pytest.fixture(scope="module")
def served_catalogue(catalogue: Path) -> Iterator[str]:
    with serve(catalogue) as address:
        yield address


@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, catalogue: Path) -> str:
    if request.param == "server":
        return str(request.getfixturevalue("served_catalogue"))
    return catalogue.as_uri()


def open_browse(page: Page, base: str, address: str = "", *, language: str = "en") -> None:
    """Open the browse page and wait until its filters answer."""
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(f"{base}/{language}/browse.html{address}")
    # The words for this button come with the table of all documents.
    wait_until(page, "Boolean(document.querySelector('.browse-done button').textContent)")
    wait_until(page, "!document.querySelector('.browse-entries[aria-busy]')")


def choose(page: Page, facet: str, value: str) -> None:
    box = page.locator(f"[data-facet={facet}] input[value={value}]")
    if not box.is_visible():
        page.click(f"[data-facet={facet}] summary")
    before = page.inner_text(".search-summary")
    box.click()
    wait_until(page, f"document.querySelector('.search-summary').textContent !== {before!r}")
    wait_until(page, "!document.querySelector('.browse-entries[aria-busy]')")


def found(page: Page) -> str:
    return page.inner_text(".search-summary")


def titles(page: Page) -> list[str]:
    return page.locator(".entry-title").all_inner_texts()


def count_of(page: Page, facet: str, value: str) -> str:
    box = page.locator(f"[data-facet={facet}] label:has(input[value={value}]) .count")
    return box.text_content() or ""


def test_before_any_script_has_come_the_newest_documents_can_be_tapped(
    browser: Browser, catalogue: Path
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{catalogue.as_uri()}/en/browse.html")
    assert titles(page)[:2] == ["Plan & next", "Plan & new"]
    assert page.is_visible(".search-off.note")
    assert not page.is_visible(".search-filters")
    assert not page.is_visible(".search-more")
    page.click(".entry-title >> nth=0")
    assert page.url.endswith("/en/documents/plan-next.html")
    page.context.close()


def test_facets_narrow_together_and_values_of_one_widen_each_other(page: Page, base: str) -> None:
    open_browse(page, base)
    assert found(page) == "30 documents"
    choose(page, "theme", "finance")
    assert found(page) == "17 documents"
    assert count_of(page, "type", "law") == "14"
    assert count_of(page, "type", "strategic-plan") == "3"
    choose(page, "type", "strategic-plan")
    assert sorted(titles(page)) == ["Plan & new", "Plan & next", "Plan & old"]
    # What the facet itself narrows does not count against its other values.
    assert count_of(page, "type", "law") == "14"
    choose(page, "type", "law")
    assert found(page) == "17 documents"


def test_a_plan_whose_period_is_over_is_found_by_the_readers_clock(page: Page, base: str) -> None:
    open_browse(page, base)
    choose(page, "status", "over")
    assert titles(page) == ["Plan & old"]
    assert page.inner_text(".entry .status-ended") == "This period is over"


def test_the_choice_is_in_the_address_and_back_and_forward_follow_it(page: Page, base: str) -> None:
    open_browse(page, base, "?theme=finance&from=2010")
    assert found(page) == "7 documents"
    assert page.is_checked("input[value=finance]")
    choose(page, "type", "law")
    assert parse_qs(urlsplit(page.url).query) == {
        "theme": ["finance"],
        "from": ["2010"],
        "type": ["law"],
    }
    page.go_back()
    wait_until(page, "!document.querySelector('input[value=law]').checked")
    assert found(page) == "7 documents"
    page.go_forward()
    wait_until(page, "document.querySelector('input[value=law]').checked")


def test_the_choice_goes_along_to_the_other_language(page: Page, base: str) -> None:
    open_browse(page, base, "?type=strategic-plan")
    page.click("a.switch")
    page.wait_for_url("**/km/browse.html?type=strategic-plan")
    wait_until(page, "Boolean(document.querySelector('.browse-done button')?.textContent)")
    assert found(page) == "ឯកសារចំនួន ៣"
    wait_until(page, "document.querySelectorAll('.entry').length === 3")
    # Their titles are known in English alone.
    assert page.locator(".entry-title").first.get_attribute("lang") == "en"


def test_documents_are_put_in_order_and_more_of_them_follow(page: Page, base: str) -> None:
    open_browse(page, base)
    shown = titles(page)
    assert len(shown) == 20
    page.click(".search-more")
    wait_until(page, "document.querySelectorAll('.entry').length === 30")
    assert titles(page)[:20] == shown
    assert page.evaluate("document.activeElement.textContent") == titles(page)[20]
    assert len(set(titles(page))) == 30
    page.select_option(".search-sort", "title")
    wait_until(page, "document.querySelector('.entry-title').textContent === 'Law A00'")
    assert titles(page)[:3] == ["Law A00", "Law A26", "Law B01"]
    page.select_option(".search-sort", "oldest")
    wait_until(page, "document.querySelector('.entry-title').textContent.startsWith('Plan')")
    assert titles(page)[0] == "Plan & old"


def test_a_line_that_a_script_draws_is_the_one_that_the_page_has(page: Page, base: str) -> None:
    open_browse(page, base, language="km")
    before = page.locator(".browse-entries").inner_text()
    choose(page, "theme", "finance")
    choose(page, "theme", "finance")
    assert page.locator(".browse-entries").inner_text() == before


def test_the_keyboard_chooses_and_keeps_its_place(page: Page, base: str) -> None:
    open_browse(page, base)
    page.focus("[data-facet=type] input")
    page.keyboard.press("Space")
    wait_until(page, "document.querySelector('.search-summary').textContent !== '30 documents'")
    assert page.evaluate("document.activeElement.name") == "type"
    page.keyboard.press("Space")
    wait_until(page, "document.querySelector('.search-summary').textContent === '30 documents'")


def test_each_chip_takes_its_filter_away_and_the_next_has_the_focus(page: Page, base: str) -> None:
    open_browse(page, base, "?theme=finance&type=law")
    chips = page.locator(".search-chips button")
    assert chips.count() == 3
    chips.first.click()
    wait_until(page, "document.querySelectorAll('.search-chips button').length === 1")
    assert page.evaluate("document.activeElement.className") == "chip"
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('.search-chips').hidden")
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert found(page) == "30 documents"


def test_a_screen_reader_is_told_how_many_there_are_when_the_choosing_rests(
    page: Page, base: str
) -> None:
    open_browse(page, base)
    choose(page, "type", "strategic-plan")
    assert page.locator(".browse-told").get_attribute("role") == "status"
    wait_until(page, "document.querySelector('.browse-told').textContent === '3 documents'")
    for name in ("type", "theme"):
        legend = page.locator(f"[data-facet={name}] fieldset > legend")
        assert legend.inner_text()


def test_nothing_found_says_what_to_do(page: Page, base: str) -> None:
    open_browse(page, base, "?type=strategic-plan&theme=teachers")
    assert "Take one away" in found(page)
    assert titles(page) == []


def test_on_a_phone_the_documents_are_in_sight_and_the_filters_one_tap_away(
    page: Page, base: str
) -> None:
    open_browse(page, base)
    page.set_viewport_size({"width": 390, "height": 844})
    wait_until(page, "!document.querySelector('.search-filters').open")
    first = page.locator(".entry-title").first.bounding_box()
    assert first is not None
    assert first["y"] < 844
    page.click(".search-filters > summary")
    page.check("[data-facet=type] input[value=strategic-plan]")
    assert page.inner_text(".browse-done button") == "Show 3 documents"
    page.click(".browse-done button")
    assert not page.is_visible("[data-facet=type]")
    assert page.evaluate("document.activeElement.className") == "search-summary"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_back_from_a_document_leads_to_the_line_it_stood_on(page: Page, base: str) -> None:
    open_browse(page, base)
    page.click(".search-more")
    wait_until(page, "document.querySelectorAll('.entry').length === 30")
    link = page.locator(".entry-title").nth(27)
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    link.click()
    page.wait_for_selector("h1")
    page.go_back()
    wait_until(page, "document.querySelectorAll('.entry').length === 30")
    wait_until(page, f"Math.abs(scrollY - {place}) < 60")


def test_a_copy_that_is_not_whole_says_so_and_keeps_its_first_lines(
    page: Page, catalogue: Path
) -> None:
    for file in catalogue.glob("search/*-records-*/facets.js"):
        file.rename(file.with_suffix(".away"))
    try:
        page.goto(f"{catalogue.as_uri()}/en/browse.html")
        page.wait_for_selector(".search-broken:visible")
        assert len(titles(page)) == 20
    finally:
        for file in catalogue.glob("search/*-records-*/facets.away"):
            file.rename(file.with_suffix(".js"))


@pytest.mark.parametrize("name", ["timeline", "map", "matrix", "browse"])
def test_no_page_is_wider_than_a_phone(page: Page, catalogue: Path, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for language in ("km", "en"):
        page.goto(f"{catalogue.as_uri()}/{language}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_timeline_is_a_table_for_a_screen_reader_too(page: Page, catalogue: Path) -> None:
    page.goto(f"{catalogue.as_uri()}/en/timeline.html")
    table = page.locator("#lane-strategic-plan")
    assert table.get_by_role("row").count() == 4
    assert table.get_by_role("rowheader").count() == 3
    assert table.get_by_role("columnheader").count() == 2


@pytest.mark.parametrize("language", ["km", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_axe_finds_nothing_to_mend_on_any_of_these_pages(
    browser: Browser, catalogue: Path, scheme: str, language: str
) -> None:
    axe = package_folder(Path(__file__).parents[3], "axe-core", dev=True) / "axe.min.js"
    context = browser.new_context(
        bypass_csp=True,
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    found: dict[str, str] = {}
    for name in ("browse", "timeline", "map", "matrix"):
        page.goto(f"{catalogue.as_uri()}/{language}/{name}.html")
        if name == "browse":
            wait_until(page, "Boolean(document.querySelector('.browse-done button').textContent)")
            page.click(".search-filters > summary")
        page.add_script_tag(path=axe)
        violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        found |= {f"{name} {one['id']}": one["nodes"][0]["html"] for one in violations}
    context.close()
    assert found == {}
