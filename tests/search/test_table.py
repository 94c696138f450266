"""The table behind the browse page finds and counts what a reader with a list and a pencil would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.search import SearchEngine, client
from policybank.search._columns import column

Ask = Callable[..., Any]
Row = Mapping[str, Any]

PERIOD = Path(client.__file__).parents[1] / "render" / "browser" / "period.js"
# What the page hands to the functions one by one, as one function.
HARNESS = """
PolicyBank.ask = (segments, filters, order, today) => {
  const table = PolicyBank.table.tableOf(segments, new Date(today));
  const { found, counts, total } = PolicyBank.table.choose(table, filters);
  return { found: PolicyBank.table.slice(found, PolicyBank.table.byDate(table, order), 0, 1e6), counts, total, bodies: table.bodies };
};
"""
TODAY = "2026-06-15T12:00"
SETS = ("theme", "body", "group", "province", "sub-sector", "language")
ONES = {"type": ("law", "plan", "report"), "rights": ("own", "link"), "access": ("file", "link", "wanted")}  # fmt: skip
VALUES = [f"v{number}" for number in range(6)]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    (table,) = (file for file in client.bundles()["browse"] if file.stem == "table")
    with SearchEngine(tmp_path_factory.mktemp("nothing")) as engine:
        engine._run("globalThis.document = {addEventListener() {}};")
        for file in (PERIOD, table):
            engine._run(file.read_text(encoding="utf-8"))
        engine._run(HARNESS)

        def called(name: str, *given: Any) -> Any:
            told = engine._run(f"JSON.stringify(PolicyBank.{name}(...{json.dumps(given)}))")
            return json.loads(str(told))

        yield called


def file_of(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the facets file of some documents, as the index has it."""
    facets = {name: column([row[name] for row in rows]) for name in SETS}
    facets |= {name: column([(row[name],) for row in rows]) for name in (*ONES, "status")}
    until = column([(row["until"],) if row["until"] else () for row in rows])
    dates = {
        "year": column([(row["date"][:4],) for row in rows]),
        "day": column([(row["date"][5:],) for row in rows]),
    }
    return {**facets, **dates, "until": until}


def segments_of(rows: Sequence[Row], cut: int) -> list[dict[str, Any]]:
    parts = [part for part in (rows[:cut], rows[cut:]) if part]
    return [{"size": len(part), "file": file_of(part)} for part in parts]


def values_of(row: Row, facet: str) -> Sequence[str]:
    if facet == "status":
        is_over = row["status"] == "planned" and row["until"] and row["until"] < TODAY[:10]
        return ("over",) if is_over else (row["status"],)
    return row[facet] if facet in SETS else (row[facet],)


def passes(row: Row, filters: Mapping[str, Any], without: str = "") -> bool:
    year = int(row["date"][:4] or 0)
    has_years = "from" in filters or "to" in filters
    if has_years and not (year and filters.get("from", 0) <= year <= filters.get("to", 9999)):
        return False
    return all(
        set(values_of(row, facet)) & set(wanted)
        for facet, wanted in filters.items()
        if facet not in {"from", "to", without} and wanted
    )


DATES = st.sampled_from(["", "1993", "2007-12-08", "2007", "2019-03", "2026-01-02"])
ROWS = st.fixed_dictionaries({
    **{name: st.lists(st.sampled_from(VALUES), unique=True, max_size=3) for name in SETS},
    **{name: st.sampled_from(values) for name, values in ONES.items()},
    "status": st.sampled_from(["planned", "unknown", "in-force"]),
    "until": st.sampled_from(["2020-12-31", "2030-12-31"]),
    "date": DATES,
}).map(lambda row: row if row["status"] == "planned" else {**row, "until": ""})  # fmt: skip
FILTERS = st.fixed_dictionaries({}, optional={
    **{name: st.lists(st.sampled_from([*VALUES, "no-such"]), unique=True, max_size=3) for name in SETS},
    **{name: st.lists(st.sampled_from(values), unique=True, max_size=2) for name, values in ONES.items()},
    "status": st.lists(st.sampled_from(["over", "planned", "in-force"]), unique=True, max_size=2),
    "from": st.integers(1990, 2030),
    "to": st.integers(1990, 2030),
})  # fmt: skip


@settings(max_examples=150)
@given(rows=st.lists(ROWS, max_size=70), cut=st.integers(0, 70), filters=FILTERS)
def test_filters_find_and_count_what_a_walk_over_all_documents_does(
    ask: Ask, rows: list[Row], cut: int, filters: dict[str, Any]
) -> None:
    told = ask("ask", segments_of(rows, cut), filters, "newest", TODAY)
    expected = [number for number, row in enumerate(rows) if passes(row, filters)]
    assert sorted(told["found"]) == expected
    assert told["total"] == len(expected)
    for facet in (*SETS, *ONES, "status"):
        for value, count in told["counts"][facet].items():
            walked = sum(
                passes(row, filters, facet) and value in values_of(row, facet) for row in rows
            )
            assert count == walked, (facet, value)


@settings(max_examples=60)
@given(rows=st.lists(ROWS, max_size=40), cut=st.integers(0, 40))
def test_documents_stand_by_date_and_those_without_one_at_the_end(
    ask: Ask, rows: list[Row], cut: int
) -> None:
    dated = [number for number, row in enumerate(rows) if row["date"]]
    undated = [number for number, row in enumerate(rows) if not row["date"]]
    for order, is_reversed in (("newest", True), ("oldest", False)):
        by_date = sorted(dated, key=lambda number: rows[number]["date"], reverse=is_reversed)
        assert ask("ask", segments_of(rows, cut), {}, order, TODAY)["found"] == [*by_date, *undated]


def test_the_first_body_of_a_document_is_the_one_that_a_list_names(ask: Ask) -> None:
    row: dict[str, Any] = {name: [] for name in SETS} | {name: one[0] for name, one in ONES.items()}
    row |= {"status": "unknown", "until": "", "date": ""}
    rows = [{**row, "body": ["z", "a"]}, row, {**row, "body": ["a", "z"]}]
    assert ask("ask", segments_of(rows, 2), {}, "newest", TODAY)["bodies"] == ["z", "", "a"]


@given(st.lists(st.lists(st.integers(0, 3_000).map(str), max_size=4), max_size=60))
@settings(max_examples=60)
def test_a_column_is_read_as_it_was_written(ask: Ask, rows: list[list[str]]) -> None:
    read = ask("columns.lists", column(rows))
    assert [found or [] for found in read] == rows[: len(read)]
    assert not any(rows[len(read) :])
