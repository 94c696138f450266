"""Where a paragraph ends, and what stands between two lines of one."""

from __future__ import annotations

import pytest

from tests.text.layout.make_leaf import piece, text_of

FULL = "ក" * 60


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("សិទ្ធិ", "មនុស្ស", "សិទ្ធិមនុស្ស"),
        ("សិទ្ធិ ", "មនុស្ស", "សិទ្ធិ មនុស្ស"),
        ("សិទ្ធិ\u200b", "មនុស្ស", "សិទ្ធិ\u200bមនុស្ស"),
        ("សិទ្ធិ", "law", "សិទ្ធិ law"),
        ("law", "សិទ្ធិ", "law សិទ្ធិ"),
        ("of the", "law", "of the law"),
        ("ឆ្នាំ២០", "០៧", "ឆ្នាំ២០០៧"),
    ],
)
def test_a_wrapped_line_is_joined_as_its_letters_need(first: str, second: str, joined: str) -> None:
    assert text_of(piece(first, 60, 700), piece(second, 60, 682)) == joined


def test_a_line_that_had_room_for_the_next_word_ended_its_paragraph() -> None:
    lines = (piece(FULL, 60, 700), piece("ក" * 50, 60, 682), piece("ខ ខ្ញុំ" + FULL[:50], 60, 664))
    assert text_of(*lines).split("\n") == [FULL + "ក" * 50, "ខ ខ្ញុំ" + FULL[:50]]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = (
        piece(FULL[4:], 84, 700),
        piece(FULL[2:], 60, 682),
        piece("ខ" * 56, 84, 664),
        piece(FULL, 60, 646),
    )
    assert text_of(*lines).split("\n") == [FULL[4:] + FULL[2:], "ខ" * 56 + FULL]


def test_a_line_that_stands_out_begins_the_next_item() -> None:
    lines = [
        piece(text, left, 700 - 18 * place)
        for place, (text, left) in enumerate(
            (("1. " + FULL[5:], 60), (FULL[2:], 72), (FULL[2:], 72), ("2. " + FULL[5:], 60))
        )
    ]
    assert text_of(*lines).split("\n") == ["1. " + FULL[5:] + FULL[2:] * 2, "2. " + FULL[5:]]


def test_a_little_more_space_ends_a_paragraph_behind_a_full_stop() -> None:
    lines = [
        piece(text, 60, height)
        for text, height in ((FULL, 700), (FULL[1:] + "។", 682), (FULL, 661), (FULL, 643))
    ]
    assert text_of(*lines).split("\n") == [FULL + FULL[1:] + "។", FULL * 2]


def test_lines_of_a_centred_heading_are_joined() -> None:
    lines = [piece(FULL, 60, 700), piece(FULL[:40], 120, 682), piece(FULL[:20], 180, 664)]
    assert "\n" not in text_of(*lines)


def test_a_raised_figure_stays_with_its_word() -> None:
    pieces = (
        piece("សិទ្ធិ", 60, 700),
        piece("2", 97, 706, size=7),
        piece(" មនុស្ស", 101, 700),
    )
    assert text_of(*pieces) == "សិទ្ធិ2 មនុស្ស"


def test_signs_of_another_font_that_are_drawn_first_come_to_their_place() -> None:
    """LibreOffice draws what the Khmer font lacks before the rest of the line."""
    pieces = (piece("/", 78, 700), piece("NGO", 60, 700), piece("ក្រុម", 84, 700))
    assert text_of(*pieces) == "NGO/ក្រុម"


def test_a_mark_set_lower_takes_no_other_mark_with_it_to_the_next_letter() -> None:
    """The nikahit behind a lowered vowel is drawn to the right of where the next letter begins."""
    pieces = (
        piece("ម", 60, 700),
        piece("ុ", 66, 695),
        piece("ំ", 68, 700),
        piece("ព", 66.5, 700),
        piece("ល", 73, 700),
    )
    assert text_of(*pieces) == "មុំពល"


def test_a_stretched_space_of_a_justified_line_is_one_space() -> None:
    pieces = (piece("សិទ្ធិ ", 60, 700), piece("មនុស្ស", 125, 700))
    assert text_of(*pieces) == "សិទ្ធិ មនុស្ស"


def test_letters_set_apart_are_one_word() -> None:
    pieces = [piece(letter, 60 + 8 * place, 700) for place, letter in enumerate("កខគឃង")]
    assert text_of(*pieces) == "កខគឃង"
