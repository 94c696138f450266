"""The queries of `bench zim` have the answers that the texts say, and a search is scored right."""

from __future__ import annotations

import pytest

from policybank.bench.zim_queries import KhmerQuery, khmer_queries
from policybank.bench.zims import scores

TEXTS = {
    "1": "សាលារៀនមានបណ្ណាល័យ។ គ្រូបង្រៀនត្រូវបានបណ្ដុះបណ្ដាល។",
    "2": "ច្បាប់ស្តីពីការអប់រំបឋមសិក្សា។ សាលារៀននៅតាមភូមិ។",
    "3": "គោលនយោបាយសុខភាព។ មន្ទីរពេទ្យខេត្ត។",
    "4": "ផែនការយុទ្ធសាស្ត្រ។ សាលា\u200bរៀនបឋមសិក្សា។",
}


def test_queries_are_the_same_each_time_and_half_of_them_of_one_word() -> None:
    made = khmer_queries(TEXTS, 8, not_joined=frozenset())
    assert made == khmer_queries(TEXTS, 8, not_joined=frozenset())
    assert [one.word_count for one in made] == [1] * 4 + [2] * 4


def test_each_answer_is_a_text_that_says_the_query() -> None:
    for one in khmer_queries(TEXTS, 8, not_joined=frozenset()):
        saying = {key for key, text in TEXTS.items() if one.text in text.replace("\u200b", "")}
        assert one.answers == saying
        assert 1 <= len(saying) <= 2


def test_a_particle_stands_in_no_query_of_two_words() -> None:
    made = khmer_queries(TEXTS, 8, not_joined=frozenset({"នៅ", "ស្តីពី", "មាន"}))
    assert not any(
        word in one.text for one in made if one.word_count == 2 for word in ("មាន", "ស្តីពី")
    )


def test_recall_and_precision_are_means_over_queries() -> None:
    asked = [
        KhmerQuery(text="ក", word_count=1, answers=frozenset({"1", "2"})),
        KhmerQuery(text="ខ", word_count=1, answers=frozenset({"3"})),
    ]
    found = {"ក": frozenset({"1", "4"}), "ខ": frozenset[str]()}
    assert scores(asked, found.__getitem__) == pytest.approx((0.25, 0.25))
