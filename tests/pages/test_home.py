"""The home page: what its first screen offers."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages import banks


def home(root: Path, language: str, **settings: Any) -> banks.Html:
    bank = banks.make_bank(root, **settings)
    return banks.Html(banks.specs_of(bank)[f"{language}/index.html"].body, language)


@pytest.mark.parametrize(
    ("language", "example"), [("km", 'ច្បាប់ស្ដីពី "ការអប់រំ"'), ("en", "law & <order>")]
)
def test_an_example_leads_to_its_search(tmp_path: Path, language: str, example: str) -> None:
    html = home(tmp_path, language, **{f"example_searches_{language}": [example]})
    (href,) = [one for one in html.links if "search.html?" in one]
    assert parse_qs(urlsplit(href).query) == {"q": [example]}


def test_without_examples_nothing_is_offered(tmp_path: Path) -> None:
    assert not [one for one in home(tmp_path, "en").links if "search.html" in one]


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_ways_to_begin_come_before_all_documents(tmp_path: Path, language: str) -> None:
    links = home(tmp_path, language).links
    starts = ["types/index.html", "themes/index.html", "working-groups/index.html"]
    places = [links.index(one) for one in starts]
    assert places == sorted(places)
    assert places[-1] < min(place for place, one in enumerate(links) if "documents/school" in one)
