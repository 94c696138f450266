"""The search page in a real browser: results, filters, the address, and every trouble said in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from policybank.packages import package_folder
from tests.search.interface.test_box_page import type_words
from tests.search.interface.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.browser


def open_search(page: Page, base: str, address: str = "", *, language: str = "en") -> None:
    """Open the search page and wait until it has said something, where it was asked something."""
    page.goto(f"{base}/{language}/search.html{address}")
    if "q=" not in address:
        page.wait_for_selector(".search-ways:visible")
        return
    # On a busy machine it says first that it is searching, and then that this takes long.
    wait_until(
        page,
        """(() => { const said = document.querySelector(".search-summary").textContent;
        return said && !["searching", "slow"].map((one) => PolicyBank.say(one)).includes(said); })()""",
    )


def last_asked(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("PolicyBank.asked[PolicyBank.asked.length - 1]")
    return found


def in_address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def titles(page: Page) -> list[str]:
    return page.locator(".hit h2").all_inner_texts()


def test_a_search_in_the_address_is_answered(page: Page, base: str) -> None:
    open_search(page, base, "?q=school")
    assert page.inner_text(".search-summary") == "28 results found"
    assert len(titles(page)) == 10
    assert not page.is_visible(".search-ways")


def test_a_result_tells_what_a_reader_needs_to_choose(page: Page, site: Path) -> None:
    open_search(page, site.as_uri(), f"?q={quote('សិទ្ធិចូលរៀន')}", language="km")
    hit = page.locator(".hit").first
    assert hit.locator("h2").inner_text() == "ច្បាប់ស្ដីពីសាលារៀន"
    assert hit.locator(".hit-other").get_attribute("lang") == "en"
    assert hit.locator(".entry-facts").inner_text().split() == [
        "ច្បាប់", "២០០៧", "ខ្មែរ", "១,២", "មេកាបៃ", "នៅជាធរមាន",
    ]  # fmt: skip
    assert hit.locator(".hit-field span").inner_text() == "លេខ៖"
    assert hit.locator(".hit-field .snippet").inner_text() == "NS/RKM/1 (school)"
    page_link, pdf_link = hit.locator(".hit-where a").all()
    assert page_link.inner_text() == "ទំព័រទី៥"
    assert (page_link.get_attribute("href") or "").endswith("#leaf-5")
    assert (pdf_link.get_attribute("href") or "").endswith("#page=5")
    assert hit.locator(".snippet mark").last.inner_text() == "សិទ្ធិចូលរៀន"
    assert hit.locator(".trust-ocr").inner_text() == "ម៉ាស៊ីនអាន មិនទាន់មានអ្នកពិនិត្យ"
    assert "១៦" in hit.locator("p.quiet").inner_text()
    other = page.locator(".hit").nth(1)
    assert other.locator(".status-superseded").is_visible()
    assert other.locator(".trust-legacy-font").is_visible()


def test_a_text_in_another_language_says_so_and_is_text_and_nothing_more(
    page: Page, site: Path
) -> None:
    open_search(page, site.as_uri(), "?q=right", language="km")
    hit = page.locator(".hit").first
    assert hit.locator("h2").get_attribute("lang") == "en"
    assert hit.locator(".snippet").get_attribute("lang") == "en"
    assert "<b>schools</b>" in hit.locator(".snippet").inner_text()
    assert hit.locator(".status-ended").inner_text() == "រយៈពេលនេះបានចប់ហើយ"


def test_an_estimate_is_called_one(page: Page, site: Path) -> None:
    open_search(page, site.as_uri(), "?q=right")
    assert page.inner_text(".search-summary") == "about 1 result found"


def test_more_results_are_added_and_the_first_of_them_has_the_focus(page: Page, base: str) -> None:
    open_search(page, base, "?q=school")
    page.click(".search-more")
    wait_until(page, "document.querySelectorAll('.hit').length === 20")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[10]
    page.click(".search-more")
    wait_until(page, "document.querySelectorAll('.hit').length === 28")
    assert not page.is_visible(".search-more")


def test_back_and_forward_go_from_search_to_search(page: Page, base: str) -> None:
    open_search(page, base)
    type_words(page, "school", id="query")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    page.fill("#query", "law")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('.search-summary').textContent.startsWith('2 ')")
    assert in_address(page) == {"q": ["law"]}
    page.go_back()
    wait_until(page, "document.querySelector('.search-summary').textContent.startsWith('28')")
    assert page.input_value("#query") == "school"
    assert in_address(page) == {"q": ["school"]}
    page.go_forward()
    wait_until(page, "document.querySelector('.search-summary').textContent.startsWith('2 ')")
    page.go_back()
    page.go_back()
    page.wait_for_selector(".search-ways:visible")
    assert page.input_value("#query") == ""


def test_typing_makes_one_step_of_the_history_and_not_one_a_key(page: Page, site: Path) -> None:
    open_search(page, site.as_uri(), "?q=law")
    steps = page.evaluate("history.length")
    for text in ("s", "sc", "school"):
        page.fill("#query", text)
        wait_until(page, f"PolicyBank.asked.some((one) => one.query === '{text}')")
    assert page.evaluate("history.length") == steps + 1
    assert in_address(page) == {"q": ["school"]}


def test_a_reader_who_comes_back_from_a_document_finds_the_place_again(
    page: Page, base: str
) -> None:
    open_search(page, base, "?q=school")
    page.click(".search-more")
    wait_until(page, "document.querySelectorAll('.hit').length === 20")
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 1500))")
    # Letters that come late move the page once more: what was kept must be of the page as it stands.
    wait_until(
        page,
        """history.state && history.state.shown === 20 && history.state.hit > 5 && Math.abs(history.state.top
        - document.querySelectorAll('.hit')[history.state.hit].getBoundingClientRect().top) < 1""",
    )
    hit = page.evaluate("history.state.hit")
    top = f"document.querySelectorAll('.hit')[{hit}].getBoundingClientRect().top"
    place = page.evaluate(top)
    # Another page of the bank: the one that a result leads to need not exist here.
    page.goto(f"{base}/en/about.html")
    page.go_back()
    wait_until(page, "document.querySelectorAll('.hit').length === 20")
    wait_until(page, f"Math.abs({top} - {place}) < 3")
    assert page.evaluate("scrollY") > 1000


def test_filters_narrow_the_search_and_stand_in_the_address(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_search(page, base, "?q=school")
    assert last_asked(page)["options"]["counts"] is False, "closed, they cost nothing"
    page.click(".search-filters > summary")
    page.click("[data-facet=type] > summary")
    page.wait_for_selector("[data-facet=type] .count")
    assert page.locator("[data-facet=type] li").all_inner_texts() == [
        "Report\n25",
        "Law\n2",
        "Strategic plan\n1",
    ], "most first, and nothing that leads to nothing"
    page.check("[data-id=law]")
    wait_until(page, "document.querySelectorAll('.hit').length === 2")
    assert page.evaluate("document.activeElement.getAttribute('data-id')") == "law"
    assert in_address(page) == {"q": ["school"], "type": ["law"]}
    page.fill("[name=from]", "២០០០")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelectorAll('.hit').length === 1")
    assert in_address(page) == {"q": ["school"], "type": ["law"], "from": ["2000"]}
    assert page.locator(".chip").all_inner_texts() == ["Law ×", "from 2000 ×", "Remove all filters"]
    page.get_by_role("button", name="Remove filter: Law").click()
    wait_until(page, "document.querySelectorAll('.chip').length === 1")
    assert page.evaluate("document.activeElement.className") == "chip"
    page.go_back()
    wait_until(page, "document.querySelectorAll('.hit').length === 1")
    assert page.is_checked("[data-id=law]")


def test_filters_of_an_address_are_named_in_words_before_the_panel_is_opened(
    page: Page, site: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    address = f"?q={quote('សាលារៀន')}&type=law&from=2000"
    open_search(page, site.as_uri(), address, language="km")
    page.wait_for_selector(".chip")
    assert page.locator(".chip").first.inner_text() == "ច្បាប់ ×"
    assert page.locator(".chip").nth(1).inner_text() == "ពីឆ្នាំ២០០០ ×"


def test_the_panel_stands_open_beside_the_results_on_a_wide_screen(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    open_search(page, site.as_uri(), "?q=school")
    page.wait_for_selector("[data-facet=type]:visible")
    filters, hits = (
        page.locator(one).bounding_box() for one in (".search-filters", ".search-hits")
    )
    assert filters is not None
    assert hits is not None
    assert filters["x"] + filters["width"] < hits["x"]


def test_a_year_that_is_none_is_not_searched_for(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    open_search(page, site.as_uri(), "?q=school&from=soon&type=law")
    page.fill("[name=to]", "20")
    page.keyboard.press("Tab")
    assert page.get_attribute("[name=to]", "aria-invalid") == "true"
    assert last_asked(page)["options"]["filters"] == {"type": ["law"]}


def test_results_can_be_put_in_the_order_of_years(page: Page, base: str) -> None:
    open_search(page, base, "?q=school")
    page.select_option(".search-sort", "newest")
    wait_until(page, "document.querySelector('.hit h2').textContent === 'School Report 25'")
    assert in_address(page) == {"q": ["school"], "sort": ["newest"]}
    page.reload()
    page.wait_for_selector(".hit")
    assert titles(page)[0] == "School Report 25"
    assert page.input_value(".search-sort") == "newest"


def test_the_other_language_is_said_and_switched_off_and_on_with_one_tap(
    page: Page, base: str
) -> None:
    open_search(page, base, "?q=right")
    notes = page.locator(".search-notes")
    assert "សិទ្ធិ" in notes.inner_text()
    assert "translation not confirmed" in notes.inner_text()
    assert notes.locator("a").first.get_attribute("lang") == "km"
    page.get_by_role("button", name="Search only my words").click()
    wait_until(page, "PolicyBank.asked.at(-1).options.other === false")
    assert in_address(page)["other"] == ["0"]
    page.get_by_role("button", name="Search in the other language too").click()
    wait_until(page, "PolicyBank.asked.at(-1).options.other === true")
    assert in_address(page) == {"q": ["right"]}


def test_a_suggestion_is_followed_in_place(page: Page, base: str) -> None:
    open_search(page, base, "?q=wrongly")
    assert page.is_visible(".search-advice")
    assert page.is_visible(".search-ways")
    page.get_by_role("link", name="school", exact=True).click()
    page.wait_for_selector(".hit")
    assert page.input_value("#query") == "school"
    assert in_address(page) == {"q": ["school"]}


def test_nothing_found_under_filters_offers_to_take_them_off(page: Page, site: Path) -> None:
    open_search(page, site.as_uri(), "?q=right&type=law")
    assert page.inner_text(".search-summary") == "Nothing was found for “right”"
    page.locator(".search-notes").get_by_role("button", name="Remove all filters").click()
    page.wait_for_selector(".hit")
    assert not page.is_visible(".search-advice")


@pytest.mark.parametrize(
    ("query", "word"),
    [("missing", "missing"), ("broken", "broken"), ("throws", "broken"), ("។៕", "no word")],
)
def test_every_trouble_is_said_in_words_and_the_lists_stay(
    page: Page, site: Path, query: str, word: str
) -> None:
    open_search(page, site.as_uri(), f"?q={quote(query)}")
    assert word in page.inner_text(".search-summary")
    assert page.is_visible(".search-ways")
    page.fill("#query", "school")
    page.wait_for_selector(".hit")
    assert not page.is_visible(".search-ways")


def test_an_answer_that_never_comes_is_no_blank_page(page: Page, site: Path) -> None:
    page.clock.install(time=0)
    open_search(page, site.as_uri())
    page.clock.pause_at(3_600_000)
    page.fill("#query", "never")
    page.clock.run_for(130)
    page.clock.run_for(500)
    assert page.inner_text(".search-summary") == "Searching…"
    page.clock.run_for(8_000)
    assert "longer" in page.inner_text(".search-summary")
    assert page.is_visible(".search-ways")


@pytest.mark.parametrize("lost", ["assets/search.*.js", "search/words.en.*.js"])
def test_a_stick_copied_by_half_says_so(page: Page, site: Path, lost: str) -> None:
    (file,) = site.glob(lost)
    page.route(f"**/{file.name}", lambda route: route.abort())
    page.goto((site / "en/search.html").as_uri() + "?q=school")
    page.wait_for_selector(".search-broken:visible")
    assert page.is_visible(".search-ways")


def test_a_very_long_query_is_cut_between_syllables_and_this_is_said(
    page: Page, site: Path
) -> None:
    open_search(page, site.as_uri())
    page.fill("#query", "ស្ត្រី" * 2_000)
    page.wait_for_selector(".search-summary:not(:empty)")
    asked = last_asked(page)["query"]
    assert len(asked) == 300
    assert asked.endswith("ស្ត្រី")
    assert "300" in page.inner_text(".search-notes")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "\x00\x01\x1f", "%", '"', "្្្"])
def test_signs_that_mean_something_elsewhere_are_only_signs(
    page: Page, site: Path, query: str
) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_search(page, site.as_uri(), f"?q={quote(query)}")
    assert said == []
    assert page.locator("main img").count() == 0


def test_recent_searches_stay_on_the_device_and_can_be_cleared(page: Page, base: str) -> None:
    open_search(page, base)
    assert not page.is_visible(".search-recent")
    type_words(page, "school", id="query")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    open_search(page, base, "?q=law")
    open_search(page, base)
    recent = page.locator(".search-recent")
    assert recent.locator("li").all_inner_texts() == ["law", "school"]
    recent.get_by_role("link", name="school").click()
    page.wait_for_selector(".hit")
    open_search(page, base)
    assert recent.locator("li").all_inner_texts() == ["school", "law"]
    recent.get_by_role("button").click()
    assert not recent.is_visible()
    assert page.evaluate("localStorage.getItem('policybank-searches')") is None


def test_where_nothing_may_be_kept_the_search_works_all_the_same(page: Page, site: Path) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed'); } });"
    )
    open_search(page, site.as_uri(), "?q=school")
    assert len(titles(page)) == 10


def test_where_the_address_may_not_be_changed_the_search_works_all_the_same(
    page: Page, site: Path
) -> None:
    page.add_init_script(
        "history.pushState = history.replaceState = () => { throw new DOMException('no'); };"
    )
    open_search(page, site.as_uri())
    type_words(page, "school", id="query")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")


def test_the_search_goes_along_to_the_other_language(page: Page, base: str) -> None:
    open_search(page, base, "?q=school&type=law")
    page.locator("a.switch").click()
    page.wait_for_selector(".hit")
    assert urlsplit(page.url).path.endswith("/km/search.html")
    assert in_address(page) == {"q": ["school"], "type": ["law"]}


def test_who_stands_on_a_result_stays_there_when_the_verified_answer_comes(
    page: Page, site: Path
) -> None:
    open_search(page, site.as_uri())
    page.fill("#query", "slow")
    page.wait_for_selector(".hit")
    assert page.locator(".snippet").count() == 1, "a title's own line is there at once"
    page.locator(".hit h2 a").nth(2).focus()
    page.evaluate("PolicyBank.answerSlow()")
    wait_until(page, "document.querySelectorAll('.snippet').length > 1")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[2]


def test_the_search_page_has_one_box_and_other_pages_have_one(page: Page, site: Path) -> None:
    for path in ("en/search.html", "en/index.html", "en/documents/school-law.html"):
        page.goto((site / path).as_uri())
        assert page.locator("[role=search]").count() == 1, path


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.slow)])
def test_everybody_can_use_the_search(
    browser: Browser, served: str, scheme: str, width: int
) -> None:
    """axe-core finds no violation that is serious or critical, in any state of box and page."""
    axe = package_folder(ROOT, "axe-core", dev=True) / "axe.min.js"
    context = browser.new_context(
        bypass_csp=True,
        viewport={"width": width, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    states = {
        "start": "en/search.html",
        "results": "en/search.html?q=school&type=law",
        "khmer results": f"km/search.html?q={quote('សិទ្ធិ')}",
        "other language": "en/search.html?q=right",
        "nothing": "en/search.html?q=zzz&type=law",
        "text": f"text/school-law.km.html?q={quote('សិទ្ធិចូលរៀន')}#leaf-5",
        "box": "en/about.html",
    }
    for name, address in states.items():
        page.goto(f"{served}/{address}")
        if "q=" in address and name != "text":
            page.wait_for_selector(".search-summary:not(:empty)")
            if width == 390:
                page.click(".search-filters > summary")
        if name == "text":
            page.wait_for_selector(".places")
        if name == "box":
            type_words(page, "school")
            page.wait_for_selector(".found-list [role=option]")
            page.keyboard.press("ArrowDown")
        page.add_script_tag(path=axe)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        serious = [one for one in result["violations"] if one["impact"] in {"serious", "critical"}]
        if serious:
            found[name] = [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in serious]
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_search_page_is_never_wider_than_its_screen(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for address in ("", "?q=school&type=law&from=2000", "?q=right", f"?q={'x' * 300}"):
        open_search(page, site.as_uri(), address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_nobody_else_is_asked_and_nothing_complains(page: Page, base: str) -> None:
    said: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for address in ("", "?q=school&type=law&from=2000&sort=oldest", "?q=right", "?q=zzz"):
        open_search(page, base, address)
    assert said == []
    assert hosts == {urlsplit(base).netloc}
