"""The register that is shipped: what it quotes stands where it says, and what it does not quote says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.core import SilentProgress
from policybank.evidence import Evidence, gather_evidence
from policybank.library import Library, read_library
from policybank.settings import read_settings
from policybank.text import leaves_loader, pdf_files, read_texts, text_cache, text_limits

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


@pytest.fixture(scope="module")
def evidence(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    cache, limits = text_cache(tmp_path_factory.mktemp("cache")), text_limits(read_settings(ROOT))
    texts = read_texts(
        pdf_files(ROOT, library), cache=cache, limits=limits, jobs=2, progress=SilentProgress()
    )
    found, faults = gather_evidence(ROOT, library, texts, leaves_loader(texts, cache, limits))
    assert faults == ()
    return found


def test_what_the_banks_own_papers_recommend_is_verified_in_both_languages(
    evidence: Evidence,
) -> None:
    quoted = [one for one in evidence.recommendations if one.quoted]
    assert len({one.file.source.document for one in quoted}) == 4
    for one in quoted:
        assert one.standing == "verified", one.id
        assert {quote.quotation.language for quote in one.quoted} == {"km", "en"}, one.id


def test_all_seven_working_groups_have_their_recommendations_and_none_claims_to_be_verified(
    evidence: Evidence, library: Library
) -> None:
    meeting = [one for one in evidence.recommendations if one.file.name == "eclm-2025-06"]
    groups = {group for one in meeting for group in one.recommendation.working_groups}
    assert groups == set(library.vocabularies["working-groups"].terms)
    assert {one.standing for one in meeting} == {"own-words"}


def test_targets_that_we_read_into_a_recommendation_are_marked_as_our_reading(
    evidence: Evidence,
) -> None:
    for one in evidence.recommendations:
        if one.recommendation.sdg4_targets:
            assert "sdg4-targets" in one.recommendation.inferred, one.id
