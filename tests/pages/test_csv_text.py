"""A table as CSV: any spreadsheet reads it back, and none runs what stands in it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.pages.common.csv_text import csv_text

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+855",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "＝1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    (told,) = cells_of(csv_text(["head"], [[cell]]))[1]
    assert told.startswith("'")
    assert told.replace("'", "") == cell


def test_a_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_excel_does() -> None:
    assert csv_text(["លេខ", "b"], [["ក, ខ", 'say "so"']]) == (
        '\ufeffលេខ,b\r\n"ក, ខ","say ""so"""\r\n'
    )


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_what_is_no_formula_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    back = cells_of(csv_text(["a", "b"], rows))[1:]
    for row, read in zip(rows, back, strict=True):
        for cell, again in zip(row, read, strict=True):
            assert again.replace("'", "") == cell.replace("'", "")
            assert not again.strip().startswith(("=", "+", "-", "@"))
