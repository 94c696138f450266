"""A quotation is found whatever the white space, and not with one wrong letter."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policybank.evidence import stands_in

KHMER = "កគតនបមយរសអោឱៅា\u17c6\u17d2។ៗ០១"
LATIN = "abcdeABCDE01.,;’"
SPACES = " \n\u00a0\u200b"

# None of them stands in the texts above, in any spelling.
STRANGERS = "ញqឡ"

TEXTS = st.text(alphabet=KHMER + LATIN + SPACES, min_size=1, max_size=60)
WHITE = st.text(alphabet=" \t\n\u00a0", min_size=1, max_size=3)


def is_khmer(sign: str) -> bool:
    return "\u1780" <= sign <= "\u17f9"


@st.composite
def respaced(draw: st.DrawFn, text: str) -> str:
    """Return `text` with other white space: none or some beside Khmer, some where there was some between Latin letters."""
    # What nobody sees takes no place between two signs.
    seen = text.replace("\u200b", "")
    words = seen.split()
    out = ""
    for number, word in enumerate(words):
        if number:
            at_khmer = is_khmer(out[-1]) or is_khmer(word[0])
            out += draw(st.one_of(st.just(""), WHITE)) if at_khmer else draw(WHITE)
        for place, sign in enumerate(word):
            if place and (is_khmer(sign) or is_khmer(word[place - 1])):
                out += draw(st.sampled_from(["", "", " ", "\n"]))
            out += draw(st.sampled_from(["", "", "\u200b"])) + sign
    return draw(st.sampled_from(["", " ", "\n"])) + out


@given(st.data(), TEXTS)
def test_a_quotation_cut_at_any_place_is_found_whatever_the_white_space(
    data: st.DataObject, text: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = text[start:end]
    assume(cut.replace("\u200b", "").strip())
    assert stands_in(cut, text)
    assert stands_in(data.draw(respaced(cut)), text)


@given(st.data(), TEXTS, st.sampled_from(STRANGERS))
def test_a_quotation_with_one_changed_letter_is_not_found(
    data: st.DataObject, text: str, stranger: str
) -> None:
    letters = [place for place, sign in enumerate(text) if sign not in SPACES]
    assume(letters)
    place = data.draw(st.sampled_from(letters))
    changed = text[:place] + stranger + text[place + 1 :]
    assert not stands_in(changed, text)


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("every CHILD goes", "Every child\ngoes to school."),
        ("នៅកម្ពុជា", "កុមារគ្រប់រូប នៅ\nកម្ពុជា ទៅរៀន"),
        ("នៅ កម្ពុជា", "កុមារគ្រប់រូបនៅកម្ពុជា"),
        # One word in the spellings that look alike: the sign below typed after the vowel, ត for ដ below.
        ("ប្តូរ", "ប្ដូរ"),
        ("ឲ្យ", "ត្រូវឱ្យ"),
        ("ឆ្នាំ ២០២៥", "ឆ្នាំ2025"),
    ],
)
def test_what_a_reader_takes_as_the_same_is_found(quotation: str, text: str) -> None:
    assert stands_in(quotation, text)


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("", "Every child"),
        (" \u200b\n", "Every child"),
        ("the rapist", "therapist"),
        ("school-law", "school law"),
        ("កុមារ", "កុមារី".replace("រី", "លី")),
    ],
)
def test_what_is_not_there_is_not_found(quotation: str, text: str) -> None:
    assert not stands_in(quotation, text)
