"""The near-duplicate number of the issue, held on a small part of the half on which no threshold was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.bench.duplicate_cases import COPIES, cases_of, originals_of
from policybank.bench.duplicates import named_by_gate
from policybank.library import read_vocabularies

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def answers() -> list[tuple[str, bool, bool, int, int]]:
    """Kind, whether it is a copy, whether it was found, right names, wrong names, for each case."""
    vocabularies, _ = read_vocabularies(ROOT)
    originals = originals_of(ROOT, vocabularies, 30)
    held_out = [case for case in cases_of(originals) if case.is_held_out]
    cases = held_out[::6]
    named = named_by_gate(originals, cases)
    return [
        (
            case.kind,
            case.is_copy,
            bool(set(ids) & case.right),
            len(set(ids) & case.right),
            len(set(ids) - case.right),
        )
        for case, ids in zip(cases, named, strict=True)
    ]


@pytest.mark.slow
def test_of_the_copies_95_of_100_are_found(answers: list[tuple[str, bool, bool, int, int]]) -> None:
    found = [was_found for _, is_copy, was_found, _, _ in answers if is_copy]
    assert len(found) > 80
    assert sum(found) / len(found) >= 0.95
    assert {kind for kind, is_copy, *_ in answers if is_copy} == set(COPIES)


@pytest.mark.slow
def test_of_the_named_documents_90_of_100_are_right(
    answers: list[tuple[str, bool, bool, int, int]],
) -> None:
    right = sum(count for *_, count, _ in answers)
    wrong = sum(count for *_, count in answers)
    assert right / (right + wrong) >= 0.90


def test_the_set_is_the_same_each_time() -> None:
    vocabularies, _ = read_vocabularies(ROOT)
    first, second = (
        [
            (case.kind, case.work, case.leaves)
            for case in cases_of(originals_of(ROOT, vocabularies, 2)[-2:])
        ]
        for _ in range(2)
    )
    assert first == second
