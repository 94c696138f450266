"""Which text of a leaf may be published."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.text import Doubt, Leaf
from policybank.text.gate import judge_image, judge_layer
from policybank.text.layout import LaidLeaf

GOOD = (
    "សាលារៀនរបស់យើងមានសិស្សជាងប្រាំរយនាក់ ហើយគ្រូបង្រៀនម្នាក់ត្រូវបង្រៀនច្រើនថ្នាក់។ គណៈកម្មការសាលាបានប្រជុំគ្នានៅដើមឆ្នាំសិក្សា "
    "ដើម្បីពិភាក្សាអំពីថវិកា និងផែនការអភិវឌ្ឍន៍សាលា។ ឪពុកម្តាយសិស្សបានស្នើឱ្យសាលាបើកបណ្ណាល័យនៅថ្ងៃសៅរ៍ ព្រោះកុមារជាច្រើន"
    "មិនមានសៀវភៅអាននៅផ្ទះ។ លោកនាយកសាលាបានយល់ព្រម ហើយបានសុំឱ្យសិស្សច្បងជួយថែទាំបណ្ណាល័យ។"
)
WAITING = Leaf(number=1, text="", trust="pending", language=None, has_images=True, doubt="no-text")


def laid(text: str, **others: float) -> LaidLeaf:
    return LaidLeaf(number=1, text=text, **others)  # type: ignore[arg-type]


def test_sound_khmer_passes_with_its_figures() -> None:
    leaf = judge_layer(laid(GOOD))
    assert (leaf.trust, leaf.doubt, leaf.text, leaf.language) == ("text-layer", "", GOOD, "km")
    assert leaf.coverage is not None
    assert leaf.coverage > 0.95
    assert (leaf.invalid_clusters, leaf.bad_characters) == (0, 0)


@pytest.mark.parametrize(
    ("broken", "doubt"),
    [
        # As Typst writes a cluster that it draws in two parts.
        (re.sub("(ក្នុ|នើ|ជើ|និ|មួ|សិ|ស្នើ|ប្រា)", r"\1\1", GOOD), "doubled-letters"),
        # As a reader without /ActualText loses the second part of a vowel.
        (re.sub("[ាើី]", "", GOOD), "low-coverage"),
        (GOOD.replace("្", ""), "low-coverage"),
        (GOOD.replace("ស", "\ufffd"), "bad-characters"),
        (re.sub("(.)([ាិីុូើៅ])", r"\2\1", GOOD), "invalid-clusters"),
        (
            "RbkasPaB sþIBI karGb;rM kñúg RBHraCaNacRk k<úCa EdlmanlkçN³ viTüal½y RksYgGb;rM " * 3,
            "no-words",
        ),
    ],
)
def test_each_way_to_break_khmer_is_refused_and_named(broken: str, doubt: Doubt) -> None:
    leaf = judge_layer(laid(broken))
    assert (leaf.trust, leaf.text) == ("pending", "")
    assert leaf.doubt == doubt


@pytest.mark.parametrize("number", ["2085", "- 3 -", "ទំព័រ"])
def test_a_number_over_a_scan_is_no_text(number: str) -> None:
    leaf = judge_layer(laid(number, image_share=0.7))
    assert (leaf.trust, leaf.doubt) == ("pending", "number-only")


ENGLISH = (
    "The committee met at the beginning of the year to speak about the budget and the plan of the school. The parents of "
    "the children asked that the library be open on Saturdays, for many of them have no books to read at home."
)
# What an English machine reads of a Khmer leaf.
FOREIGN = (
    "ninwidy wUnwin Mungwi ANSS unigwaN HINSUIM tgiivig fwWis) MannA gmimus tuin weds AINS nUpINA wuwn "
    * 3
)


@pytest.mark.parametrize(
    "stamp",
    [
        "Scanned by CamScanner",
        "Scanned with PaperMaster - https://paper.example.org/get 2021/03/04 10:22 page 12",
    ],
)
def test_a_stamp_over_a_scan_is_no_text(stamp: str) -> None:
    leaf = judge_layer(laid(stamp, image_share=1.0))
    assert (leaf.trust, leaf.doubt) == ("pending", "number-only")


@pytest.mark.parametrize("text", [GOOD, ENGLISH, FOREIGN])
def test_what_a_scanner_hid_over_its_picture_is_never_taken_for_the_text(text: str) -> None:
    leaf = judge_layer(laid(text, image_share=1.0, hidden_share=1.0))
    assert (leaf.trust, leaf.doubt, leaf.text) == ("pending", "scanner-layer", "")


@pytest.mark.parametrize("text", [GOOD, FOREIGN])
def test_text_over_a_whole_picture_has_to_say_itself_what_it_is(text: str) -> None:
    leaf = judge_layer(laid(text, image_share=1.0))
    assert (leaf.trust, leaf.doubt) == ("pending", "scanner-layer")


def test_a_picture_behind_the_text_of_a_producer_does_no_harm() -> None:
    assert judge_layer(laid(GOOD, image_share=1.0, told_share=0.6)).trust == "text-layer"
    assert judge_layer(laid(ENGLISH, image_share=1.0)).trust == "text-layer"


def test_marks_that_claim_to_be_whole_clusters_are_doubled_letters() -> None:
    leaf = judge_layer(laid(GOOD, told_share=0.6, misplaced_share=0.01))
    assert (leaf.trust, leaf.doubt) == ("pending", "doubled-letters")


def test_a_slip_of_the_keyboard_and_rare_names_pass_where_the_producer_tells_its_text() -> None:
    slip = "ប្រជុំនៅថ្ងៃសៅរ៍ ដើម្បីពិភាក្សាអំពីថវិកា និងផែនការអភិវឌ្ឍន៍សាលាិ"
    names = "លោក ហ្វឺលីប និងលោក ឡាំប៊ែត បានមកពី ហ្ស៊ុយរិច ដើម្បីជួបលោក ខៀវ ម៉ុនីរ័ត្ន នៅសាលារៀន"
    for text in (slip, names):
        assert judge_layer(laid(text)).trust == "pending"
        assert judge_layer(laid(text, told_share=0.6)).trust == "text-layer"


@pytest.mark.parametrize(
    "text",
    [
        "Abbreviations MoEYS Ministry of Education PhD Doctor of Philosophy iOS System eLearning Learning by computer KfW Bank "
        "for Reconstruction GitHub Place of programs",
        "KH-01/A8 Hospitals and wells ICT4D $23.50 KH-02/A7 Schools for the north EMIS2020/v3 $4.10 KH-03/B2 Roads of the "
        "south H2O/k $9.00",
    ],
)
def test_abbreviations_and_codes_are_english_enough(text: str) -> None:
    assert judge_layer(laid(text)).trust == "text-layer"


def test_foreign_letters_without_the_small_words_of_english_are_no_words() -> None:
    assert judge_layer(laid(FOREIGN)).doubt == "no-words"


def test_a_leaf_that_could_not_be_interpreted_waits_for_its_image() -> None:
    leaf = judge_layer(LaidLeaf(number=1, text=GOOD, was_read=False))
    assert (leaf.trust, leaf.doubt, leaf.text) == ("pending", "not-read", "")


def test_what_a_machine_read_well_is_shown_and_marked() -> None:
    leaf = judge_image(GOOD, 0.8, layer=WAITING)
    assert (leaf.trust, leaf.text, leaf.language, leaf.confidence) == ("ocr", GOOD, "km", 0.8)


@pytest.mark.parametrize("noise", ["", "~ | _ .", "ក្ាុំ៉ិំ ្ក្ ុាិ ំេា ៉៉ា", "h;s&c1 a?B dD% q9w (8e"])
def test_noise_that_a_machine_read_is_not_shown(noise: str) -> None:
    leaf = judge_image(noise * 12, 0.3, layer=WAITING)
    assert (leaf.trust, leaf.doubt, leaf.text) == ("unreadable", "ocr-poor", "")


@pytest.mark.parametrize(
    ("text", "confidence"),
    # What an English machine makes of a Khmer leaf, and good words that the machine guessed more than read.
    [(FOREIGN, 0.6), (GOOD, 0.2), (ENGLISH, 0.4)],
)
def test_what_the_machine_only_guessed_is_not_shown(text: str, confidence: float) -> None:
    leaf = judge_image(text, confidence, layer=WAITING)
    assert (leaf.trust, leaf.doubt, leaf.text) == ("unreadable", "ocr-poor", "")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [(GOOD.replace("សាលា", "លាសា"), 0.4), (ENGLISH, 0.8), ("KH-01/A8 ICT4D $23.50", 0.9)],
)
def test_what_is_of_use_beside_the_picture_is_shown(text: str, confidence: float) -> None:
    assert judge_image(text, confidence, layer=WAITING).trust == "ocr"


def test_an_empty_image_is_blank() -> None:
    leaf = judge_image("", 0.0, layer=WAITING, is_empty=True)
    assert (leaf.trust, leaf.doubt) == ("blank", "")


@given(st.text(alphabet="កខគងចសាិីុូើេះំ្៉ 12aBc.\u200b\ufffd", max_size=200))
def test_what_is_refused_is_never_published(text: str) -> None:
    leaf = judge_layer(laid(text))
    assert (leaf.trust in {"pending", "blank"}) <= (leaf.text == "")
    assert 0 <= leaf.invalid_clusters <= 1
    assert 0 <= leaf.bad_characters <= 1
    assert leaf.coverage is None or 0 <= leaf.coverage <= 1


@given(st.integers(min_value=0, max_value=len(GOOD)))
def test_a_zero_width_space_changes_no_verdict(place: int) -> None:
    spaced = f"{GOOD[:place]}\u200b{GOOD[place:]}"
    assert judge_layer(laid(spaced)).doubt in {"", "invalid-clusters"}
