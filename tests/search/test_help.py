"""What the search offers beside what was asked: the other language, other words, other spellings, fewer words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policybank.search import SearchEngine

from . import made

# One line for each concept, the same line in both.
GLOSSARY = {
    "km": "ការអប់រំ|អប់រំ\nការបោះបង់ការសិក្សា\nគ្រូបង្រៀន\nគោលនយោបាយ\nថវិកា\nសត្វចម្លែក\n?ការរៀនគួរ",
    "en": "education|^EDU\npush-out|~drop-out\nteacher\npolicy\nbudget\nunicorn\nprivate tutoring",
}
SCHOOLING = "សេចក្ដីសង្ខេបអំពីសាលារៀនក្នុងភូមិ"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    documents = (
        made.document("km-law", km=["ការអប់រំជាសិទ្ធិ"]),
        made.document("en-law", en=["Education is a right of all."]),
        made.document("titled", title_en="Education Law", title_km="ច្បាប់ស្ដីពីការអប់រំ"),
        made.document("old-words", en=["The drop-out rate of schools."]),
        made.document("new-words", en=["The push-out rate of schools."]),
        made.document("km-push", km=["ការបោះបង់ការសិក្សា"]),
        made.document("km-policy", km=["គោលនយោបាយគ្រូបង្រៀន", "ថវិកា"]),
        made.document("en-policy", en=["A policy for every teacher.", "The budget of schools."]),
        made.document("tutoring", km=["ការរៀនគួរនៅផ្ទះ"]),
        made.document("more", en=["Kindergarten teachers and schools.", "Kindergarten fees."]),
        made.document(
            "fees", en=["Kindergarten teachers of schools ask for fees.", "Teachers pay fees."]
        ),
        made.document("village", km=[SCHOOLING]),
    )
    folder = made.site(tmp_path_factory.mktemp("help"), *documents, glossary=GLOSSARY)
    with SearchEngine(folder) as opened:
        yield opened


def both(engine: SearchEngine, query: str, **options: Any) -> made.Answer:
    return made.ask(engine, query, other=True, **options)


def also(answer: made.Answer) -> list[str]:
    return [one["text"] for one in answer["also"]]


@pytest.mark.parametrize("query", ["education", "ការអប់រំ"])
def test_one_language_finds_the_other_and_says_so(query: str, engine: SearchEngine) -> None:
    answer = both(engine, query)
    assert {"km-law", "en-law", "titled"} <= set(made.ids(answer))
    assert made.ids(answer)[0] == "titled"
    assert also(answer)
    assert {one["language"] for one in answer["also"]} <= {"km", "en"}
    assert all(one["isSure"] for one in answer["also"])


def test_a_hit_through_the_other_language_is_marked_in_it(engine: SearchEngine) -> None:
    found = made.result(both(engine, "education"), "km-law")
    (hit,) = made.hits(found["leaves"][0])
    assert hit in {"ការអប់រំ", "អប់រំ"}


def test_the_other_language_can_be_switched_off(engine: SearchEngine) -> None:
    answer = made.ask(engine, "education", other=False)
    assert answer["also"] == []
    assert "km-law" not in made.ids(answer)


def test_what_stands_between_quotation_marks_is_not_translated(engine: SearchEngine) -> None:
    answer = both(engine, '"education"')
    assert answer["also"] == []
    assert set(made.ids(answer)) == {"en-law", "titled"}


def test_what_finds_nothing_is_not_said_to_have_been_searched(engine: SearchEngine) -> None:
    assert also(both(engine, "unicorn")) == []
    assert also(both(engine, "teacher")) == ["គ្រូបង្រៀន"]


def test_a_translation_that_is_not_confirmed_says_so(engine: SearchEngine) -> None:
    answer = both(engine, "private tutoring")
    assert made.ids(answer) == ["tutoring"]
    assert [one["isSure"] for one in answer["also"]] == [False]


@pytest.mark.parametrize("query", ["push-out", "drop-out"])
def test_words_the_field_gave_up_find_what_it_says_now_and_the_other_way(
    query: str, engine: SearchEngine
) -> None:
    answer = both(engine, query)
    assert {"old-words", "new-words", "km-push"} <= set(made.ids(answer))
    given_up = [one for one in answer["also"] if one["isDeprecated"]]
    assert [one["now"] for one in given_up] == (["push-out"] if query == "push-out" else [])


def test_several_terms_are_translated_together(engine: SearchEngine) -> None:
    answer = both(engine, "teacher policy")
    assert {"km-policy", "en-policy"} <= set(made.ids(answer))
    assert also(answer) == ["គោលនយោបាយ គ្រូបង្រៀន"]


def test_filters_and_counts_hold_for_both_languages(engine: SearchEngine) -> None:
    answer = both(engine, "education", counts=True, filters={"from": 1900})
    assert answer["results"] == []
    assert both(engine, "education", counts=True)["total"] == 3


def test_each_document_stands_once_whatever_found_it(engine: SearchEngine) -> None:
    for query in ("education", "ការអប់រំ", "push-out", "drop-out", "teacher policy"):
        found = made.ids(both(engine, query, limit=100))
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("query", "kind", "meant"),
    [
        ("kindergraten", "spelling", "kindergarten"),
        ("Kindergartn", "spelling", "kindergarten"),
        ("kindergraten teachrs", "spelling", "kindergarten teachers"),
        ("kindergraten scools feess", "spelling", "kindergarten schools fees"),
        ("ការអប់រុំ", "spelling", "ការអប់រំ"),
        ("Gb'rM", "keyboard", "អប់រំ"),
        ("ទអហលហាគេ", "keyboard", None),
        ("budget zebra", "fewer", "budget"),
        ('"schools kindergarten"', "fewer", "schools kindergarten"),
        ("សាលារៀន zebra", "fewer", "សាលារៀន"),
    ],
)
def test_a_query_that_finds_nothing_gets_a_suggestion_that_finds_something(
    query: str, kind: str, meant: str | None, engine: SearchEngine
) -> None:
    answer = made.ask(engine, query)
    told = [(one["kind"], one["query"]) for one in answer["suggestions"]]
    if meant is None:
        assert told == []
        return
    assert (kind, meant) in told
    assert len(told) <= 3
    for _, suggested in told:
        again = made.ask(engine, suggested)
        assert again["results"]
        assert not again["nearly"]


def test_what_finds_something_gets_no_suggestions(engine: SearchEngine) -> None:
    answer = made.ask(engine, "schools")
    assert answer["results"]
    assert (answer["suggestions"], answer["nearly"]) == ([], False)


def test_where_nothing_holds_all_words_what_holds_most_is_shown(engine: SearchEngine) -> None:
    answer = made.ask(engine, "budget schools teacher zebra")
    assert answer["nearly"]
    assert made.ids(answer)[0] == "en-policy"
    assert answer["results"][0]["leaves"]


def test_a_long_khmer_phrase_with_one_wrong_word_finds_what_holds_the_rest(
    engine: SearchEngine,
) -> None:
    answer = made.ask(engine, SCHOOLING.replace("ភូមិ", "ឃុំ"))
    assert answer["nearly"]
    assert made.ids(answer)[0] == "village"
    (leaf,) = answer["results"][0]["leaves"]
    assert leaf["marks"]


def test_one_word_that_is_nowhere_finds_nothing_and_says_nothing_is_near(
    engine: SearchEngine,
) -> None:
    answer = made.ask(engine, "xylophone")
    assert (answer["results"], answer["total"], answer["nearly"]) == ([], 0, False)
    assert answer["suggestions"] == []
    assert answer["trouble"] == ""


def test_without_a_glossary_a_search_works_alike(tmp_path: Path) -> None:
    folder = made.site(tmp_path, made.document("one", en=["Education."]))
    with SearchEngine(folder) as engine:
        answer = both(engine, "education")
    assert (made.ids(answer), answer["also"]) == (["one"], [])
