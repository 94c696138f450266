"""What a reader sees of what was found, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from policybank.search import SearchEngine

from . import made

RIGHT = "កុមារគ្រប់រូបមានសិទ្ធិចូលរៀន"
FILLER = "អត្ថបទនេះនិយាយអំពីរឿងផ្សេងទៀត"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    documents = (
        made.document("named", title_km="ច្បាប់ស្ដីពីទឹកស្អាត", title_en="Law on Clean Water"),
        made.document("leaf", km=[FILLER, "ទឹកស្អាត", "ទឹក និងទឹកស្អាត ហើយទឹកស្អាត"], en=["Clean water."]),
        made.document("scattered", km=["មានភ្នំ", "មានសមុទ្រ"]),
        made.document("together", km=["សមុទ្រនិងផ្សេងៗ។ ភ្នំ"]),
        made.document("guide/water", kind="guide", km=["ទឹកស្អាត ទឹកស្អាត ទឹកស្អាត"], date=""),
        made.document("guide/maps", kind="guide", title_en="Reading a map", en=["Of maps."], date=""),
        made.document(
            "recommendations/sources/law.html#law-wells",
            kind="recommendation", title_en="Dig wells at every school.", title_km="ជីកអណ្ដូងទឹកនៅគ្រប់សាលា។", date="", type="",
            fields={"title": "", "summary": "ជីកអណ្ដូងទឹកនៅគ្រប់សាលា។ | Dig wells at every school.", "body": "Ministry of Examples"},
        ),
        made.document("wells", en=["On how to dig wells."]),
        made.document("maps", en=["A map of a village. Reading it is easy."]),
        made.document(
            "fields",
            title_en="Fields",
            fields={
                "alternative-name": "ផែនទីភូមិ | Village Atlas",
                "acronym": "VATL",
                "number": "១២/៣៤ នស | 12/34 NS",
                "body": "ក្រសួងគំរូ | Ministry of Examples",
                "summary": "សេចក្ដីសង្ខេបអំពីដំរី | A summary about elephants in the province.",
                "subject": "ព្រៃឈើ | Forestry",
            },
        ),
        made.document("scan", km=["ដំណាំស្រូវ"], trust="ocr"),
        made.document("mended", km=["ដំណាំពោត"], trust="corrected"),
        made.document("limon", km=["ដំណាំដំឡូង"], trust="legacy-font"),
        made.document("hidden", km=["ដំណាំសណ្តែក"], trust="unreadable"),
        made.document("right", km=[f"{FILLER} {FILLER}។ {RIGHT}។ {FILLER} {FILLER} {FILLER} {FILLER} {FILLER}"]),
        made.document("only-khmer", title_km="របៀបធ្វើស្រែ", title_en=""),
        made.document("only-english", title_en="Growing rice"),
        *(
            made.document(f"w{weight}", en=["Weighed alike."], weight=weight, status="ended", until="2020-12-31")
            for weight in (1, 9, 4)
        ),
    )  # fmt: skip
    with SearchEngine(made.site(tmp_path_factory.mktemp("results"), *documents)) as opened:
        yield opened


def test_what_is_named_so_comes_first_then_leaves_then_guides(engine: SearchEngine) -> None:
    answer = made.ask(engine, "ទឹកស្អាត")
    assert made.ids(answer) == ["named", "leaf", "guide/water"]
    assert answer["total"] == 3
    assert [one["kind"] for one in answer["results"]] == ["document", "document", "guide"]
    scores = [one["score"] for one in answer["results"]]
    assert scores == sorted(scores, reverse=True)


def test_a_guide_that_is_named_so_comes_before_what_speaks_of_it(engine: SearchEngine) -> None:
    assert made.ids(made.ask(engine, "reading map")) == ["guide/maps", "maps"]


def test_a_recommendation_says_what_it_is_and_leads_to_its_place(engine: SearchEngine) -> None:
    answer = made.ask(engine, "dig wells")
    assert made.ids(answer) == ["wells", "recommendations/sources/law.html#law-wells"]
    (found,) = [one for one in answer["results"] if one["kind"] == "recommendation"]
    assert found["url"] == "en/recommendations/sources/law.html#law-wells"
    assert (found["title"], found["titleLanguage"]) == ("Dig wells at every school.", "en")
    assert (found["field"], found["leaves"], found["leafTotal"]) == ("title", [], 0)
    assert len(found["titleMarks"]) == 2


def test_a_guide_is_one_page_with_a_snippet_and_no_leaves(engine: SearchEngine) -> None:
    guide = made.result(made.ask(engine, "ទឹកស្អាត"), "guide/water")
    assert guide["url"] == f"en/guide/water.html?q={quote('ទឹកស្អាត')}"
    assert (guide["leaves"], guide["leafTotal"]) == ([], 0)
    assert guide["fieldSnippet"]["language"] == "km"
    assert made.hits(guide["fieldSnippet"]) == ["ទឹកស្អាត"] * 3


def test_pieces_on_one_leaf_come_before_pieces_on_several(engine: SearchEngine) -> None:
    answer = made.ask(engine, "ភ្នំ សមុទ្រ")
    assert made.ids(answer) == ["together", "scattered"]
    scattered = made.result(answer, "scattered")
    assert scattered["leafTotal"] == 2
    assert {leaf["number"] for leaf in scattered["leaves"]} == {1, 2}
    assert made.hits(scattered["leaves"][0]) in (["ភ្នំ"], ["សមុទ្រ"])


def test_what_is_in_force_comes_before_what_has_ended(engine: SearchEngine) -> None:
    answer = made.ask(engine, "weighed")
    assert made.ids(answer) == ["w9", "w4", "w1"]
    assert {(one["status"], one["until"]) for one in answer["results"]} == {("ended", "2020-12-31")}


def test_the_best_leaf_comes_first_with_its_addresses(engine: SearchEngine) -> None:
    found = made.result(made.ask(engine, "ទឹកស្អាត"), "leaf")
    assert found["leafTotal"] == 2
    assert [leaf["number"] for leaf in found["leaves"]] == [3, 2]
    best, other = found["leaves"]
    asked = quote("ទឹកស្អាត")
    assert best["url"] == f"text/leaf.km.html?q={asked}#leaf-3"
    assert best["pdfUrl"] == "files/leaf.km.pdf#page=3"
    assert made.hits(best) == ["ទឹកស្អាត", "ទឹកស្អាត"]
    assert other["snippet"] is None


def test_leaves_are_counted_in_each_edition_from_one(engine: SearchEngine) -> None:
    found = made.result(made.ask(engine, "clean water"), "leaf")
    assert [(leaf["language"], leaf["number"]) for leaf in found["leaves"]] == [("en", 1)]
    assert found["leaves"][0]["url"] == "text/leaf.en.html?q=clean%20water#leaf-1"
    assert [(one["language"], one["leafCount"]) for one in found["editions"]] == [
        ("km", 3),
        ("en", 1),
    ]
    assert found["languages"] == ["km", "en"]
    assert found["sizeBytes"] == 2_000


def test_a_snippet_is_cut_between_syllables_around_the_hit(engine: SearchEngine) -> None:
    (leaf,) = made.result(made.ask(engine, "សិទ្ធិចូលរៀន"), "right")["leaves"]
    assert made.hits(leaf) == ["សិទ្ធិចូលរៀន"]
    assert leaf["beginsInside"]
    assert leaf["endsInside"]
    assert len(leaf["snippet"]) <= 180
    assert leaf["snippet"][0] not in "\u17b6\u17d2"


@pytest.mark.parametrize(
    ("query", "field", "language", "hits"),
    [
        ("village atlas", "alternative-name", "en", ["Village", "Atlas"]),
        ("ផែនទី", "alternative-name", "km", ["ផែនទី"]),
        ("vatl", "acronym", "en", ["VATL"]),
        ("12/34", "number", "km", ["១២", "៣៤"]),
        ("៣៤ ns", "number", "en", ["34", "NS"]),
        ("ministry of examples", "body", "en", ["Ministry", "Examples"]),
        ("elephant", "summary", "en", ["elephants"]),
        ("ដំរី", "summary", "km", ["ដំរី"]),
        ("forestry", "subject", "en", ["Forestry"]),
    ],
)
def test_a_hit_in_the_record_shows_the_value_that_was_hit(
    query: str, field: str, language: str, hits: list[str], engine: SearchEngine
) -> None:
    found = made.result(made.ask(engine, query), "fields")
    assert found["field"] == field
    assert found["fieldSnippet"]["language"] == language
    assert made.hits(found["fieldSnippet"]) == hits
    assert "|" not in found["fieldSnippet"]["text"]


def test_quoted_words_never_pass_from_one_value_to_the_next(engine: SearchEngine) -> None:
    within, across = (made.ask(engine, query) for query in ('"12/34"', '"34 12"'))
    assert made.ids(within) == ["fields"]
    assert not within["nearly"]
    # What is shown then holds the words, but not so.
    assert across["nearly"]


@pytest.mark.parametrize(
    ("query", "document_id", "trust"),
    [
        ("ដំណាំស្រូវ", "scan", "ocr"),
        ("ដំណាំពោត", "mended", "corrected"),
        ("ដំណាំដំឡូង", "limon", "legacy-font"),
        ("ចូលរៀន", "right", "text-layer"),
    ],
)
def test_each_leaf_tells_how_its_text_was_got(
    query: str, document_id: str, trust: str, engine: SearchEngine
) -> None:
    (leaf,) = made.result(made.ask(engine, query), document_id)["leaves"]
    assert leaf["trust"] == trust


def test_text_that_may_not_be_published_is_not_found(engine: SearchEngine) -> None:
    assert "hidden" not in made.ids(made.ask(engine, "ដំណាំ"))
    assert len(made.ids(made.ask(engine, "ដំណាំ"))) == 3


def test_titles_are_in_the_language_asked_for_where_there_is_one(engine: SearchEngine) -> None:
    for language, title, other in (
        ("km", "ច្បាប់ស្ដីពីទឹកស្អាត", "Law on Clean Water"),
        ("en", "Law on Clean Water", "ច្បាប់ស្ដីពីទឹកស្អាត"),
    ):
        found = made.result(made.ask(engine, "ទឹកស្អាត", language=language), "named")
        assert (found["title"], found["titleLanguage"], found["otherTitle"]) == (
            title,
            language,
            other,
        )
        assert found["url"] == f"{language}/documents/named.html"
        assert found["typeName"] == {"km": "ច្បាប់", "en": "Law"}[language]
        # A hit in the title that is not shown is a hit in the title.
        assert found["field"] == "title"
        assert bool(found["titleMarks"]) == (language == "km")
    assert made.result(made.ask(engine, "របៀបធ្វើស្រែ"), "only-khmer")["titleLanguage"] == "km"
    found = made.result(made.ask(engine, "rice", language="km"), "only-english")
    assert (found["title"], found["titleLanguage"], found["otherTitle"]) == (
        "Growing rice",
        "en",
        "",
    )


def test_without_snippets_no_text_is_fetched_and_the_order_is_the_same(tmp_path: Path) -> None:
    documents = [made.document(f"d{number}", en=["water " * (number + 1)]) for number in range(5)]
    site = made.site(tmp_path, *documents)
    with SearchEngine(site) as engine:
        expected = made.ids(made.ask(engine, "water"))
    for file in site.glob("search/*-leaves-*/t*.js"):
        file.unlink()
    with SearchEngine(site) as engine:
        answer = made.ask(engine, "water", snippets=False)
        assert made.ids(answer) == expected
        assert answer["isExact"]
        assert {leaf["snippet"] for one in answer["results"] for leaf in one["leaves"]} == {None}


def test_candidates_are_told_once_before_their_text_is_looked_at(engine: SearchEngine) -> None:
    engine._run(
        "host.told = []; host.done = null; PolicyBank.search('ទឹកស្អាត',"
        " {language: 'km', other: false, onCandidates: (answer) => host.told.push(answer)})"
        ".then((answer) => { host.done = answer; });"
    )
    while engine._run("host.done === null"):
        engine._hand_over_files()
    told = json.loads(str(engine._run("JSON.stringify(host.told)")))
    done = json.loads(str(engine._run("JSON.stringify(host.done)")))
    assert len(told) == 1
    assert made.ids(told[0]) == made.ids(done)
    assert all(leaf["snippet"] is None for one in told[0]["results"] for leaf in one["leaves"])
