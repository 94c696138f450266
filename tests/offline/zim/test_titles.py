"""Under which titles a page is offered in a Kiwix reader."""

from __future__ import annotations

from policybank.offline.zim import more_titles, title_of

TITLE = "ច្បាប់ស្តីពីការអប់រំ"


def test_a_title_is_offered_from_each_word_inside_it() -> None:
    found = [title.replace("\u2063", "") for title in more_titles(TITLE)]
    assert f"ការអប់រំ — {TITLE}" in found


def test_a_title_of_one_word_has_no_others() -> None:
    assert more_titles("បណ្ណាល័យ") == ()


def test_a_title_in_english_has_no_others_since_its_words_stand_apart() -> None:
    assert more_titles("Law on Education") == ()


def test_a_short_title_stays_as_it_is() -> None:
    assert title_of(TITLE) == TITLE


def test_no_run_of_a_long_title_is_longer_than_xapian_indexes() -> None:
    long = "ផែនការយុទ្ធសាស្ត្រវិស័យអប់រំនិងគោលនយោបាយស្តីពីការអភិវឌ្ឍធនធានមនុស្ស"
    shown = title_of(long)
    assert shown.replace("\u2063", "") == long
    assert all(
        sum("\u1780" <= sign <= "\u17b3" for sign in run) <= 21 for run in shown.split("\u2063")
    )
