"""Which terms of a Khmer text the search of a Kiwix reader is given."""

from __future__ import annotations

import pytest

from policybank.offline.zim import CommonJoins, index_text


def terms(text: str) -> set[str]:
    return set(index_text(text).terms.split())


def test_each_word_is_there_as_it_is_written_and_without_its_marks() -> None:
    assert {"សាលា", "សល"} <= terms("សាលា ហើយ")


def test_two_words_beside_one_another_are_there_as_one() -> None:
    assert {"បណ្ណាល័យសាលា", "បណណលយសល"} <= terms("បណ្ណាល័យសាលា")


def test_a_particle_is_joined_to_no_word() -> None:
    assert "សាលានិង" not in terms("សាលានិងបណ្ណាល័យ")
    assert {"សាលា", "និង", "បណ្ណាល័យ"} <= terms("សាលានិងបណ្ណាល័យ")


def test_joins_that_one_text_alone_has_can_be_left_out_and_words_cannot() -> None:
    common = CommonJoins()
    for text in ("បណ្ណាល័យសាលា", "បណ្ណាល័យសាលា", "ច្បាប់អប់រំ"):
        common.see(text)
    assert "បណ្ណាល័យសាលា" in index_text("បណ្ណាល័យសាលា", common).terms.split()
    alone = index_text("ច្បាប់អប់រំ", common).terms.split()
    assert "ច្បាប់អប់រំ" not in alone
    assert {"ច្បាប់", "អប់រំ"} <= set(alone)


def test_a_word_inside_a_longer_word_of_the_dictionary_is_there_too() -> None:
    assert "ចំណង" in terms("ចំណងជើង")


def test_a_space_that_nobody_sees_parts_no_word() -> None:
    assert terms("ការ\u200bអប់រំ") == terms("ការអប់រំ")


@pytest.mark.parametrize(
    ("written", "asked"),
    [("សេចក្ដី", "សេចក្តី"), ("សេចក្តី", "សេចក្ដី"), ("ឱ្យ", "ឲ្យ"), ("ឲ្យ", "អោយ"), ("២០០៧", "2007")],
)
def test_a_text_is_found_by_the_other_spelling(written: str, asked: str) -> None:
    assert asked in terms(f"នេះ{written}")


def test_marks_out_of_order_are_put_in_order() -> None:
    assert terms("ស្រី") == terms("សី្រ")


def test_latin_words_stand_in_small_letters_without_accents() -> None:
    assert terms("Décret No 12 ច្បាប់") >= {"decret", "no", "12"}


def test_no_term_is_longer_than_xapian_takes() -> None:
    assert all(len(term.encode()) <= 64 for term in terms("អន្តរជាតិសហប្រតិបត្តិការសេដ្ឋកិច្ច" * 3))


def test_a_piece_that_is_no_word_is_joined_to_nothing() -> None:
    assert "សាលាកខគឃ" not in terms("សាលាកខគឃ")
    assert "សាលារៀនបឋម" in terms("សាលារៀនបឋម")


def test_a_join_stands_as_it_is_written_and_its_words_in_other_spellings_too() -> None:
    assert "សេចក្តី" in terms("សេចក្ដីអប់រំ")
    assert "សេចក្ដីអប់រំ" in terms("សេចក្ដីអប់រំ")
    assert "សេចក្តីអប់រំ" not in terms("សេចក្ដីអប់រំ")
