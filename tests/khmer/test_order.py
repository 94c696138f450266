"""Marks of a cluster in one order, and clusters nobody could have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import invalid_cluster_share, normalise_order

KHMER_TEXT = st.text(
    alphabet=[
        *(chr(code) for code in range(0x1780, 0x17DE)),
        "\u200b",
        "\u200c",
        "\u200d",
        " ",
        "a",
    ],
    max_size=24,
)


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("ស\u17b8\u17d2\u179a", "ស\u17d2\u179a\u17b8"),  # a vowel before the subscript
        (
            "ស\u17d2\u179a\u17d2\u178f\u17b8",
            "ស\u17d2\u178f\u17d2\u179a\u17b8",
        ),  # RO before the other subscript
        ("ស\u17b8\u17ca", "ស\u17ca\u17b8"),  # a vowel before the register shifter
        ("ន\u17c6\u17b6", "ន\u17b6\u17c6"),  # a sign before the vowel
        ("ធម\u17b6\u17cc", "ធម\u17cc\u17b6"),  # a vowel before the robat
        ("ក\u17c1\u17b6", "ក\u17c4"),  # two halves of one vowel
        ("ក\u17c1\u17b8", "ក\u17be"),
    ],
)
def test_marks_are_put_in_standard_order(typed: str, standard: str) -> None:
    assert normalise_order(typed) == standard


def test_right_khmer_and_other_scripts_stay_as_they_are() -> None:
    text = "ក្រសួងអប់រំ យុវជន និងកីឡា (MoEYS) ឆ្នាំ២០០៧ ស្ត្រី បញ្ញត្តិ ធម៌ ញុំា".replace("ុំា", "ុាំ")
    assert normalise_order(text) == text


def test_a_subscript_keeps_its_spelling() -> None:
    assert normalise_order("បណ្ដាល") == "បណ្ដាល"


@given(KHMER_TEXT)
def test_ordering_twice_is_ordering_once(text: str) -> None:
    assert normalise_order(normalise_order(text)) == normalise_order(text)


@given(KHMER_TEXT)
def test_no_letter_is_moved_or_lost(text: str) -> None:
    def letters(of: str) -> list[str]:
        return [
            sign for sign in of if not "\u17b6" <= sign <= "\u17dd" and sign not in "\u200c\u200d"
        ]

    assert sorted(letters(normalise_order(text))) == sorted(letters(text))


def test_ordinary_words_have_no_invalid_cluster() -> None:
    assert invalid_cluster_share("ស្ត្រី កុំព្យូទ័រ ស៊ុំ ញុាំ សុី ធម៌ ប្រវត្តិ ឲ្យ ទាំងអស់ ខ្ញុំ បេះដូង ៗ។") == 0


@pytest.mark.parametrize("broken", ["ាក", "ក្ ", "កាិ", "ិិិ", "ក\u17d2\u17d2ខ"])
def test_a_mark_out_of_place_is_invalid(broken: str) -> None:
    assert invalid_cluster_share(broken) > 0


def test_a_text_without_khmer_has_no_invalid_cluster() -> None:
    assert invalid_cluster_share("plain words, 2007") == 0
