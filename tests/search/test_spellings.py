"""Spellings of one word find the same, wherever they stand: in the query or in the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from policybank.search import SearchEngine

from . import made

ZWSP = "\u200b"
# Each row is one word or phrase in the ways it is typed.
SPELLINGS = [
    ("សេចក្ដីសម្រេច", "សេចក្តីសម្រេច"),  # DA or TA below
    (
        "មន\u17d2\u178f\u17d2\u179aី",
        "មន\u17d2\u179a\u17d2\u178fី",
    ),  # RO before or after the other subscript
    ("អប់រំ", f"អប់{ZWSP}រំ", ZWSP.join("អប់រំ")),
    ("ឲ្យបាន", "ឱ្យបាន", "អោយបាន"),
    ("ឆ្នាំ២០០៧", "ឆ្នាំ2007"),
    ("ស៊ី", "ស\u17bb\u17b8", "ស\u17b8\u17ca"),
    ("កាតព្វកិច្ច", "កាតព្វ\u200cកិច្ច", "\ufeffកាតព្វកិច្ច", "កាតព្វ\u00adកិច្ច"),
    ("MoEYS", "moeys", "MOEYS"),
    ("Élève", "eleve", "ÉLÈVE"),
    ("children's", "children’s", "children‘s", "childrenʼs"),
]
# What may stand between syllables in a text: a space to breathe, the end of a line, both.
GAPS = ["", " ", "\n", ZWSP, f" {ZWSP}", "  ", "\u00a0"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    spelled = [
        made.document(f"s{row}-{number}", km=[f"ពាក្យ {text} ចប់"], title_en=f"Spelling {number}")
        for row, spellings in enumerate(SPELLINGS)
        for number, text in enumerate(spellings)
    ]
    gapped = [
        made.document(f"gap-{number}", km=[gap.join(["ធនា", "គារ", "ជា", "តិ"])])
        for number, gap in enumerate(GAPS)
    ]
    titled = [
        made.document(f"title-{number}", title_km=text)
        for number, text in enumerate(["ច្បាប់ ស្ដីពី ទឹក", "ច្បាប់ស្តីពីទឹក"])
    ]
    folder = made.site(tmp_path_factory.mktemp("spellings"), *spelled, *gapped, *titled)
    with SearchEngine(folder) as opened:
        yield opened


@pytest.mark.parametrize("row", range(len(SPELLINGS)))
@pytest.mark.parametrize("quote", ["{}", '"{}"', "“{}”"])
def test_each_spelling_finds_all(row: int, quote: str, engine: SearchEngine) -> None:
    expected = {f"s{row}-{number}" for number in range(len(SPELLINGS[row]))}
    answers = [made.ask(engine, quote.format(one), limit=50, counts=True) for one in SPELLINGS[row]]
    for answer in answers:
        assert set(made.ids(answer)) == expected
        assert answer["total"] == len(expected)
        assert answer["isExact"]
    assert len({repr(without_query(answer)) for answer in answers}) == 1


def without_query(answer: made.Answer) -> list[object]:
    """Return what must be equal whatever was typed: all but the query and the addresses with it."""
    return [
        [
            one["id"],
            one["score"],
            [[leaf["number"], leaf["snippet"], leaf["marks"]] for leaf in one["leaves"]],
        ]
        for one in answer["results"]
    ]


def test_a_hit_is_marked_in_the_spelling_of_the_text(engine: SearchEngine) -> None:
    for row, spellings in enumerate(SPELLINGS):
        answer = made.ask(engine, spellings[0], limit=50)
        for number, text in enumerate(spellings):
            (leaf,) = made.result(answer, f"s{row}-{number}")["leaves"]
            (hit,) = made.hits(leaf)
            assert hit.strip("\ufeff") in text
            assert leaf["snippet"].startswith("ពាក្យ ")


@pytest.mark.parametrize(
    "query", ["ធនាគារជាតិ", '"ធនាគារជាតិ"', '"ធនាគារ ជាតិ"', "ធនាគារ ជាតិ", "គារជា"]
)
def test_a_space_between_syllables_hides_nothing(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query, limit=50)
    assert set(made.ids(answer)) == {f"gap-{number}" for number in range(len(GAPS))}
    assert all(one["leaves"][0]["marks"] for one in answer["results"])


@pytest.mark.parametrize("query", ["ច្បាប់ស្ដីពីទឹក", "ច្បាប់ស្តីពីទឹក", "ច្បាប់ ស្តីពីទឹក"])
def test_titles_are_found_and_marked_in_any_spelling(query: str, engine: SearchEngine) -> None:
    answer = made.ask(engine, query, language="km")
    assert set(made.ids(answer)) == {"title-0", "title-1"}
    for one in answer["results"]:
        assert one["field"] == "title"
        marked = sum(end - begin for begin, end in one["titleMarks"])
        assert marked >= len("ច្បាប់ស្តីពីទឹក")


def test_digits_of_both_scripts_find_a_number_beside_khmer_or_apart(tmp_path: Path) -> None:
    texts = ["ឆ្នាំ២០០៧", "ឆ្នាំ 2007", "in 2007", "ឆ្នាំ២០០៨"]
    documents = [made.document(f"d{number}", km=[text]) for number, text in enumerate(texts)]
    with SearchEngine(made.site(tmp_path, *documents)) as engine:
        # "Year" before a figure says nothing, and hides no text that leaves it out.
        for query in ("2007", "២០០៧", "ឆ្នាំ២០០៧", "ឆ្នាំ 2007", "ឆ្នាំ ២០០៧"):
            assert set(made.ids(made.ask(engine, query))) == {"d0", "d1", "d2"}


def test_khmer_and_other_words_between_quotation_marks_may_have_any_space_between(
    tmp_path: Path,
) -> None:
    texts = [
        "តាម ច្បាប់ MoEYS ឆ្នាំ ២០០៧",
        "តាមច្បាប់MoEYSឆ្នាំ២០០៧",
        "ច្បាប់\nMoEYS  ឆ្នាំ2007",
        "ឆ្នាំ ២០០៧ MoEYS ច្បាប់",
    ]
    documents = [made.document(f"d{number}", km=[text]) for number, text in enumerate(texts)]
    with SearchEngine(made.site(tmp_path, *documents)) as engine:
        for query in ('"ច្បាប់ MoEYS ឆ្នាំ ២០០៧"', '"ច្បាប់MoEYSឆ្នាំ2007"'):
            answer = made.ask(engine, query)
            assert set(made.ids(answer)) == {"d0", "d1", "d2"}
            assert all(one["leaves"][0]["marks"] for one in answer["results"])


def test_forms_of_a_word_are_one_but_between_quotation_marks(tmp_path: Path) -> None:
    forms = ["organisation", "organization", "Organisations", "organizing"]
    documents = [
        made.document(f"d{number}", en=[f"An {form}."]) for number, form in enumerate(forms)
    ]
    with SearchEngine(made.site(tmp_path, *documents)) as engine:
        for form in forms[:3]:
            assert {"d0", "d1", "d2"} <= set(made.ids(made.ask(engine, form)))
        for number, form in enumerate(forms):
            assert made.ids(made.ask(engine, f'"{form}"')) == [f"d{number}"]
            assert made.ids(made.ask(engine, f'"an {form.upper()}"')) == [f"d{number}"]
