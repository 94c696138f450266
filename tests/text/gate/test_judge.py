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
