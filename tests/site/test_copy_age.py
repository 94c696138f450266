"""A copy tells its age by the reader's clock, opened from a folder; and says so when that clock cannot be right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policybank import pipeline
from policybank.core import write_text
from policybank.pages import COPY_SCRIPT, STICK
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FACTS = {"made": "2026-11-28", "documents": 166, "pdfs": 8, "left_out": 3, "version": "0" * 12}


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a stick's site, in which no copy was made yet."""
    root = make.bank_to_build(tmp_path_factory.mktemp("bank"))
    make.document(root, "school-law", title={"km": "ច្បាប់សាលា", "en": "School Law"})
    site = pipeline.build(root, medium=STICK, jobs=1).site
    assert site is not None
    return site.folder


def opened(page: Page, stick: Path, path: str, *, today: str, **facts: Any) -> list[str]:
    """Open a page of a copy on the day `today`; return the errors that its scripts threw."""
    told = json.dumps({**FACTS, **facts}, sort_keys=True)
    write_text(stick / COPY_SCRIPT, f"(window.PolicyBank=window.PolicyBank||{{}}).copy={told};\n")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(f"{today}T12:00:00")
    # The scripts are deferred: when the page has loaded they have run.
    page.goto((stick / path).as_uri())
    return errors


@pytest.mark.parametrize(
    ("made", "today", "said"),
    [
        ("2026-11-28", "2026-11-28", "This copy was made on 28 November 2026, today."),
        ("2026-11-28", "2026-11-27", "This copy was made on 28 November 2026, today."),
        ("2026-11-27", "2026-11-28", "This copy was made on 27 November 2026, yesterday."),
        ("2026-11-16", "2026-11-28", "This copy was made on 16 November 2026, 12 days ago."),
        ("2026-08-29", "2026-11-28", "This copy was made on 29 August 2026, 2 months ago."),
    ],
)
def test_a_young_copy_tells_its_age_in_the_footer_alone(
    made: str, today: str, said: str, stick: Path, page: Page
) -> None:
    assert opened(page, stick, "en/index.html", today=today, made=made) == []
    assert page.locator(".foot .copy-age").inner_text().startswith(said)
    assert page.locator(".foot .copy-holds").inner_text() == "Documents: 166 · PDFs: 8 · PDFs not here: 3."  # fmt: skip
    assert page.locator(".copy-banner").count() == 0


@pytest.mark.parametrize(
    ("made", "today", "said"),
    [
        ("2026-08-28", "2026-11-28", "This copy was made on 28 August 2026, 3 months ago. Documents may"),
        ("2025-12-29", "2026-11-28", "This copy was made on 29 December 2025, 10 months ago. Documents may"),
        ("2023-11-28", "2026-11-28", "This copy was made on 28 November 2023, 3 years ago. Documents may"),
        ("2026-11-28", "2015-01-01", "The clock of this device seems wrong: it shows 1 January 2015, but this copy was made on 28 November 2026. Newer"),
        ("2026-11-28", "2036-11-28", "This copy was made on 28 November 2026. By the clock of this device (28 November 2036) it is more than ten years old; the clock may be wrong. Newer"),
    ],
)  # fmt: skip
def test_an_old_copy_and_a_wrong_clock_are_told_above_the_page(
    made: str, today: str, said: str, stick: Path, page: Page
) -> None:
    assert opened(page, stick, "en/documents/school-law.html", today=today, made=made) == []
    banner = page.locator(".copy-banner p")
    assert banner.inner_text().startswith(said)
    # The same page on the web.
    assert banner.locator("a").get_attribute("href") == "https://bank.example/en/documents/school-law.html"  # fmt: skip


def test_a_khmer_page_tells_it_in_khmer_with_khmer_numerals(stick: Path, page: Page) -> None:
    assert opened(page, stick, "km/index.html", today="2027-03-05") == []
    said = page.locator(".copy-banner p").inner_text()
    assert "ថ្ងៃទី២៨ ខែវិច្ឆិកា ឆ្នាំ២០២៦" in said
    assert "៣ ខែ" in said
    assert not [sign for sign in said.replace("bank.example", "") if sign in "0123456789"]


def test_the_page_that_offers_the_languages_tells_it_in_each(stick: Path, page: Page) -> None:
    assert opened(page, stick, "index.html", today="2027-03-05") == []
    told = page.locator(".copy-banner p")
    assert [told.nth(place).get_attribute("lang") for place in range(told.count())] == ["km", "en"]


# No days, as a hand or a broken program may write them.
OTHERS = ("yesterday", "", 20261128, "2026-11-28T00:00:00Z")


@pytest.mark.parametrize(
    "made", ["2026-02-31", None, *(pytest.param(one, marks=pytest.mark.slow) for one in OTHERS)]
)
def test_a_copy_without_a_day_says_nothing(made: object, stick: Path, page: Page) -> None:
    assert opened(page, stick, "en/index.html", today="2030-01-01", made=made) == []
    assert page.locator(".copy-banner, .copy-age").count() == 0


def test_a_site_that_is_no_copy_yet_says_nothing(stick: Path, page: Page) -> None:
    assert opened(page, stick, "en/index.html", today="2030-01-01") == []
    (stick / COPY_SCRIPT).unlink()
    page.reload()
    assert page.locator(".copy-banner, .copy-age").count() == 0
    assert page.locator("h1").count() == 1
