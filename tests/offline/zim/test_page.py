"""What of a page is given to the search of a Kiwix reader."""

from __future__ import annotations

import pytest

from policybank.offline.zim._page import read_page

PAGE = """<title>Law · Bank</title><main><h1>Law</h1><p>A summary.</p>
<section aria-labelledby="facts"><p>A body.</p></section>
<section class="x" aria-labelledby="{name}"><h2 id="{name}">Head</h2><p>Another law.</p></section>
<ul class="entries"><li>A third law.</li></ul><p>An end.</p></main>"""


@pytest.mark.parametrize(
    "name", ["get", "family", "relations", "rights", "cite", "share", "record"]
)
def test_titles_of_others_and_what_repeats_are_not_searched_in_a_page(name: str) -> None:
    page = PAGE.format(name=name).encode("utf-8")
    assert read_page(page).text == "Law A summary. A body. An end."


def test_any_other_part_of_a_page_is_searched() -> None:
    page = PAGE.format(name="contents").encode("utf-8")
    assert "Another law." in read_page(page).text
