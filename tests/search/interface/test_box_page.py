"""The search box of the header in a real browser: with keys, input methods, a finger, and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.search.interface.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OPTIONS = ".found-list [role=option]"


def type_words(page: Page, text: str, *, id: str = "find") -> None:  # noqa: A002 -- of the element
    """Type as a keyboard without an input method does, sign by sign."""
    page.focus(f"#{id}")
    for sign in text:
        page.keyboard.insert_text(sign)


def wait_for_list(page: Page) -> None:
    """Wait until the list answers the words that stand in the box, and no shorter ones typed on the way."""
    wait_until(
        page,
        """(() => {
          const last = document.querySelector(".found-list:not([hidden]) > :last-child");
          const words = document.querySelector("#find").value.trim();
          return last && new URL(last.href).searchParams.get("q") === words
            && last.textContent !== PolicyBank.say("searching");
        })()""",
    )


def asked(page: Page) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate("PolicyBank.asked")
    return [one["query"] for one in found]


def open_box(page: Page, base: str, language: str = "en") -> None:
    page.goto(f"{base}/{language}/index.html")
    page.focus("#find")
    page.wait_for_selector("#find[role=combobox]")


def test_nothing_of_the_search_is_loaded_before_a_reader_focuses_the_box(
    page: Page, base: str
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"{base}/km/index.html")
    assert not [name for name in loaded if name.startswith(("search.", "words."))]
    page.focus("#find")
    page.wait_for_selector("#find[role=combobox]")
    assert len([name for name in loaded if name.startswith(("search.", "words.km."))]) == 2


def test_the_best_titles_appear_as_one_types_and_lead_to_the_documents(
    page: Page, base: str
) -> None:
    open_box(page, base)
    type_words(page, "law on schools")
    wait_for_list(page)
    assert page.locator(OPTIONS).first.inner_text().startswith("Law on Schools")
    assert page.locator(f"{OPTIONS} mark").first.inner_text() == "Law"
    assert page.get_attribute("#find", "aria-expanded") == "true"
    page.locator(OPTIONS).first.click()
    page.wait_for_url("**/en/documents/school-law.html")


def test_at_most_six_documents_are_offered_and_then_all_results(page: Page, base: str) -> None:
    open_box(page, base, "km")
    type_words(page, "សាលារៀន")
    wait_until(page, "document.querySelectorAll('.found-list [role=option]').length === 7")
    last = page.locator(OPTIONS).last
    assert "២៧" in last.inner_text()
    last.click()
    page.wait_for_selector(".hit")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["សាលារៀន"]
    assert urlsplit(page.url).path.endswith("/km/search.html")


def test_arrows_walk_the_list_round_and_enter_opens_the_chosen(page: Page, base: str) -> None:
    open_box(page, base)
    type_words(page, "school")
    wait_for_list(page)

    def chosen() -> int:
        name = page.get_attribute("#find", "aria-activedescendant")
        states = page.locator(OPTIONS).evaluate_all(
            "all => all.map((one) => one.getAttribute('aria-selected'))"
        )
        place = int(name.rpartition("-")[2]) if name else -1
        assert states == ["true" if number == place else "false" for number in range(7)]
        return place

    places = []
    for key in ("Down", "Down", "Up", "Up", "Up", "Down"):
        page.keyboard.press(f"Arrow{key}")
        places.append(chosen())
    assert places == [0, 1, 0, -1, 6, -1], "between last and first stands the box itself"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert chosen() == 6
    page.keyboard.press("Home")
    assert chosen() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/documents/school-law.html")


def test_escape_closes_the_list_then_empties_the_box(page: Page, site: Path) -> None:
    open_box(page, site.as_uri())
    type_words(page, "school")
    wait_for_list(page)
    page.keyboard.press("Escape")
    assert not page.is_visible(".found-list")
    assert page.input_value("#find") == "school"
    page.keyboard.press("ArrowDown")
    wait_for_list(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.input_value("#find") == ""
    assert page.evaluate("document.activeElement.id") == "find"


def test_an_answer_that_comes_after_escape_does_not_open_the_list_again(
    page: Page, site: Path
) -> None:
    open_box(page, site.as_uri())
    type_words(page, "slow")
    wait_until(page, "(PolicyBank.asked.at(-1) || {}).query === 'slow'")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Escape")
    page.evaluate("PolicyBank.answerSlow()")
    page.wait_for_timeout(600)
    assert not page.is_visible(".found-list")
    assert page.input_value("#find") == "slow"


def test_enter_without_a_choice_opens_the_search_page(page: Page, base: str) -> None:
    open_box(page, base)
    type_words(page, "school & children #1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search.html?*")
    page.wait_for_selector(".search-summary:not(:empty)")
    assert page.input_value("#query") == "school & children #1"


def test_what_was_typed_while_the_search_was_loading_is_answered(page: Page, base: str) -> None:
    page.goto(f"{base}/en/index.html")
    page.evaluate("document.getElementById('find').value = 'school'")
    page.focus("#find")
    wait_for_list(page)


def test_while_an_input_method_composes_nothing_is_asked_until_it_ends(
    page: Page, site: Path
) -> None:
    page.clock.install(time=0)
    open_box(page, site.as_uri(), "km")
    page.clock.pause_at(3_600_000)
    session = page.context.new_cdp_session(page)
    for text in ("ស", "សា", "សាលា"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})  # fmt: skip
        page.clock.run_for(200)
    assert asked(page) == []
    # Enter that ends a composition is not Enter that chooses a result.
    page.evaluate(
        """document.getElementById("find").dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))"""
    )
    session.send("Input.insertText", {"text": "សាលារៀន"})
    page.clock.run_for(130)
    assert asked(page) == ["សាលារៀន"]
    assert page.locator(OPTIONS).count() == 7
    assert page.url.endswith("/km/index.html")


def test_a_keyboard_that_composes_every_word_gives_results_when_the_typing_rests(
    page: Page, site: Path
) -> None:
    page.clock.install(time=0)
    open_box(page, site.as_uri())
    page.clock.pause_at(3_600_000)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "school", "selectionStart": 6, "selectionEnd": 6})  # fmt: skip
    page.clock.run_for(600)
    assert asked(page) == ["school"]


def test_quick_typing_is_asked_once(page: Page, site: Path) -> None:
    page.clock.install(time=0)
    open_box(page, site.as_uri())
    page.clock.pause_at(3_600_000)
    type_words(page, "school")
    page.clock.run_for(119)
    assert asked(page) == []
    page.clock.run_for(2)
    assert asked(page) == ["school"]


def test_the_answer_to_an_older_question_never_replaces_a_newer_one(page: Page, site: Path) -> None:
    open_box(page, site.as_uri())
    type_words(page, "slow")
    wait_until(page, "(PolicyBank.asked.at(-1) || {}).query === 'slow'")
    page.fill("#find", "law on schools")
    wait_for_list(page)
    before = page.inner_text(".found-list")
    page.evaluate("PolicyBank.answerSlow()")
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert page.inner_text(".found-list") == before


def test_a_screen_reader_is_told_the_count_when_the_typing_rests_and_not_at_each_key(
    page: Page, site: Path
) -> None:
    page.clock.install(time=0)
    open_box(page, site.as_uri())
    page.clock.pause_at(3_600_000)
    page.evaluate(
        """() => {
          window.told = [];
          const place = document.querySelector(".find [role=status]");
          new MutationObserver(() => place.textContent && told.push(place.textContent)).observe(place, { childList: true });
        }"""
    )
    for sign in "school":
        page.keyboard.insert_text(sign)
        page.clock.run_for(200)
    assert page.evaluate("told") == []
    page.clock.run_for(1000)
    assert page.evaluate("told") == ["See all 28 results"]


def test_a_slow_answer_is_announced(page: Page, site: Path) -> None:
    page.clock.install(time=0)
    open_box(page, site.as_uri())
    page.clock.pause_at(3_600_000)
    type_words(page, "never")
    page.clock.run_for(600)
    assert page.locator(OPTIONS).all_inner_texts() == ["Searching…"]
    page.keyboard.press("Tab")
    assert not page.is_visible(".found-list")


def test_leaving_the_box_closes_the_list(page: Page, site: Path) -> None:
    open_box(page, site.as_uri())
    type_words(page, "school")
    wait_for_list(page)
    page.keyboard.press("Tab")
    assert not page.is_visible(".found-list")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON", "options are no Tab stops"


def test_a_finger_opens_a_result(browser: Browser, site: Path) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / "km/index.html").as_uri())
    page.tap("#find")
    page.keyboard.insert_text("សាលារៀន")
    wait_for_list(page)
    box = page.locator(OPTIONS).first.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.locator(OPTIONS).first.tap()
    page.wait_for_url("**/km/documents/school-law.html")
    context.close()


def test_without_scripts_a_link_leads_to_the_search_page_which_offers_the_lists(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / "en/index.html").as_uri())
    assert not page.is_visible("#find")
    page.get_by_role("link", name="Search", exact=True).click()
    assert page.url.endswith("/en/search.html")
    assert page.is_visible(".search-off")
    assert not page.is_visible("#query")
    assert not page.is_visible(".search-broken")
    page.get_by_role("main").get_by_role("link", name="Themes").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Themes"
    context.close()


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_the_header_holds_the_box_at_every_width(
    page: Page, site: Path, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_box(page, site.as_uri(), language)
    type_words(page, "school")
    wait_for_list(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".found-list").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    field = page.locator("#find").bounding_box()
    assert field is not None
    assert field["height"] >= 44
