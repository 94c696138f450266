"""What people come for, done without a mouse or a finger: the focus is always seen, nothing holds it, nothing hides it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.i18n import read_words
from tests.search.interface.waiting import wait_at_rest, wait_for_last_answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("language", ["km", pytest.param("en", marks=pytest.mark.slow)])
WIDTHS = pytest.mark.parametrize("width", [390, 1280])

# What is wrong with how the focus shows; nothing where all is well (WCAG 2.2: 2.4.7, 2.4.11, 2.4.13).
_UNSEEN = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  // A field for files lies unseen in its label, which shows the focus.
  const shown = one.matches("input[type=file]") ? one.closest("label") : one;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline: " + one.outerHTML.slice(0, 120);
  const lines = [...shown.getClientRects()], points = lines.flatMap(line => [0.1, 0.5, 0.9].map(part =>
    [line.left + line.width * part, (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2]));
  const isSeen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (shown.contains(top) || top.contains(shown)); });
  return isSeen ? "" : "not on the screen: " + one.outerHTML.slice(0, 120) + JSON.stringify(box);
}"""


class Typist:
    """Somebody with nothing but keys, who begins on the home page."""

    def __init__(self, page: Page, start: str, language: str, width: int = 1280) -> None:
        self.page = page
        self.language = language
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{start}/{language}/index.html")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        assert self.page.evaluate(_UNSEEN) == ""

    def tab_to(self, selector: str, *, most: int = 60) -> None:
        """Press Tab until the focus is on what `selector` names."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate("given => !!document.activeElement.matches(given)", selector):
                return
        pytest.fail(f"{selector} is more than {most} presses away")

    def look_for(self, km: str, en: str) -> None:
        """Type into the box at the top and take the first document that it offers."""
        self.tab_to("#find")
        self.page.keyboard.type(km if self.language == "km" else en)
        self.page.locator(".found-list [role=option][href*='documents/']").first.wait_for()
        wait_for_last_answer(self.page)
        for _ in range(8):
            self.page.keyboard.press("ArrowDown")
            chosen = self.page.locator(".found-list [aria-selected=true]")
            if "documents/" in (chosen.get_attribute("href") or ""):
                break
        assert chosen.get_attribute("id") == self.page.locator("#find").get_attribute(
            "aria-activedescendant"
        )
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"**/{self.language}/documents/*")


@pytest.fixture
def start(shipped: Path) -> str:
    return shipped.as_uri()


@LANGUAGES
def test_the_number_of_the_law_on_education(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language)
    typist.look_for("ច្បាប់ស្ដីពីការអប់រំ", "law on education")
    assert page.locator("dl.card").inner_text()


@LANGUAGES
def test_who_answers_for_the_policy_on_teachers(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language, width=390)
    typist.look_for("គោលនយោបាយគ្រូបង្រៀន", "teacher policy")
    typist.tab_to("dl.card a[href*='bodies/moeys']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/bodies/moeys.html")


@LANGUAGES
def test_the_plan_that_came_after_that_of_2019(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language)
    typist.look_for("ផែនការយុទ្ធសាស្ត្រអប់រំ ២០១៩-២០២៣", "education strategic plan 2019-2023")
    typist.tab_to("p.status a[href*='esp-2024-2028']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/esp-2024-2028*")


@LANGUAGES
def test_the_citation_of_a_page(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language, width=390)
    typist.look_for("របៀបដាក់ស្នើឯកសារ", "how to submit a document")
    typist.tab_to("section.get a[href*='/text/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/text/how-to-submit.*")
    typist.tab_to(".jumps a[href='#leaf-3']")
    page.keyboard.press("Enter")
    typist.tab_to("#leaf-3 .cite-leaf", most=4)
    page.keyboard.press("Enter")
    words = read_words("km" if "how-to-submit.km" in page.url else "en")
    page.locator(".cite-said:not(:empty)").first.wait_for(state="attached")
    # Where a browser lets no page copy (a folder, in some), the address bar still holds the address of the page.
    said = page.locator(".cite-said").first.text_content()
    assert said in {words("citations.copied"), words("citations.not-copied")}
    assert page.url.endswith("#leaf-3") or said == words("citations.copied")


@LANGUAGES
def test_how_to_hand_in_a_document(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language)
    typist.tab_to(".starts a[href='give.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/give.html")
    typist.tab_to(".give-how")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/submit.html")


@LANGUAGES
def test_the_first_key_leads_past_the_menus(page: Page, start: str, language: str) -> None:
    typist = Typist(page, start, language)
    page.goto(f"{start}/{language}/documents/esp-2019-2023.html")
    typist.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")
    typist.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_escape_closes_the_list_of_the_box_and_the_box_keeps_the_focus(
    page: Page, start: str
) -> None:
    typist = Typist(page, start, "en")
    typist.tab_to("#find")
    page.keyboard.type("teacher")
    page.locator(".found-list [role=option]").first.wait_for()
    typist.press("Escape")
    assert page.locator(".found-list").is_hidden()
    assert page.evaluate("document.activeElement.id") == "find"


def test_a_document_is_kept_and_let_go_with_the_space_bar(page: Page, start: str) -> None:
    typist = Typist(page, start, "en", width=390)
    page.goto(f"{start}/en/documents/esp-2019-2023.html")
    typist.tab_to("button.keep")
    for pressed in ("true", "false"):
        typist.press("Space")
        page.locator(f"button.keep[aria-pressed={pressed}]").wait_for()


def test_filters_are_set_with_the_space_bar_and_the_focus_stays(page: Page, start: str) -> None:
    typist = Typist(page, start, "en")
    page.goto(f"{start}/en/browse.html")
    page.locator(".browse-filters input[name=type]").first.wait_for()
    typist.tab_to("input[name=type]")
    typist.press("Space")
    page.wait_for_url("**/browse.html?type=*")
    assert page.evaluate("document.activeElement.name") == "type"


def test_the_button_at_the_end_of_a_phone_hides_no_filter_that_has_the_focus(
    page: Page, start: str
) -> None:
    typist = Typist(page, start, "km", width=390)
    page.goto(f"{start}/km/browse.html")
    page.locator(".browse-filters > summary").click()
    page.locator("input[name=type]").first.click()
    for _ in range(20):
        typist.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.browse-filters')")


@WIDTHS
@pytest.mark.parametrize(
    "path",
    [
        "en/documents/esp-2019-2023.html",
        pytest.param("km/index.html", marks=pytest.mark.slow),
        pytest.param("text/how-to-submit.km.html", marks=pytest.mark.slow),
        pytest.param("text/how-to-submit.en.html?q=document", marks=pytest.mark.slow),
        pytest.param("en/browse.html", marks=pytest.mark.slow),
        pytest.param("en/search.html?q=teacher", marks=pytest.mark.slow),
        pytest.param("km/matrix.html", marks=pytest.mark.slow),
        pytest.param("km/reading-list.html", marks=pytest.mark.slow),
    ],
)
def test_the_focus_is_seen_all_the_way_and_nothing_holds_it(
    page: Page, start: str, path: str, width: int
) -> None:
    typist = Typist(page, start, "en", width)
    page.goto(f"{start}/{path}")
    wait_at_rest(page, path)
    for key in ("Tab", "Shift+Tab"):
        seen: set[str] = set()
        for _ in range(400):
            typist.press(key)
            place = page.evaluate(
                """() => { const one = document.activeElement;
                return one === document.body ? "" : String([...document.querySelectorAll("*")].indexOf(one)); }"""
            )
            if not place or place in seen:
                break
            seen.add(place)
        else:
            pytest.fail("the focus never came round")
        # Out of the page, not back to a part of it.
        assert place == "" or place == min(seen, key=int) or key == "Shift+Tab"
        assert len(seen) > 10
