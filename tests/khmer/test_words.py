"""Words by ICU's dictionary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import doubled_cluster_share, known_word_share, words


def test_a_sentence_without_spaces_is_cut_into_its_words() -> None:
    assert words("ភាសាខ្មែរស្រួលណាស់") == ("ភាសាខ្មែរ", "ស្រួល", "ណាស់")


@given(st.text(max_size=300))
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_known_words_cover_a_sentence_and_noise_is_not_covered() -> None:
    assert known_word_share("គណៈកម្មការសាលាបានប្រជុំគ្នា") == (1.0, 27)
    assert known_word_share("ងញឋឌកឈដឍណឆ")[0] < 0.5
    assert known_word_share("no Khmer at all") == (0.0, 0)


def test_zero_width_spaces_are_not_counted() -> None:
    assert known_word_share("សា\u200bលា\u200bរៀន") == known_word_share("សាលារៀន")


def test_a_cluster_that_stands_twice_is_counted_and_a_doubled_word_is_not() -> None:
    assert doubled_cluster_share("ជើជើង") == (1 / 3, 3)
    assert doubled_cluster_share("នានា")[0] == 0
    assert doubled_cluster_share("") == (0.0, 0)
