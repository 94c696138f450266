"""Under which titles a page is offered in a Kiwix reader."""

from __future__ import annotations

from policybank.khmer import words
from policybank.offline.zim import more_titles, title_of

TITLE = "ច្បាប់ស្តីពីការអប់រំ"
LONG = "ផែនការយុទ្ធសាស្ត្រវិស័យអប់រំនិងគោលនយោបាយស្តីពីការអភិវឌ្ឍធនធានមនុស្ស"


def test_each_word_of_a_title_begins_a_run_in_one_of_its_titles() -> None:
    offered = (title_of(LONG), *more_titles(LONG))
    begun = {run for title in offered for run in title.split("\u2063")}
    for start, word in enumerate(found := words(LONG)):
        typed = "".join(found[start : start + 2])
        assert any(run.startswith(typed) for run in begun), word


def test_the_further_titles_are_shown_as_the_title_itself() -> None:
    assert {title.replace("\u2063", "") for title in more_titles(LONG)} == {LONG}


def test_a_title_however_long_has_three_others_at_most() -> None:
    assert len(more_titles(LONG * 3)) == 3


def test_a_title_whose_words_stand_apart_has_no_others() -> None:
    assert more_titles("បណ្ណាល័យ សាលារៀន") == ()


def test_a_title_of_one_word_has_no_others() -> None:
    assert more_titles("បណ្ណាល័យ") == ()


def test_a_title_in_english_has_no_others_since_its_words_stand_apart() -> None:
    assert more_titles("Law on Education") == ()


def test_a_short_title_stays_as_it_is() -> None:
    assert title_of(TITLE) == TITLE


def test_no_run_of_a_long_title_is_longer_than_xapian_indexes() -> None:
    shown = title_of(LONG)
    assert shown.replace("\u2063", "") == LONG
    assert all(
        sum("\u1780" <= sign <= "\u17b3" for sign in run) <= 21 for run in shown.split("\u2063")
    )
