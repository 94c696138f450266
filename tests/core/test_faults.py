"""Faults are values: sorted, each once, and harmless to show."""

import pytest

from policybank.core import Fault, Place, Report, fault


def test_a_report_is_in_reading_order_and_holds_each_fault_once() -> None:
    late = fault("title-missing", Place(file="b.md", line=2, column=1))
    early = fault("date-invalid", Place(file="a.md", line=9, column=1), value="2007-13")
    first = fault("byte-order-mark", Place(file="a.md", line=1, column=1))
    report = Report.of([late, early, first, late])
    assert report.codes == ("byte-order-mark", "date-invalid", "title-missing")
    assert report.errors == (early, late)
    assert report.warnings == (first,)
    assert report.joined([early]) == report


def test_a_code_that_nobody_declared_is_a_bug() -> None:
    with pytest.raises(KeyError, match="title-wrong"):
        Fault(code="title-wrong", place=Place(file="a.md"))


def test_a_hostile_value_is_shortened_and_cannot_move_the_cursor() -> None:
    shown = dict(fault("title-missing", Place(file="a"), value="\x1b[2J\u202e" + "x" * 500).facts)[
        "value"
    ]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown) == 161


def test_khmer_with_its_invisible_spaces_is_shown_as_it_is() -> None:
    assert dict(fault("title-missing", Place(file="a"), value="ច្បាប់\u200bអប់រំ").facts) == {
        "value": "ច្បាប់\u200bអប់រំ"
    }


def test_a_place_is_written_as_editors_open_it() -> None:
    assert str(Place(file="a.md", line=5, column=3)) == "a.md:5:3"
    assert str(Place(file="a.md", line=5)) == "a.md:5:1"
    assert str(Place(file="a.pdf")) == "a.pdf"
