"""Arriving from a result at the page of a text: the words are marked, counted, and walked from one to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.search.interface.conftest import LEAVES
from tests.search.interface.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Without the invisible spaces that the text has between its words, and with the subscript typed before the vowel or after.
KHMER = "មានសិទ្ធិចូលរៀន"
PLACES = "Array.from(CSS.highlights.get('place')).map(String)"
CURRENT = "Array.from(CSS.highlights.get('place-current'))[0]"


def arrive(
    page: Page, base: str, query: str, anchor: str = "#leaf-5", language: str = "km"
) -> None:
    page.goto(f"{base}/text/school-law.{language}.html?q={quote(query)}{anchor}")
    page.wait_for_selector(".places p:not(:empty)")


def wait_for_all(page: Page, count: int) -> None:
    wait_until(page, f"CSS.highlights.get('place').size === {count}")


def test_the_hit_is_marked_in_the_leaf_and_stands_on_the_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    arrive(page, base, KHMER)
    wait_for_all(page, LEAVES // 5)
    place = page.evaluate(
        f"""(() => {{ const place = {CURRENT}; const box = place.getBoundingClientRect();
        return [place.startContainer.parentNode.closest(".leaf").id, box.top, String(place)]; }})()"""
    )
    assert place[0] == "leaf-5"
    assert 0 < place[1] < 600
    assert place[2].replace("\u200b", "") == KHMER
    wait_until(page, "document.querySelector('.places p').textContent === 'កន្លែងទី ១ ក្នុងចំណោម ១២'")


def test_one_walks_from_place_to_place_and_around_the_ends(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), "provinces", language="en")
    wait_for_all(page, LEAVES // 5)
    told = page.locator(".places p")
    seen = [told.inner_text()]
    for name in ("Next", "Next", "Previous", "Previous", "Previous", "Next"):
        page.get_by_role("button", name=name).click()
        seen.append(told.inner_text())
    numbers = [text.split()[1] for text in seen]
    assert numbers == ["1", "2", "3", "2", "1", "12", "1"]
    assert seen[0] == "Place 1 of 12"


def test_a_leaf_in_the_middle_is_counted_from_the_beginning(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), KHMER, "#leaf-30")
    wait_until(page, "document.querySelector('.places p').textContent === 'កន្លែងទី ៦ ក្នុងចំណោម ១២'")


def test_a_phrase_in_quotation_marks_is_marked_as_a_whole(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), '"right to education"', language="en")
    wait_for_all(page, LEAVES // 5)
    assert set(page.evaluate(PLACES)) == {"right to education"}


def test_small_words_are_not_marked_beside_others(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), "the right to education", language="en")
    wait_for_all(page, 2 * LEAVES // 5)
    assert set(page.evaluate(PLACES)) == {"right", "education"}


def test_half_a_syllable_is_no_hit(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), "សិទ")
    wait_until(page, "document.querySelector('.places p').textContent.includes('រកមិនឃើញ')")


def test_numbers_are_found_in_both_kinds_of_digits(page: Page, site: Path) -> None:
    arrive(page, site.as_uri(), "មាត្រា 12")
    wait_until(page, "CSS.highlights.get('place').size >= 12")
    assert "១២" in page.evaluate(PLACES)


def test_clearing_takes_marks_bar_and_words_away(page: Page, base: str) -> None:
    arrive(page, base, KHMER)
    page.locator(".places button").last.click()
    assert page.evaluate("CSS.highlights.size") == 0
    assert page.locator(".places").count() == 0
    assert page.url.endswith("/text/school-law.km.html#leaf-5")


def test_a_browser_without_highlights_gets_marks_in_the_text_and_the_text_back(
    page: Page, site: Path
) -> None:
    page.add_init_script("delete window.Highlight;")
    arrive(page, site.as_uri(), "schools", language="en")
    wait_until(page, f"document.querySelectorAll('mark').length >= {LEAVES // 5}")
    assert page.locator("mark.current").count() == 1
    page.get_by_role("button", name="Next").click()
    assert page.locator("mark.current").count() == 1
    page.get_by_role("button", name="Clear").click()
    assert page.locator("mark").count() == 0
    assert page.evaluate("document.querySelector('#leaf-5 div p').childNodes.length") == 1


def test_without_a_query_nothing_is_loaded_and_nothing_marked(page: Page, base: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"{base}/text/school-law.km.html#leaf-5")
    assert not [name for name in loaded if name.startswith(("search.", "words."))]
    assert page.locator(".places").count() == 0


def test_a_reader_who_was_sent_to_a_leaf_stays_there_when_its_words_are_elsewhere(
    page: Page, site: Path
) -> None:
    arrive(page, site.as_uri(), KHMER, "#leaf-7")
    wait_for_all(page, LEAVES // 5)
    wait_until(page, "document.querySelector('.places p').textContent.includes('១២')")
    assert (
        page.evaluate("Math.abs(document.querySelector('#leaf-7').getBoundingClientRect().top)")
        < 200
    )
    page.get_by_role("button", name="បន្ទាប់").click()
    assert page.locator(".places p").inner_text().startswith("កន្លែងទី ១ ")
