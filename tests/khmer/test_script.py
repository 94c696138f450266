"""Digits, and how much of a text is Khmer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import has_khmer, khmer_numerals, khmer_share, latin_numerals


def test_a_year_is_written_in_khmer_numerals() -> None:
    assert khmer_numerals("ឆ្នាំ 2007") == "ឆ្នាំ ២០០៧"


@given(st.text())
def test_numerals_come_back_as_they_were(text: str) -> None:
    assert latin_numerals(khmer_numerals(text)) == latin_numerals(text)


def test_a_khmer_digit_or_riel_sign_alone_is_not_khmer_text() -> None:
    assert not has_khmer("៥០០០៛ for each pupil")
    assert has_khmer("Prakas ប្រកាស")


def test_share_of_khmer_counts_letters_and_marks_only() -> None:
    assert khmer_share("កខ ab 12345 ...") == 0.5
    assert khmer_share("ច្បាប់") == 1
    assert khmer_share("law") == 0
    assert khmer_share("") == 0
