"""Legacy fonts on a leaf: whose the pieces are, and what belongs together."""

from __future__ import annotations

import pytest

from policybank.text.gate import judge_layer
from policybank.text.layer import DrawnLeaf, Piece
from policybank.text.layout import LaidLeaf, lay_out
from tests.text.legacy.typist import typed

PROSE = "សាលារៀនរបស់យើងមានសិស្សប្រាំពីរនាក់ ហើយគ្រូបង្រៀនម្នាក់ត្រូវបង្រៀនពីរថ្នាក់"
ENGLISH = "Every child has the right to go to school; every school has the duty to be open."

Run = tuple[str, str]


def lines_of(*lines: tuple[Run, ...], number: int = 1) -> DrawnLeaf:
    """Return a leaf with `lines` of runs (font, text), each glyph a piece."""
    pieces = []
    for row, runs in enumerate(lines):
        left = 50.0
        for font, text in runs:
            for glyph in text:
                pieces.append(
                    Piece(
                        text=glyph,
                        left=left,
                        right=left + 5,
                        baseline=700 - 18.0 * row,
                        size=12,
                        font=font,
                    )
                )
                left += 5
    counts = {
        font: sum(piece.font == font for piece in pieces)
        for font in sorted({p.font for p in pieces})
    }
    return DrawnLeaf(
        number=number,
        width=600,
        height=800,
        pieces=tuple(pieces),
        rules=(),
        fonts=tuple(counts.items()),
        image_share=0,
        strokes=0,
    )


def laid(*lines: tuple[Run, ...]) -> LaidLeaf:
    (leaf,) = lay_out([lines_of(*lines)])
    return leaf


def limon(khmer: str) -> str:
    return typed(khmer, "limon")


def test_fonts_mixed_on_one_line_are_converted_run_by_run() -> None:
    leaf = laid(
        (
            ("LimonS1", "sala "),
            ("TimesNewRoman", "NEP"),
            ("LimonR1", " eron"),
            ("ABC-TEXT-05", " sikßa"),
            ("TimesNewRoman", " 2"),
        )
    )
    assert leaf.text == "សាលា NEP រៀន សិក្សា 2"
    assert judge_layer(leaf).trust == "legacy-font"


def test_a_cluster_may_be_set_in_two_fonts_of_one_family() -> None:
    assert laid(
        (("LimonS1", "s"), ("LimonS1,Bold", "a"), ("LimonR1", "e"), ("LimonS1", "ron"))
    ).text == ("សារៀន")


def test_a_space_typed_in_another_font_is_a_space() -> None:
    assert laid(
        (("ABC-TEXT-05A", "kar"), ("TimesNewRoman", " "), ("ABC-TEXT-05A", "sikßa"))
    ).text == ("ការ សិក្សា")


def test_a_cluster_that_a_line_was_broken_in_is_whole_again() -> None:
    assert laid((("LimonS1", "salaenAe"),), (("LimonS1", "kmkan;"),)).text == "សាលានៅកេមកាន់"
    assert laid((("LimonS1", "salaenAk"),), (("LimonS1", "armkan;"),)).text == "សាលានៅការមកាន់"


@pytest.mark.parametrize("end", ["-", " ", "- "])
def test_the_break_that_a_typist_set_inside_a_word_is_closed(end: str) -> None:
    first, second = limon("ការប្រជុំព្រះមហា") + end, limon("ក្សត្រនៅសាលារៀន")
    assert laid((("LimonS1", first),), (("LimonS1", second),)).text == "ការប្រជុំព្រះមហាក្សត្រនៅសាលារៀន"


def test_a_space_between_words_at_the_end_of_a_line_stays() -> None:
    first, second = limon("សិស្សនៅសាលារៀន "), limon("ហើយគ្រូនៅផ្ទះបាយ")
    assert laid((("LimonS1", first),), (("LimonS1", second),)).text == "សិស្សនៅសាលារៀន ហើយគ្រូនៅផ្ទះបាយ"


def test_ornaments_say_nothing_and_are_no_legacy_text() -> None:
    leaf = laid((("TimesNewRoman", "Nation"),), (("TacteingA", "333333"),))
    assert leaf.text == "Nation"
    assert leaf.legacy_share == 0


@pytest.mark.parametrize("font", ["CIDFont+F1", "F1", "TTE1A2B0t00", ""])
def test_a_nameless_font_that_writes_khmer_is_converted(font: str) -> None:
    leaf = laid(*([((font, limon(PROSE)),)] * 4))
    assert judge_layer(leaf).trust == "legacy-font"
    assert leaf.text.count("សាលារៀន") == 4


def test_a_nameless_font_that_writes_english_stays_beside_one_that_writes_khmer() -> None:
    leaf = laid(*([(("F1", limon(PROSE)),)] * 4), (("F2", ENGLISH),), (("F2", "NEP; TVET; SDG4"),))
    assert ENGLISH in leaf.text
    assert "NEP; TVET; SDG4" in leaf.text


def test_a_nameless_font_of_headings_is_known_once_it_wrote_enough() -> None:
    heading = limon("គណៈកម្មការសាលារៀន")
    leaves = [
        lines_of((("F2", heading),), *([(("F1", limon(PROSE)),)] * 4), number=number)
        for number in range(1, 6)
    ]
    assert "គណៈកម្មការសាលារៀន" in list(lay_out(leaves))[-1].text


def test_one_name_for_two_fonts_of_a_merged_document_is_judged_leaf_by_leaf() -> None:
    khmer = lines_of(*([(("F1", limon(PROSE)),)] * 6))
    english = lines_of(*([(("F1", ENGLISH),)] * 6), number=2)
    first, second = lay_out([khmer, english])
    assert "សាលារៀន" in first.text
    assert ENGLISH in second.text


def test_a_name_that_says_latin_is_believed() -> None:
    leaf = laid(*([(("Helvetica", limon(PROSE)),)] * 8))
    assert leaf.legacy_share == 0
    assert judge_layer(leaf).trust == "pending"


def test_a_leaf_with_unknown_characters_is_not_published() -> None:
    leaf = laid(*([(("LimonS1", limon(PROSE) + "ÿ"),)] * 4))
    assert judge_layer(leaf).doubt == "bad-characters"
