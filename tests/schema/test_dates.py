"""Dates are a year, a month or a day, and exist."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.schema import PartialDate, parse_date


@given(st.dates(min_value=datetime.date(1850, 1, 1), max_value=datetime.date(2100, 12, 31)))
def test_every_day_is_read_and_written_alike(day: datetime.date) -> None:
    read = parse_date(day.isoformat())
    assert read == PartialDate(year=day.year, month=day.month, day=day.day)
    assert str(read) == day.isoformat()
    assert parse_date(str(day.year)) == PartialDate(year=day.year)
    assert read is not None
    assert read.earliest == read.latest == (day.year, day.month, day.day)


@given(st.text())
def test_any_text_is_a_date_that_writes_back_to_it_or_none(text: str) -> None:
    date = parse_date(text)
    assert date is None or str(date) == text


@pytest.mark.parametrize(
    "wrong",
    [
        "2007-13",
        "2007-02-30",
        "2007-1-1",
        "07",
        "12/2007",
        "2007-00",
        "1700",
        "2007-12-08T00",
        "២០០៧",
        True,
        None,
    ],
)
def test_what_is_no_date_is_none(wrong: object) -> None:
    assert parse_date(wrong) is None


def test_a_year_reaches_from_its_first_day_to_its_last() -> None:
    date = parse_date("2024-02")
    assert date is not None
    assert (date.earliest, date.latest) == ((2024, 2, 1), (2024, 2, 29))
