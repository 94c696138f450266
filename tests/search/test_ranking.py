"""What stands first: the rules that a province officer, a programme manager and a researcher would take for granted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policybank.search import SearchEngine

from . import made

Ask = Callable[..., made.Answer]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Ask a fresh index of the given documents."""

    def asked(query: str, *documents: made.Document, **options: Any) -> made.Answer:
        site = made.site(tmp_path, *documents, glossary=options.pop("glossary", None))
        with SearchEngine(site) as engine:
            return made.ask(engine, query, **options)

    return asked


def test_who_types_a_title_gets_what_is_called_so(ask: Ask) -> None:
    answer = ask(
        "river policy",
        made.document("a-plan", title_en="National Action Plan on the River Policy and Its Many Harbours"),
        made.document("b-report", title_en="Report on Boats", en=["River policy. " * 20]),
        made.document("c-policy", title_en="Policy on Rivers"),
    )  # fmt: skip
    assert made.ids(answer) == ["c-policy", "a-plan", "b-report"]


def test_a_title_in_two_languages_is_no_longer_than_in_one(ask: Ask) -> None:
    khmer = "គោលនយោបាយស្ដីពីទន្លេនិងសមុទ្រក្នុងព្រះរាជាណាចក្រ"
    answer = ask(
        "river",
        made.document("a-english", title_en="A Longer Study of the River and of Its Boats"),
        made.document("b-both", title_km=khmer, title_en="Policy on the River"),
    )
    assert made.ids(answer)[0] == "b-both"


def test_what_the_summary_says_again_does_not_beat_a_shorter_title(ask: Ask) -> None:
    again = {"summary": "A plan on rivers.", "subject": "Rivers"}
    answer = ask(
        "rivers",
        made.document("a-plan", title_en="National Action Plan on Rivers 2024-2028, Second Part", fields=again),
        made.document("b-policy", title_en="Policy on Rivers"),
    )  # fmt: skip
    assert made.ids(answer) == ["b-policy", "a-plan"]


def test_a_plan_in_force_stands_before_the_one_it_replaced(ask: Ask) -> None:
    twice = {"summary": "The river plan."}
    answer = ask(
        "river plan",
        made.document("a-old", title_en="River Plan 2015-2020", weight=2, fields=twice),
        made.document("b-new", title_en="River Plan 2024-2030", weight=7),
    )
    assert made.ids(answer) == ["b-new", "a-old"]


def test_a_year_asks_for_the_plan_of_that_year_though_it_ended(ask: Ask) -> None:
    answer = ask(
        "river plan 2017",
        made.document("new", title_en="River Plan 2024-2030", fields={"subject": "2024 2025 2026"}, weight=7),
        made.document("old", title_en="River Plan 2015-2020", fields={"subject": "2015 2016 2017"}, weight=2),
    )  # fmt: skip
    assert made.ids(answer) == ["old"]


def test_the_ministry_in_a_legal_number_is_no_name_of_the_document(ask: Ask) -> None:
    answer = ask(
        "modx",
        made.document("a-order", title_en="Order on Boats", fields={"number": "48 MODX", "body": "MODX"}),
        made.document("b-founding", title_en="Decree on the Work of MODX"),
    )  # fmt: skip
    assert made.ids(answer) == ["b-founding", "a-order"]
    assert made.ids(ask("modx 48", made.document("o", fields={"number": "48 MODX"}))) == ["o"]


@pytest.mark.parametrize("words", ["river boat", "river of the boat", "river boat harbour"])
def test_words_beside_each_other_as_they_were_typed_come_first(ask: Ask, words: str) -> None:
    turned = " and ".join(reversed(words.split()))
    answer = ask(
        words,
        made.document("a-turned", en=[f"{turned} quiet. " * 9]),
        made.document("b-apart", en=[f"{words.replace(' ', ' quiet ')} quiet. " * 9]),
        made.document("c-beside", en=[f"A {words}."]),
    )
    assert made.ids(answer)[0] == "c-beside"
    assert len(made.ids(answer)) == 3


def test_an_article_is_found_where_its_figure_stands_beside_the_word(ask: Ask) -> None:
    apart = "មាត្រា ៣ ចែងអំពីទូក។ " + "ទូកនិងកំពង់ផែ។ " * 20 + "មានទូក ១២។"
    answer = ask(
        "មាត្រា ១២",
        made.document("a-apart", km=[apart]),
        made.document("b-beside", km=[apart, f"{apart} មាត្រា ១២.- ទូកគ្រប់រូប"]),
    )
    assert made.ids(answer) == ["b-beside", "a-apart"]
    leaf = made.result(answer, "b-beside")["leaves"][0]
    assert leaf["number"] == 2
    assert "មាត្រា ១២.-" in leaf["snippet"]


@pytest.mark.parametrize("query", ["ប្រកាស ៤៨", "ប្រកាស លេខ ៤៨", "ប្រកាសលេខ ៤៨", "ប្រកាសលេខ៤៨", "ប្រកាសលេខ\u200b៤៨"])  # fmt: skip
def test_the_word_number_before_a_figure_may_be_there_or_not(ask: Ask, query: str) -> None:
    order = made.document("order", title_km="ប្រកាសស្ដីពីទូក", fields={"number": "៤៨"})
    assert made.ids(ask(query, order)) == ["order"]


