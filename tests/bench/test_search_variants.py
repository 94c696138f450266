"""Other spellings of a query fold to the same as the first: only then may the benchmark demand the same answer."""

from __future__ import annotations

import pytest

from policybank.bench.search_cases import Asked, Document, sample_of
from policybank.bench.search_variants import KINDS, variants_of, variants_to_try
from policybank.khmer import fold


def _asked(query: str, language: str = "km") -> Asked:
    return Asked(query=query, language=language, documents=frozenset({"d"}), leaves=frozenset())


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("មន្ត្រីអប់រំ", {"subscript DA or TA", "order of subscript RO", "zero-width spaces"}),
        ("ឲ្យឆ្នាំ២០២៥", {"ឲ្យ or ឱ្យ", "Khmer or Latin digits", "zero-width spaces"}),
        ("ភូមិ", {"zero-width spaces"}),
        ("ប្រើ", set()),
    ],
)
def test_a_query_has_the_variants_of_what_stands_in_it(query: str, kinds: set[str]) -> None:
    together = {KINDS[-1]} if len(kinds) > 1 else set()
    variants = list(variants_of(query))
    assert {one.kind for one in variants} == kinds | together
    assert all(one.query != query and fold(one.query) == fold(query) for one in variants)


def test_kinds_that_no_query_has_come_from_the_texts() -> None:
    leaf = "លោកមន្ត្រីបានឲ្យសៀវភៅចំនួន១២ក្បាលដល់កុមារ"
    documents = [
        Document(id="e", language="en", leaves=("Nothing in Khmer",)),
        Document(id="k", language="km", leaves=(leaf,)),
    ]
    variants = variants_to_try([_asked("ភូមិ"), _asked("village", "en")], documents)
    assert {one.kind for one in variants} == set(KINDS)
    assert all(fold(one.query) == fold(one.of) for one in variants)
    assert all(one.of == "ភូមិ" or one.of in leaf for one in variants)


def test_a_sample_is_spread_over_all_queries_and_never_larger_than_they_are() -> None:
    asked = tuple(_asked(str(number)) for number in range(9))
    assert [one.query for one in sample_of(asked, "km", 3)] == ["0", "3", "6"]
    assert sample_of(asked, "km", 20) == asked
    assert sample_of(asked, "en", 3) == ()
