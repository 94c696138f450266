"""Filters, counts, orders and pages of a search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policybank.search import SearchEngine

from . import made

# id: type, theme, languages, rights, trust, date
ROWS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str, str, str]] = {
    "a": ("law", ("teachers",), ("km",), "official-text", "text", "2007-12-08"),
    "b": ("law", ("teachers", "finance"), ("km", "en"), "official-text", "machine", "2010"),
    "c": ("report", ("finance",), ("en",), "own-work", "text", "2010-06"),
    "d": ("report", (), ("en",), "link-only", "none", ""),
    "e": ("report", ("teachers",), ("km",), "own-work", "machine", "2020-01-01"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    documents = [
        made.document(
            name,
            title_en=f"Water report {name}",
            en=["Of water."],
            issued=date,
            # Some in each segment: a filter looks at all.
            date=["2023-01-01", "2026-03-03", "2026-11-02"][number % 3],
            type=kind,
            facets={
                "type": [kind],
                "theme": themes,
                "group": ["reform"] if name in "ab" else [],
                "province": ["kampot"] if name == "a" else [],
                "body": ["ministry"],
                "language": languages,
                "rights": [rights],
                "trust": [trust],
            },
        )
        for number, (name, (kind, themes, languages, rights, trust, date)) in enumerate(
            ROWS.items()
        )
    ]
    guide = made.document("guide/water", kind="guide", en=["Of water."], date="")
    with SearchEngine(made.site(tmp_path_factory.mktemp("narrow"), *documents, guide)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {*ROWS, "guide/water"}),
        ({"type": []}, {*ROWS, "guide/water"}),
        ({"type": ["law"]}, {"a", "b"}),
        ({"type": ["law", "report"]}, {*ROWS}),
        ({"type": ["nothing-so-named"]}, set()),
        ({"theme": ["finance"]}, {"b", "c"}),
        ({"theme": ["finance", "teachers"]}, {"a", "b", "c", "e"}),
        ({"group": ["reform"]}, {"a", "b"}),
        ({"province": ["kampot"]}, {"a"}),
        ({"body": ["ministry"]}, {*ROWS}),
        ({"language": ["km"]}, {"a", "b", "e"}),
        ({"rights": ["own-work"]}, {"c", "e"}),
        ({"trust": ["machine"]}, {"b", "e"}),
        ({"trust": ["none"]}, {"d"}),
        ({"from": 2010}, {"b", "c", "e"}),
        ({"to": 2010}, {"a", "b", "c"}),
        ({"from": 2008, "to": 2012}, {"b", "c"}),
        ({"from": 2021}, set()),
        ({"from": 2012, "to": 2008}, set()),
        ({"type": ["law"], "theme": ["finance"]}, {"b"}),
        ({"type": ["report"], "language": ["km"], "from": 2008}, {"e"}),
        ({"type": ["law"], "trust": ["none"]}, set()),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_filters_leave_what_passes_all_of_them(
    filters: dict[str, Any], expected: set[str], engine: SearchEngine
) -> None:
    answer = made.ask(engine, "water", filters=filters)
    assert set(made.ids(answer)) == expected
    assert answer["total"] == len(expected)
    assert answer["isExact"]
    assert answer["counts"] is None


def test_counts_tell_how_many_there_are_of_each(engine: SearchEngine) -> None:
    answer = made.ask(engine, "water", counts=True)
    assert answer["counts"] == {
        "type": {"law": 2, "report": 3},
        "theme": {"teachers": 3, "finance": 2},
        "group": {"reform": 2},
        "province": {"kampot": 1},
        "body": {"ministry": 5},
        "language": {"km": 3, "en": 3},
        "rights": {"official-text": 2, "own-work": 2, "link-only": 1},
        "trust": {"text": 2, "machine": 2, "none": 1},
        "year": {"2007": 1, "2010": 2, "2020": 1},
    }


def test_a_count_leaves_its_own_filter_aside_and_obeys_all_others(engine: SearchEngine) -> None:
    answer = made.ask(engine, "water", counts=True, filters={"type": ["law"], "language": ["km"]})
    assert set(made.ids(answer)) == {"a", "b"}
    counts = answer["counts"]
    # What one would have with another type, or another language.
    assert counts["type"] == {"law": 2, "report": 1}
    assert counts["language"] == {"km": 2, "en": 1}
    assert counts["theme"] == {"teachers": 2, "finance": 1}
    assert counts["year"] == {"2007": 1, "2010": 1}


def test_each_count_is_what_choosing_it_would_find(engine: SearchEngine) -> None:
    for filters in ({}, {"type": ["report"]}, {"theme": ["teachers"], "from": 2008}):
        counts = made.ask(engine, "water", counts=True, filters=filters)["counts"]
        for name, of_values in counts.items():
            for value, count in of_values.items():
                chosen = (
                    {"from": int(value), "to": int(value)} if name == "year" else {name: [value]}
                )
                answer = made.ask(engine, "water", filters={**filters, **chosen})
                assert answer["total"] == count


def test_the_newest_or_oldest_come_first_and_what_has_no_date_last(engine: SearchEngine) -> None:
    newest = made.ids(made.ask(engine, "water", sort="newest"))
    assert newest[:4] == ["e", "c", "b", "a"]
    assert set(newest[4:]) == {"d", "guide/water"}
    oldest = made.ids(made.ask(engine, "water", sort="oldest"))
    assert oldest[:4] == ["a", "b", "c", "e"]
    assert set(oldest[4:]) == {"d", "guide/water"}


def test_an_order_and_filters_go_together(engine: SearchEngine) -> None:
    answer = made.ask(engine, "water", sort="oldest", filters={"type": ["report"]})
    assert made.ids(answer) == ["c", "e", "d"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("limit", [1, 2, 4, 100])
def test_pages_are_the_list_in_parts(sort: str, limit: int, engine: SearchEngine) -> None:
    whole = made.ids(made.ask(engine, "water", sort=sort))
    parts = [
        made.ids(made.ask(engine, "water", sort=sort, limit=limit, offset=offset))
        for offset in range(0, len(whole), limit)
    ]
    assert [one for part in parts for one in part] == whole
    assert made.ids(made.ask(engine, "water", offset=len(whole))) == []


# All threes of a phrase of five, and the phrase nowhere.
APART = "កខគ។ ខគឃ។ គឃង"


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """A library where the index alone is no proof: a third of the leaves hold the parts of a phrase apart."""
    documents = [
        made.document(
            f"d{number:02}",
            km=["កខគឃង" if number % 3 else APART],
            issued=f"20{number:02}",
        )
        for number in range(30)
    ]
    with SearchEngine(made.site(tmp_path_factory.mktemp("doubtful"), *documents)) as opened:
        yield opened


TRUE = [f"d{number:02}" for number in range(30) if number % 3]


def test_what_does_not_hold_the_phrase_makes_room_for_what_does(doubtful: SearchEngine) -> None:
    answer = made.ask(doubtful, "កខគឃង", limit=5)
    assert made.ids(answer) == TRUE[:5]
    assert not answer["isExact"]
    assert len(TRUE) <= answer["total"] <= 30
    assert not made.ask(doubtful, "កខគឃង", limit=5, snippets=False)["isExact"]


def test_a_count_is_exact_once_all_was_looked_at(doubtful: SearchEngine) -> None:
    answer = made.ask(doubtful, "កខគឃង", limit=30)
    assert made.ids(answer) == TRUE
    assert (answer["total"], answer["isExact"]) == (len(TRUE), True)
    # Three syllables are one term of the index, which is proof.
    sure = made.ask(doubtful, "កខគ", limit=5)
    assert (sure["total"], sure["isExact"]) == (30, True)


@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("limit", [3, 7, 10])
@pytest.mark.parametrize("snippets", [True, False])
def test_pages_have_no_doubles_and_miss_nothing_where_some_are_dropped(
    sort: str, limit: int, snippets: bool, doubtful: SearchEngine
) -> None:
    found: list[str] = []
    offset: int | None = 0
    while offset is not None:
        answer = made.ask(
            doubtful, "កខគឃង", limit=limit, offset=offset, sort=sort, snippets=snippets
        )
        found += made.ids(answer)
        # Where the next page begins, the answer tells: some candidates were dropped.
        offset = answer["next"]
    expected = TRUE if snippets else [f"d{number:02}" for number in range(30)]
    assert found == (expected if sort == "relevance" else expected[::-1])


def test_the_one_text_that_holds_the_phrase_is_found_behind_forty_that_do_not(
    tmp_path: Path,
) -> None:
    documents = [
        made.document(f"d{number:02}", km=[APART if number < 40 else "កខគឃង"])
        for number in range(41)
    ]
    with SearchEngine(made.site(tmp_path, *documents)) as engine:
        answer = made.ask(engine, "កខគឃង")
        assert made.ids(answer) == ["d40"]
        assert (answer["total"], answer["isExact"]) == (1, True)


def test_where_no_text_holds_the_phrase_those_that_hold_its_parts_are_near(tmp_path: Path) -> None:
    documents = [made.document(f"d{number}", km=[APART]) for number in range(3)]
    with SearchEngine(made.site(tmp_path, *documents)) as engine:
        for query in ("កខគឃង", '"កខគឃង"'):
            answer = made.ask(engine, query)
            assert answer["nearly"]
            assert set(made.ids(answer)) == {"d0", "d1", "d2"}
        # What a filter takes away is not refuted.
        answer = made.ask(engine, "កខគឃង", filters={"type": ["law"]})
        assert (made.ids(answer), answer["nearly"]) == ([], False)
