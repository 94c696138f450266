"""Khmer drawn over Latin code points. The pairs that test each table stand in the table itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import invalid_cluster_share, normalise_order
from policybank.text.legacy import (
    draws_ornaments,
    family_of,
    guess_family,
    has_no_name,
    has_table,
    to_unicode,
)
from policybank.text.legacy._tables import tables

from .typist import typed

FAMILIES = [table.family for table in tables()]
PAIRS = [(table.family, drawn, khmer) for table in tables() for drawn, khmer in table.pairs]
PROSE = (
    "សាលារៀនរបស់យើងមានសិស្សប្រាំពីរនាក់ ហើយគ្រូបង្រៀនម្នាក់ត្រូវបង្រៀនពីរថ្នាក់ គណៈកម្មការសាលាបានប្រជុំគ្នានៅដើមឆ្នាំសិក្សា "
)

_LETTERS = "\u1780\u1781\u1782\u1784\u1785\u1787\u178a\u178f\u1791\u1793\u1794\u1795\u1798\u1799\u179a\u179b\u179c\u179f\u17a0\u17a2"
# Only what looks like nothing else: ្ដ and ្ត are drawn alike, and so are ៉ and ុ under a vowel above.
_UNDER = "\u1780\u1781\u1784\u1785\u1793\u1794\u1798\u1799\u179a\u179b\u179c\u179f"
_VOWELS = [
    "",
    *"\u17b6\u17b7\u17b8\u17b9\u17ba\u17bb\u17bc\u17bd\u17be\u17bf\u17c0\u17c1\u17c2\u17c3\u17c4\u17c5",
]
_CLUSTERS = st.builds(
    lambda letter, under, vowel, sign: (
        letter + "".join("\u17d2" + one for one in under) + vowel + sign
    ),
    st.sampled_from(_LETTERS),
    st.lists(st.sampled_from(_UNDER), max_size=2, unique=True),
    st.sampled_from(_VOWELS),
    st.sampled_from(["", "", "\u17c6", "\u17cb"]),
)
_WORDS = st.lists(_CLUSTERS, min_size=1, max_size=6).map("".join)
KHMER = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(("family", "drawn", "khmer"), PAIRS)
def test_each_pair_of_the_tables_holds(family: str, drawn: str, khmer: str) -> None:
    assert to_unicode(drawn, family) == khmer


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_pairs_that_test_it(family: str) -> None:
    assert any(own == family for own, _, _ in PAIRS)


@pytest.mark.parametrize("family", FAMILIES)
@given(khmer=KHMER)
def test_what_a_typist_typed_is_read_back(family: str, khmer: str) -> None:
    ordered = normalise_order(khmer)
    assert to_unicode(typed(ordered, family), family) == ordered


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("LimonS1", "limon"),
        ("ABCDEF+LimonR2", "limon"),
        ("Limon F3", "limon"),
        ("Limon-S1,Bold", "limon"),
        ("Limon", "limon"),
        ("LimonScript-Regular", ""),
        ("LmnTTFantBig", "limon"),
        ("LMNS1", "limon"),
        ("ABC-TEXT-05", "abc"),
        ("ABC-TEXT-24", "abc"),
        ("ABC-TEXT-06", "abc-06"),
        ("ABC-TEXT-06A", "abc-zwsp"),
        ("ABC-HEAD-08A", "abc-zwsp"),
        ("Baidok3C", "baidok-3"),
        ("@Battambang Khek", "khek"),
        ("FK1", "fk-1"),
        ("NotoSansKhmer", ""),
        ("TimesNewRomanPSMT", ""),
        ("KhmerOSBattambang", ""),
        ("Battambang", ""),
        ("ABCDiatype-Regular", ""),
        ("KhBaphnomLimonR1", ""),
    ],
)
def test_a_font_is_known_by_its_name(font: str, family: str) -> None:
    assert family_of(font) == family


@pytest.mark.parametrize("font", ["ZeroSpace", "Truth11", "Baidok1", "FK2", "FK10", "SomeKhek"])
def test_a_family_without_a_table_is_known_and_not_converted(font: str) -> None:
    assert family_of(font)
    assert not has_table(family_of(font))


def test_the_fonts_of_ornaments_are_known() -> None:
    assert draws_ornaments("TacteingA")
    assert draws_ornaments("TACTENG")
    assert not draws_ornaments("LimonS1")


@given(st.text(alphabet=st.characters(min_codepoint=1, max_codepoint=0xFFFF), max_size=80))
def test_any_text_is_converted_into_text_in_standard_order(drawn: str) -> None:
    for family in FAMILIES:
        khmer = to_unicode(drawn, family)
        assert normalise_order(khmer) == khmer


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=80))
def test_no_latin_letter_is_left(drawn: str) -> None:
    assert not any("a" <= letter <= "w" for letter in to_unicode(drawn, "limon"))


def test_a_character_that_the_table_does_not_know_is_marked() -> None:
    assert to_unicode("saÿla", "limon") == "សា\ufffdលា"


def test_khmer_in_a_legacy_font_stays_as_it_is() -> None:
    assert to_unicode("សាលា", "limon") == "សាលា"


@pytest.mark.parametrize(
    ("read", "why"),
    [
        ("".join(chr(0xF000 + ord(code)) for code in "KNkmµkar"), "codes of a symbol font"),
        ("KNkm\u03bckar", "the Greek letter for the micro sign"),
    ],
)
def test_what_readers_make_of_the_codes_is_brought_back(read: str, why: str) -> None:
    assert to_unicode(read, "limon") == "គណកម្មការ", why


def test_bare_codes_between_128_and_159_are_brought_back() -> None:
    assert to_unicode("GmnusSFm\x92", "limon") == to_unicode("GmnusSFm’", "limon") == "អមនុស្សធម៌"


def test_what_was_drawn_twice_over_itself_is_one() -> None:
    assert to_unicode("eeRRkaaMM", "limon") == to_unicode("eRkaM", "limon")


def test_a_long_row_of_one_sign_takes_no_long_time() -> None:
    """Ten times the text took a hundred times as long; this would run for hours."""
    assert to_unicode("eR" * 200_000 + "k", "limon") == "ក្រេ"


def test_a_word_break_of_abc_is_no_space_and_ends_no_line() -> None:
    assert to_unicode("kar sikßa ", "abc-zwsp") == "ការ\u200bសិក្សា"


def test_a_font_that_lost_its_name_is_recognised_by_the_words_it_draws() -> None:
    for family in ("limon", "abc", "baidok-3", "khek", "fk-1"):
        assert guess_family(typed(PROSE * 2, family)) == family
    assert invalid_cluster_share(to_unicode(typed(PROSE, "limon"), "limon")) == 0


def test_little_text_is_enough_only_where_the_document_has_the_family() -> None:
    heading = typed("គណៈកម្មការសាលាបានប្រជុំគ្នានៅដើមឆ្នាំសិក្សា", "limon")
    assert guess_family(heading) == ""
    assert guess_family(heading, likely={"limon"}) == "limon"


@pytest.mark.parametrize(
    "text",
    [
        "Every child has the right to go to school, and every school has the duty to be open.",
        "MoEYS, NEP, UNICEF, UNESCO, GPE, SDG4, TVET, ECCE and NGOs; info@example.org, 2,085 pp.",
        "iPhone eBook McDonald PhD LaTeX JavaScript YouTube GitHub OpenOffice WordPerfect",
        "L’élève a été reçu à l’école ; où l’été, l’hôte naïf fête Noël près du chœur très âgé.",
        "class SmartGameFormatLexer(RegexLexer): return CFStringRef(CoreFoundation.getKey(aB, cD))",
        "Ba1 Kx2; Tn3; 1,204 12.5% 88/90 a1 b2; c3; x9y; 12a; 44b; no. 7c; 3rd; 4th; 101st",
        "",
    ],
)
def test_other_languages_and_names_are_not_taken_for_khmer(text: str) -> None:
    assert guess_family(text * 8) == ""
    assert guess_family(text, likely={"limon", "abc"}) == ""


@pytest.mark.parametrize(
    "font", ["", "F1", "T1_0", "CIDFont+F1", "TTE1A2B0t00", "MSTT31c2d8", "unknown", "f-0-0"]
)
def test_a_name_that_a_program_made_says_nothing(font: str) -> None:
    assert has_no_name(font)


@pytest.mark.parametrize(
    "font", ["Arial", "Times", "Courier", "Calibri", "LimonS1", "FK2", "Symbol"]
)
def test_a_name_that_a_person_gave_is_believed(font: str) -> None:
    assert not has_no_name(font)
