"""Five things that people come for, each in at most four taps from the home page of a phone; typing is no tap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.i18n import read_words
from tests.search.interface.waiting import wait_for_last_answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST_TAPS = 4
LANGUAGES = pytest.mark.parametrize("language", ["km", "en"])


class Visitor:
    """Somebody with a phone, who begins on the home page; counts what they tap."""

    def __init__(self, page: Page, start: str, language: str) -> None:
        self.page = page
        self.language = language
        self.taps = 0
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{start}/{language}/index.html")

    def tap(self, selector: str, *, text: str = "") -> None:
        self.page.locator(selector, has_text=text or None).first.click()
        self.taps += 1

    def look_for(self, km: str, en: str) -> None:
        """Type into the box at the top and take the first document that it offers."""
        self.tap("#find")
        self.page.keyboard.type(km if self.language == "km" else en)
        option = self.page.locator(".found-list [role=option][href*='documents/']").first
        option.wait_for()
        # What is taken must have stopped moving.
        wait_for_last_answer(self.page)
        self.tap(".found-list [role=option][href*='documents/']")
        self.page.wait_for_url(f"**/{self.language}/documents/*")

    def told(self) -> str:
        return self.page.inner_text("main")


@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def start(request: pytest.FixtureRequest, shipped: Path) -> str:
    if request.param == "server":
        return str(request.getfixturevalue("served"))
    return shipped.as_uri()


@LANGUAGES
def test_the_number_of_the_law_on_education(page: Page, start: str, language: str) -> None:
    visitor = Visitor(page, start, language)
    visitor.look_for("ច្បាប់ស្ដីពីការអប់រំ", "law on education")
    assert ("នស/រកម/១២០៧/០៣២" if language == "km" else "NS/RKM/1207/032") in visitor.told()
    assert visitor.taps <= MOST_TAPS


@LANGUAGES
def test_who_answers_for_the_policy_on_teachers(page: Page, start: str, language: str) -> None:
    visitor = Visitor(page, start, language)
    visitor.look_for("គោលនយោបាយគ្រូបង្រៀន", "teacher policy")
    ministry = (
        "ក្រសួងអប់រំ យុវជន និងកីឡា" if language == "km" else "Ministry of Education, Youth and Sport"
    )
    assert ministry in page.inner_text("dl.card")
    assert visitor.taps <= MOST_TAPS


@LANGUAGES
def test_whether_the_plan_of_2019_is_still_in_force(page: Page, start: str, language: str) -> None:
    visitor = Visitor(page, start, language)
    visitor.look_for("ផែនការយុទ្ធសាស្ត្រអប់រំ ២០១៩-២០២៣", "education strategic plan 2019-2023")
    assert "esp-2019-2023" in page.url
    status = page.inner_text("p.status")
    assert ("២០២៣" if language == "km" else "2023") in status
    # The plan that came after it is one tap away.
    assert page.locator("p.status a[href*='esp-2024-2028']").count() >= 1
    assert visitor.taps <= MOST_TAPS


@LANGUAGES
def test_the_citation_of_a_page(page: Page, start: str, language: str) -> None:
    visitor = Visitor(page, start, language)
    visitor.look_for("របៀបដាក់ស្នើឯកសារ", "how to submit a document")
    visitor.tap("section.get a[href*='/text/']")
    page.wait_for_url("**/text/how-to-submit.*")
    visitor.tap("#leaf-3 .cite-leaf")
    words = read_words("km" if "how-to-submit.km" in page.url else "en")
    said = page.locator(".cite-said").first
    page.locator(".cite-said:not(:empty)").first.wait_for(state="attached")
    # Where a browser lets no page copy (a folder, in some), the address bar still holds the address of the page.
    assert said.text_content() in {words("citations.copied"), words("citations.not-copied")}
    assert page.url.endswith("#leaf-3") or said.text_content() == words("citations.copied")
    assert visitor.taps <= MOST_TAPS


@LANGUAGES
def test_how_to_hand_in_a_document(page: Page, start: str, language: str) -> None:
    visitor = Visitor(page, start, language)
    visitor.tap(".starts a[href='give.html']")
    page.wait_for_url("**/give.html")
    visitor.tap(".give-how")
    page.wait_for_url("**/guide/submit.html")
    assert page.locator("main h2").count() > 2
    assert visitor.taps <= MOST_TAPS
