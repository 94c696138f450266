"""Bad queries and broken files: an answer that says so, never an error and never a wait without end."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.core import write_bytes, write_text
from policybank.search import SearchEngine

from . import made

LONGEST = 300
LAW = settings(max_examples=150)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = (
        made.document("water", title_en="Water", km=["ទឹកស្អាតសម្រាប់ភូមិ"], en=["Clean water for all. " + "x" * 60]),
        made.document("old", km=["ទឹកស្អាតណាស់"], en=["Old water."], date="2020-01-01"),
        made.document("rivers", fields={"summary": "About rivers."}),
    )  # fmt: skip
    glossary = {"km": "ទឹក", "en": "water"}
    return made.site(tmp_path_factory.mktemp("whole"), *documents, glossary=glossary)


@pytest.fixture(scope="module")
def engine(whole: Path) -> Iterator[SearchEngine]:
    with SearchEngine(whole) as opened:
        yield opened


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be broken."""
    return Path(shutil.copytree(whole, tmp_path / "site"))


@pytest.mark.parametrize(
    "query", ["", " ", "\n\t", "\u00a0", "\ufeff", "\ud800", "\udc00\ud800"], ids=ascii
)
def test_nothing_asked_is_no_trouble(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query)
    assert (answer["total"], answer["results"], answer["trouble"]) == (0, [], "")


@pytest.mark.parametrize(
    "query",
    ["\u200b\u200b", "...", "។ ៕ ៗ", '""', "“", "\x00\x01\x07", "🙂", "< > & '"],
    ids=ascii,
)
def test_a_query_without_a_letter_is_told_so(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query)
    assert (answer["total"], answer["results"]) == (0, [])
    assert answer["trouble"] == "nothing-to-search"


