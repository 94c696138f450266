"""Laws of folding and cutting that hold for all text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import cut, fold, fold_with_offsets, shorten, snippet, syllables, words

KHMER = [chr(code) for code in range(0x1780, 0x17EA)]
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(KHMER),
        st.sampled_from([*"ឱឲអោយេ ", "\u17d2", "\u17ca", "\u17b8", "\u200b", "\u200d", "\u25cc"]),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_folding_never_makes_a_text_longer(text: str) -> None:
    assert len(fold(text)) <= len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x17F, exclude_characters="\u00ad")))
def test_folding_leaves_latin_alone(text: str) -> None:
    assert fold(text) == text


@given(TEXT)
def test_the_offsets_belong_to_the_folded_text(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.begins) == len(folded.ends) == len(folded.text)
    assert list(folded.begins) == sorted(folded.begins)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(
        0 <= begin < end <= len(text) for begin, end in zip(folded.begins, folded.ends, strict=True)
    )


@given(TEXT)
def test_what_a_letter_stands_for_folds_to_it_again(text: str) -> None:
    folded = fold_with_offsets(text)
    for place, sign in enumerate(folded.text):
        origin = text[folded.begins[place] : folded.ends[place]]
        assert sign in fold(origin) or sign == "ឱ"  # ឱ of អោ, which only its យ makes so


@pytest.mark.parametrize(
    "spellings",
    [
        ("សេចក្ដីសម្រេច", "សេចក្តីសម្រេច"),
        ("មន\u17d2\u178f\u17d2\u179aី", "មន\u17d2\u179a\u17d2\u178fី"),
        ("ឲ្យ", "ឱ្យ", "អោយ"),
        ("អប់រំ", "អប់\u200bរំ"),
        ("២០០៧", "2007"),
    ],
)
def test_spellings_of_one_word_are_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(one) for one in spellings}) == 1


def test_words_that_differ_stay_apart() -> None:
    apart = [
        "ការ",
        "កា",
        "ការ៉េ",
        "សិស្ស",
        "សិទ្ធិ",
        "គណនី",
        "គណនា",
        "បាន",
        "បាណ",
        "ប៉ាន",
        "តា",
        "ដា",
        "ឪពុក",
    ]
    assert len({fold(one) for one in apart}) == len(apart)


@given(TEXT)
def test_cut_and_joined_is_the_text(text: str) -> None:
    assert "".join(cut(text)) == text
    assert "".join(words(text)) == text


@given(TEXT)
def test_syllables_hold_every_khmer_letter_in_order(text: str) -> None:
    letters = [sign for sign in text if "\u1780" <= sign <= "\u17d3" or sign == "\u17dd"]
    unseen = {"\u17b4", "\u17b5"}
    assert [sign for sign in "".join(syllables(text)) if sign not in unseen] == [
        sign for sign in letters if sign not in unseen
    ]


@given(TEXT, st.integers(min_value=1, max_value=60))
def test_a_shortened_text_ends_between_pieces(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= max(length, 1)
    if short != text:
        assert short.endswith("…")


@given(TEXT, st.integers(0, 40), st.integers(0, 20), st.integers(1, 40))
def test_a_snippet_stands_in_the_text_and_never_splits_a_letter_from_its_marks(
    text: str, begin: int, size: int, length: int
) -> None:
    found = snippet(text, begin, begin + size, length)
    shown = found.before + found.hit + found.after
    assert shown in text
    pieces = cut(text)
    borders = {sum(map(len, pieces[:place])) for place in range(len(pieces) + 1)}
    places = [place for place in range(len(text) - len(shown) + 1) if text.startswith(shown, place)]
    assert any(place in borders and place + len(shown) in borders for place in places)
    assert len(shown) <= max(length, max(map(len, pieces), default=0))


@given(TEXT, st.integers(0, 40), st.integers(1, 20))
def test_a_snippet_holds_the_beginning_of_its_hit(text: str, begin: int, size: int) -> None:
    if begin >= len(text):
        return
    assert text[begin] in snippet(text, begin, begin + size, 40).hit
