"""`build.py search`: what it prints, what it hands to programs, and what it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policybank.cli import main
from policybank.i18n import read_words
from tests.search import made

GLOSSARY = {"km": "ទឹក", "en": "water"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = (
        made.document(
            "water-law",
            title_km="ច្បាប់ស្ដីពីទឹក",
            title_en="Law on Water",
            km=["មាត្រា ១", "ទឹកជាសម្បត្តិរបស់ភូមិ"],
            issued="2007-12-08",
            facets={"type": ["law"], "language": ["km"]},
        ),
        made.document(
            "water-report",
            title_en="Report of a village",
            en=["Clean \U0001f4a7 water for all."],
            trust="ocr",
            type="report",
            issued="2020",
            facets={"type": ["report"], "language": ["en"]},
        ),
        made.document("plan", fields={"summary": "A plan for rivers."}, title_en="A plan"),
    )
    return made.site(tmp_path_factory.mktemp("site"), *documents, glossary=GLOSSARY)


@pytest.fixture
def search(site: Path, capsys: pytest.CaptureFixture[str]) -> made.Search:
    def asked(*arguments: str) -> tuple[int, str]:
        code = main(["search", *arguments, "--site", str(site)])
        return code, capsys.readouterr().out

    return asked


def test_what_is_found_is_told_with_its_page_and_its_hits_in_brackets(search: made.Search) -> None:
    code, said = search("water")
    assert code == 0
    lines = said.splitlines()
    assert lines[0] == "2 results found"
    assert lines[1] == "Also searched: ទឹក"
    assert lines[3:6] == [
        "Law on Water",
        "  Law · 2007 · water-law",
        "  Page 2 (Khmer): [ទឹក]ជាសម្បត្តិរបស់ភូមិ",
    ]
    # The emoji counts twice in the browser and once here.
    assert lines[7:9] == ["Report of a village", "  Report · 2020 · water-report"]
    assert lines[9].endswith("Clean \U0001f4a7 [water] for all.")


def test_a_page_that_a_machine_read_says_so(search: made.Search) -> None:
    _, said = search("clean water")
    assert f"[{read_words('en')('search_ui.trust-ocr')}]" in said


def test_a_hit_in_the_record_is_shown(search: made.Search) -> None:
    code, said = search("river")
    assert code == 0
    assert "A plan for [rivers]." in said


def test_in_khmer_all_words_and_digits_are_khmer(search: made.Search) -> None:
    code, said = search("ទឹក", "--language", "km", "--only-these-words")
    assert code == 0
    words = read_words("km")
    lines = said.splitlines()
    assert lines[0] == words.count("search_ui.found", 1)
    assert lines[2] == "ច្បាប់ស្ដីពីទឹក"
    assert lines[3] == "  ច្បាប់ · ២០០៧ · water-law"
    assert "[ទឹក]ជាសម្បត្តិរបស់ភូមិ" in lines[4]
    assert "២" in lines[4]


def test_only_these_words_leaves_the_other_language_aside(search: made.Search) -> None:
    _, said = search("ទឹក", "--only-these-words")
    assert "water-report" not in said
    assert "Also searched" not in said


def test_nothing_found_ends_with_1_and_says_what_may_help(search: made.Search) -> None:
    code, said = search("xylophone")
    assert code == 1
    assert said.splitlines() == ["Nothing was found for “xylophone”"]
    code, said = search("rvers")
    assert code == 1
    assert "Did you mean: rivers" in said.splitlines()


def test_what_is_near_is_said_to_be_near(search: made.Search) -> None:
    code, said = search("clean water xylophone")
    assert code == 0
    assert read_words("en")("search_ui.nearly") in said.splitlines()
    assert "water-report" in said


@pytest.mark.parametrize("query", ["...", "\u200b"])
def test_a_query_without_a_word_ends_with_1(query: str, search: made.Search) -> None:
    code, said = search(query)
    assert code == 1
    assert said.splitlines() == [read_words("en")("search_ui.trouble-nothing-to-search")]


def test_a_query_that_is_too_long_is_searched_by_its_beginning(search: made.Search) -> None:
    code, said = search("water" + " " * 400)
    assert code == 0
    assert "300" in said.splitlines()[0]
    assert "water-law" in said or "water-report" in said


def test_filters_order_and_limit_are_handed_over(search: made.Search) -> None:
    assert "water-report" not in search("water", "--filter", "type=law")[1]
    found = search("water", "--filter", "type=law", "--filter", "type=report")[1]
    assert "water-law" in found
    assert "water-report" in found
    assert "water-law" not in search("water", "--filter", "from=2010", "--filter", "to=2020")[1]
    assert search("water", "--filter", "type=nothing")[0] == 1
    newest = search("water", "--sort", "newest")[1]
    assert newest.index("water-report") < newest.index("water-law")
    assert "water-law" not in search("water", "--sort", "newest", "--limit", "1")[1]


def test_programs_get_the_whole_answer(search: made.Search) -> None:
    code, said = search("ទឹក", "--json")
    assert code == 0
    answer = json.loads(said)
    assert answer["query"] == "ទឹក"
    assert answer["total"] == 2
    assert {one["id"] for one in answer["results"]} == {"water-law", "water-report"}
    assert "ទឹក" in said  # Khmer as Khmer
    code, said = search("xylophone", "--json")
    assert (code, json.loads(said)["results"]) == (1, [])


@pytest.mark.parametrize("given", ["type", "type=", "=law", "colour=red", "from=soon", "to=-5", ""])
def test_a_filter_that_is_not_understood_is_told_with_its_names(
    given: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "water", "--filter", given, "--site", str(site)]) == 2
    said = capsys.readouterr().err
    assert f"`--filter {given}`" in said
    assert "NAME=VALUE" in said
    assert "province" in said


def test_without_a_site_the_command_that_makes_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "water", "--site", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path) in said
    assert "python3 build.py" in said


def test_a_site_with_a_broken_file_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made.site(tmp_path, made.document("water", en=["Water."]))
    for file in folder.glob("search/*-leaves-*/s*.js"):
        file.unlink()
    assert main(["search", "water", "--site", str(folder)]) == 1
    expected = read_words("en")("search_ui.trouble-missing-file")
    assert capsys.readouterr().out.splitlines() == [expected]
