"""On a stick a text stands once: its page is a script too, and the search finds there what it finds in the index of the web."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.search import STICK, WEB, SearchEngine, page_as_script

from . import made

# All that means something to one of the two readers of such a page.
NASTY = (
    "School `fees` cost ${amount} and \\n more: 5 < 6 & \"seven\" > 'four' &amp; &#96; ]]>\n"
    "\n"
    " \t \n"
    "  The school --> of the <!-- village </section> <p>here</p> $$ { $ { \\${x} \\\\` school"
)
DOCUMENTS = (
    made.document("nasty", en=[NASTY, "Another school."], km=["សាលារៀន `ក្នុង` ភូមិ ${១}\n\nសាលារៀន"]),
    made.document("read", en=["The school that a machine read."], trust="ocr"),
    made.document("legacy", en=["The school in an old font."], trust="legacy-font"),
    made.document("mended", en=["The school that a person mended."], trust="corrected"),
    made.document("unread", en=["school"], trust="unreadable"),
    made.document("guide/reading", kind="guide", en=["How to find a school in the bank."], date=""),
)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.site(tmp_path_factory.mktemp("stick"), *DOCUMENTS, packing=STICK)


def test_no_text_of_a_document_stands_in_the_index(stick: Path) -> None:
    scripts = [file.read_text("utf-8") for file in stick.glob("search/**/*.js")]
    assert not any("that a machine read" in one for one in scripts)
    # Guides are not leaves; they have no pages of texts.
    assert any("How to find a school" in one for one in scripts)


@pytest.mark.parametrize("query", ["school", '"the school"', "សាលារៀន", "fees cost", "seven four"])
def test_texts_from_their_pages_give_the_answers_of_the_web(
    query: str, stick: Path, tmp_path: Path
) -> None:
    web = made.site(tmp_path, *DOCUMENTS, packing=WEB)
    with SearchEngine(web) as engine:
        expected = made.ask(engine, query)
    assert expected["results"]
    with SearchEngine(stick) as engine:
        assert made.ask(engine, query) == expected


def test_a_page_that_is_missing_or_broken_is_told_as_any_file_of_the_index(tmp_path: Path) -> None:
    stick = made.site(tmp_path, *DOCUMENTS, packing=STICK)
    page = stick / "text" / "read.en.html"
    whole = page.read_text("utf-8")
    for trouble, broken in (
        ("broken-file", whole[:-40]),
        ("broken-file", whole.replace('id="leaf-1"', 'id="leaf-9"')),
        ("missing-file", None),
    ):
        page.unlink()
        if broken is not None:
            page.write_text(broken, encoding="utf-8")
        with SearchEngine(stick) as engine:
            assert made.ask(engine, "machine")["trouble"] == trouble


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="`$\\{}<>&'\"ab \n-!/អក្ស", max_size=40))
def test_a_page_hands_over_its_own_source_whatever_stands_in_it(text: str) -> None:
    page = f"<!doctype html>\n<title>{html.escape(text)}</title>"
    with_source = page_as_script("text/a.en.html", page)
    # As JavaScript reads it: the first line is a comment, and within the template no sign but the last ends it.
    first, _, rest = with_source.partition("\n")
    begin, _, inside = rest.partition("`")
    assert (first, begin) == ("<!--", 'PolicyBank.take("text/a.en.html",')
    source, _, end = inside.partition("`")
    assert end == ")//-->\n"
    assert "\\" not in source
    assert "${" not in source
    # As HTML reads it: a comment, the page as it was, a comment.
    shown = source.removeprefix("-->\n").removesuffix("\n<!--")
    assert html.unescape(shown) == html.unescape(page.strip())
