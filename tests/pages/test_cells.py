"""No cell of the table is a formula, however a spreadsheet cuts its lines."""

from __future__ import annotations

import csv
import io
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.pages.common.cells import DANGEROUS, safe_cell, safe_row

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\u2212"
SPACES = " \t\r\n\u00a0\u3000\u200b\ufeff\u00ad\v\x00"
HOSTILE = st.text(alphabet=st.sampled_from(f"{SIGNS}{SPACES};,|'\"a1កា"), max_size=12)
ANYTHING = st.text(max_size=20)


def begins_a_formula(cell: str) -> bool:
    """Tell whether a spreadsheet might take `cell` for a formula: by the rule in words, not by the code's expression."""
    if cell[:1] in {"\t", "\r"}:
        return True
    seen = [
        sign
        for sign in cell
        if not sign.isspace() and unicodedata.category(sign) not in {"Cc", "Cf"}
    ]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@\u2212"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  \u200b=1", "'  \u200b=1"),
        ("＝1", "'＝1"),
        ("a; =1", "a;' =1"),
        ("a\t+1", "a\t'+1"),
        ('a;"=1"', 'a;\'"=1"'),
        ("ច្បាប់ - អប់រំ", "ច្បាប់ - អប់រំ"),
        ("a=1; b, -c", "a=1; b, -c"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_only_where_a_formula_would_begin(text: str, safe: str) -> None:
    assert safe_cell(text) == safe


@given(st.one_of(HOSTILE, ANYTHING))
def test_a_safe_cell_begins_no_formula_and_is_left_alone_the_second_time(text: str) -> None:
    safe = safe_cell(text)
    assert not begins_a_formula(safe)
    assert safe_cell(safe) == safe
    assert re.sub("'", "", safe) == re.sub("'", "", text), "only apostrophes are added"


@given(st.lists(st.one_of(HOSTILE, ANYTHING), min_size=1, max_size=4))
def test_a_row_is_read_back_as_it_was_and_is_safe_at_every_separator(cells: list[str]) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(safe_row(cells))
    (read,) = csv.reader(io.StringIO(text.getvalue(), newline=""))
    assert read == [safe_cell(cell) for cell in cells]
    line = text.getvalue().removesuffix("\r\n")
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator):
            assert not any(begins_a_formula(cell.lstrip('"')) for cell in row), separator


def test_every_form_of_a_dangerous_sign_is_known() -> None:
    forms = {
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.normalize("NFKC", chr(code))[0] in "=+-@\u2212"
    }
    assert forms == set(DANGEROUS)
