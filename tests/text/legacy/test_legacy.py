"""Khmer drawn over Latin code points. The pairs that test each table stand in the table itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import invalid_cluster_share, normalise_order
from policybank.text.gate import judge_layer
from policybank.text.layer import DrawnLeaf, Piece
from policybank.text.layout import lay_out
from policybank.text.legacy import family_of, guess_family, has_table, to_unicode
from policybank.text.legacy._tables import tables

PAIRS = [(table.family, drawn, khmer) for table in tables() for drawn, khmer in table.pairs]
LIMON = "salaeronrbs;eyIgmansisSeRcInnak; ehIyRKUbeRgonmñak;RtUvbeRgoneRcInfñak; KN³kmµkarsala)anRbCMuKñaenAedImqñaMsikSa"


@pytest.mark.parametrize(("family", "drawn", "khmer"), PAIRS)
def test_each_pair_of_the_tables_holds(family: str, drawn: str, khmer: str) -> None:
    assert to_unicode(drawn, family) == khmer


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("LimonS1", "limon"),
        ("ABCDEF+LimonR2", "limon"),
        ("Limon F3", "limon"),
        ("LmnTTFantBig", "limon"),
        ("ABC-TEXT-05", "abc"),
        ("NotoSansKhmer", ""),
        ("TimesNewRomanPSMT", ""),
        ("KhmerOSBattambang", ""),
    ],
)
def test_a_font_is_known_by_its_name(font: str, family: str) -> None:
    assert family_of(font) == family


def test_a_family_without_a_table_is_known_and_not_converted() -> None:
    assert family_of("TacteingA")
    assert not has_table(family_of("TacteingA"))


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=255), max_size=80))
def test_any_text_is_converted_into_text_in_standard_order(drawn: str) -> None:
    khmer = to_unicode(drawn, "limon")
    assert normalise_order(khmer) == khmer
    assert not any("a" <= letter <= "z" for letter in khmer)


def test_a_font_that_lost_its_name_is_recognised_by_the_words_it_draws() -> None:
    assert guess_family(LIMON) == "limon"
    assert invalid_cluster_share(to_unicode(LIMON, "limon")) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Every child has the right to go to school, and every school has the duty to be open.",
        "MoEYS, NEP, UNICEF, UNESCO, GPE, SDG4, TVET, ECCE and NGOs; info@example.org, 2,085 pp.",
        "iPhone eBook McDonald PhD LaTeX JavaScript YouTube GitHub OpenOffice WordPerfect",
        "",
    ],
)
def test_other_languages_and_names_are_not_taken_for_khmer(text: str) -> None:
    assert guess_family(text) == ""


def test_fonts_mixed_on_one_line_are_converted_run_by_run() -> None:
    def piece(text: str, left: float, font: str) -> Piece:
        return Piece(text=text, left=left, right=left + 20, baseline=700, size=12, font=font)

    pieces = (
        piece("sala", 10, "LimonS1"),
        piece(" ", 30, "LimonS1"),
        piece("NEP", 50, "TimesNewRoman"),
        piece(" ", 70, "LimonR1"),
        piece("eron", 90, "LimonR1"),
    )
    leaf = DrawnLeaf(
        number=1,
        width=600,
        height=800,
        pieces=pieces,
        rules=(),
        fonts=(("LimonR1", 5), ("LimonS1", 5), ("TimesNewRoman", 3)),
        image_share=0,
        strokes=0,
    )
    (laid,) = lay_out([leaf])
    assert laid.text == "សាលា NEP រៀន"
    assert judge_layer(laid).trust == "legacy-font"