@pytest.mark.parametrize(
    "query",
    [
        "\x00water\x07", "wa\u200bter", "water \ud800", "\udfff water", "<water>", '"water', "water\"", "“water", "«clean water",
        "water';--", "water \u200b", "water?", "+water -", "water*", "(water)", "\\water\\", "water${}", "WATER", "& water",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_stands_around_a_word_does_not_hide_it(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query)
    assert "water" in made.ids(answer)
    assert answer["trouble"] == ""
    for one in answer["results"]:
        assert one["leaves"] or one["field"]


@pytest.mark.parametrize(
    "query",
    ["\u17b6", "\u17d2", "\u17d2\u17d2\u17d2", "\u17b6\u17b7\u17d2\u17c6", "ក\u17d2", "constructor", "__proto__", "hasOwnProperty", "toString",
     "zebra :", "zebra - lion", "<b>zebra</b>", "zebra' OR 1=1 --", "zebra ${1}", "zebra \u17d2"],
    ids=ascii,
)  # fmt: skip
def test_lonely_marks_names_of_javascript_and_signs_between_words_are_no_trouble(
    query: str, engine: SearchEngine
) -> None:
    answer = made.ask(engine, query, other=True)
    assert (answer["total"], answer["trouble"]) == (0, "")


@pytest.mark.parametrize(
    "query",
    [
        "water " * 20_000, "ទឹក" * 40_000, "ទឹក " * 30_000, '"' * 100_000, "5" * 100_000, "\u17d2" * 100_000, "ក" + "\u17b6" * 100_000,
        "ក\u17d2" * 50_000, "<script>" * 12_500, "🙂" * 50_000, "\u200b" * 100_000, ('"water" ' * 13_000),
    ],
    ids=lambda query: ascii(query[:9]),
)  # fmt: skip
def test_a_hundred_thousand_characters_are_cut_and_said_to_be(
    query: str, engine: SearchEngine
) -> None:
    answer = made.ask(engine, query, other=True)
    assert answer["trouble"] in {"too-long", "nothing-to-search"}
    assert len(answer["query"]) <= LONGEST
    assert len(answer["suggestions"]) <= 3


def test_the_beginning_of_a_long_query_is_searched(engine: SearchEngine) -> None:
    answer = made.ask(engine, "water" + " " * 100_000)
    assert answer["trouble"] == "too-long"
    assert set(made.ids(answer)) == {"water", "old"}
    # The cut goes through a pair of halves, of which no address can hold one.
    answer = made.ask(engine, "water" + " " * (LONGEST - 6) + "🙂")
    assert set(made.ids(answer)) == {"water", "old"}


@pytest.mark.parametrize("query", ["x" * 60, f'"{"x" * 60}"', f'"all {"x" * 60}"'], ids=len)
def test_a_word_without_an_end_is_found_by_its_first_forty_letters(
    query: str, engine: SearchEngine
) -> None:
    answer = made.ask(engine, query)
    assert made.ids(answer) == ["water"]
    assert answer["results"][0]["leaves"][0]["marks"]


@LAW
@given(
    query=st.lists(
        st.one_of(
            st.text(st.characters(), max_size=12),
            st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=12),
            st.sampled_from(["water", "ទឹក", '"', "“", " ", "\u200b", "\ud83d"]),
        ),
        max_size=12,
    ).map("".join)
)
def test_every_query_gets_an_answer(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query, other=True, counts=True)
    assert answer["trouble"] in {"", "too-long", "nothing-to-search"}
    assert len(answer["results"]) <= 10


BREAKS: dict[str, Callable[[Path], None]] = {
    "missing": Path.unlink,
    "cut": lambda file: write_bytes(file, file.read_bytes()[:-9]),
    "empty": lambda file: write_bytes(file, b""),
    "page": lambda file: write_text(file, "<!doctype html><title>404</title>"),
    "no-text": lambda file: write_bytes(file, b"PolicyBank.take(\xff\xfe"),
    "throws": lambda file: write_text(file, "throw new Error('broken')"),
    "other-key": lambda file: write_text(file, 'PolicyBank.take("another","value")'),
}


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize(
    "files",
    ["manifest.js", "*-leaves-*/s*.js", "*-records-*/s*.js", "*-leaves-*/t*.js", "*-records-*/c*.js", "*-records-*/f*.js",
     "*-records-*/facets.js", "glossary-km-*.js", "*-lexicon-*/w*.js"],
)  # fmt: skip
def test_a_broken_file_is_told_and_nothing_hangs(files: str, broken: str, site: Path) -> None:
    found = sorted((site / "search").glob(files))
    assert found
    for file in found:
        BREAKS[broken](file)
    # A hit in a field, one that the words of the index are needed for, and one on a leaf.
    query = {"f*": "rivers", "w*": "wtaer"}.get(files.rpartition("/")[2][:2], "water clean")
    with SearchEngine(site) as engine:
        answer = made.ask(engine, query, other=True, counts=True)
        assert answer["trouble"] == ("missing-file" if broken == "missing" else "broken-file")
        assert (answer["total"], answer["results"], answer["next"]) == (0, [], None)


@pytest.mark.parametrize(
    "value",
    ["null", "5", '"text"', "[]", "{}", '{"segments": null}', '{"segments": [{}]}', '{"segments": [null]}',
     '{"segments": [{"name": "month", "counts": "", "weights": "", "leaves": {}, "records": {}}]}'],
)  # fmt: skip
def test_a_manifest_of_another_shape_is_broken(value: str, site: Path) -> None:
    write_text(site / "search" / "manifest.js", f'PolicyBank.take("manifest",{value})')
    with SearchEngine(site) as engine:
        assert made.ask(engine, "water")["trouble"] == "broken-file"


def test_a_file_that_comes_back_is_used_without_a_new_beginning(site: Path) -> None:
    manifest = site / "search" / "manifest.js"
    data = manifest.read_bytes()
    manifest.unlink()
    with SearchEngine(site) as engine:
        assert made.ask(engine, "water")["trouble"] == "missing-file"
        write_bytes(manifest, data[:-5])
        assert made.ask(engine, "water")["trouble"] == "broken-file"
        write_bytes(manifest, data)
        assert set(made.ids(made.ask(engine, "water"))) == {"water", "old"}


def test_what_does_not_need_the_missing_file_is_found(site: Path) -> None:
    for file in site.glob("search/*-lexicon-*/*.js"):
        file.unlink()
    for file in site.glob("search/*-records-*/facets.js"):
        file.unlink()
    with SearchEngine(site) as engine:
        assert set(made.ids(made.ask(engine, "water", other=True))) == {"water", "old"}


def test_other_letters_in_a_file_never_hang_the_search(whole: Path, site: Path) -> None:
    """A stick that went bad changes bytes and leaves the lengths."""
    dice = random.Random(17)  # noqa: S311
    files = sorted((site / "search").rglob("*.js"))
    for _ in range(25):
        file = dice.choice(files)
        data = bytearray(file.read_bytes())
        begin = data.find(b",") + 2
        for _ in range(3):
            data[dice.randrange(begin, len(data) - 2)] = dice.choice(b"!aZ0~ :#")
        write_bytes(file, bytes(data))
        with SearchEngine(site) as engine:
            for query in ("water", "ទឹកស្អាត", "clean water", '"clean water for"'):
                made.ask(engine, query, other=True, counts=True)
        shutil.copyfile(whole / file.relative_to(site), file)