def test_an_unfinished_number_finds_the_kind_of_document(ask: Ask) -> None:
    assert made.ids(ask("ប្រកាសលេខ", made.document("order", title_km="ប្រកាសស្ដីពីទូក"))) == ["order"]


@pytest.mark.parametrize("query", ["ច្បាប់ទូក", "ច្បាប់ ទូក", "ច្បាប់ ស្តីពី ទូក", "ច្បាប់ និង ទូក"])
def test_words_that_only_join_are_not_needed(ask: Ask, query: str) -> None:
    documents = [made.document("law", title_km="ច្បាប់ស្ដីពីទូក"), made.document("x", title_km="កំពង់ផែ")]
    assert made.ids(ask(query, *documents)) == ["law"]


def test_a_word_that_only_joins_is_searched_where_it_is_all_there_is(ask: Ask) -> None:
    assert made.ids(ask("និង", made.document("law", title_km="ទូក និងកំពង់ផែ"))) == ["law"]


def test_a_rare_word_of_another_form_does_not_beat_the_words_of_the_reader(ask: Ask) -> None:
    glossary = {"km": "ផែនការយុទ្ធសាស្ត្រ", "en": "strategic plan|strategy"}
    answer = ask(
        "ផែនការយុទ្ធសាស្ត្រ",
        made.document("a-strategy", title_en="Boat Strategy"),
        *(made.document(f"b-plan-{n}", title_km=f"ផែនការយុទ្ធសាស្ត្រទូក {n}", title_en="") for n in range(4)),
        glossary=glossary,
        other=True,
    )  # fmt: skip
    assert made.ids(answer)[-1] == "a-strategy"


def test_another_form_adds_no_document_that_has_its_words_here_and_there(ask: Ask) -> None:
    glossary = {"km": "ផែនការទូក", "en": "boat plan"}
    documents = [
        made.document("named", title_km="ផែនការទូក"),
        made.document("said", title_en="Boat Plan"),
        made.document("scattered", en=["A boat.", "The plan."]),
    ]
    answer = ask("ផែនការទូក", *documents, glossary=glossary, other=True)
    assert made.ids(answer) == ["named", "said"]


def test_a_guide_that_speaks_of_it_stands_after_the_last_document(ask: Ask) -> None:
    answer = ask(
        "boats harbours",
        made.document("guide/a", kind="guide", en=["Boats harbours. " * 9], date=""),
        made.document("scattered", en=["Boats.", "Harbours."]),
    )
    assert made.ids(answer) == ["scattered", "guide/a"]


def test_where_no_document_has_most_of_the_words_those_with_some_are_shown(ask: Ask) -> None:
    answer = ask("bootes harbour", made.document("law", title_en="Law on the Harbour"))
    assert answer["nearly"]
    assert made.ids(answer) == ["law"]


def test_a_slip_between_two_letters_of_one_sound_is_named(ask: Ask) -> None:
    answer = ask("គ្រូបង្រៀណ", made.document("law", title_km="ច្បាប់ស្ដីពីគ្រូបង្រៀន"))
    assert {"query": "គ្រូបង្រៀន", "kind": "spelling"} in answer["suggestions"]


def test_a_snippet_does_not_begin_with_the_end_of_a_sentence(ask: Ask) -> None:
    text = "ទូក" * 20 + "។ " + "កំពង់ផែ" * 9 + " ស្ពាន " + "ទន្លេ" * 40
    leaf = ask("ស្ពាន", made.document("law", km=[text]))["results"][0]["leaves"][0]
    assert leaf["beginsInside"]
    assert leaf["snippet"][0] not in "។ "
    assert made.hits(leaf) == ["ស្ពាន"]


def test_a_summary_with_half_of_it_does_not_stand_before_a_leaf_with_all(ask: Ask) -> None:
    half = {"summary": "ច្បាប់នេះមានមាត្រា ៣០។"}
    law = made.document("law", km=["មាត្រា ១២.- ទូកគ្រប់រូប"], fields=half)
    found = ask("មាត្រា ១២", law)["results"][0]
    assert found["fieldSnippet"] is None
    assert made.hits(found["leaves"][0]) == ["មាត្រា", "១២"]


def test_a_phrase_on_a_later_leaf_is_found_though_the_first_only_look_so(tmp_path: Path) -> None:
    apart = "ប្រធាននាយកដ្ឋាន។ ធាននាយកសាលា។ ប្រធាននាយក។ នាយកសាលារៀន។"
    whole = "ប្រធាននាយកសាលារៀន"
    document = made.document("late", km=[*[apart] * 5, f"{'ពាក្យ ' * 40}{whole}"])
    with SearchEngine(made.site(tmp_path, document)) as engine:
        answer = made.ask(engine, whole)
    assert made.ids(answer) == ["late"]
    assert answer["results"][0]["leaves"][0]["number"] == 6


def test_words_of_the_title_and_a_phrase_of_a_leaf_are_found_together(tmp_path: Path) -> None:
    document = made.document(
        "both", title_en="Law on Harbours", en=["Boats pay a small fee each year."]
    )
    with SearchEngine(made.site(tmp_path, document)) as engine:
        answer = made.ask(engine, 'harbours "small fee"')
    assert made.ids(answer) == ["both"]
    assert answer["results"][0]["leaves"][0]["number"] == 1
