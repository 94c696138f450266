"""The citation that people read: what is known and nothing else, in the digits and the words of its reader."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.citations import (
    CitedBank,
    bibtex_of,
    citation_html,
    citation_text,
    csl_json_of,
    head_html,
    leaf_citation_html,
    ris_of,
)
from policybank.core import read_text, write_text
from tests.pages.banks import Html

from .cases import cite, cited_bank, renamed

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> CitedBank:
    return cited_bank(tmp_path_factory.mktemp("bank"))


@pytest.mark.parametrize("document_id", ["school-law", "old-plan", "brief"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_a_reader_gets(
    document_id: str, language: str, cited: CitedBank, save_golden: bool
) -> None:
    reference = cite(cited, document_id, language)
    formats = (ris_of([reference]).replace("\r\n", "\n"), bibtex_of([reference]))
    parts = [citation_text(reference), *formats, csl_json_of([reference]), head_html(reference)]
    if reference.pdfs:
        leaf = cite(cited, document_id, language, edition=language, leaf=14)
        parts.insert(1, citation_text(leaf))
    made = "\n\n".join(part.strip() for part in parts) + "\n"
    golden = GOLDEN / f"{document_id}.{language}.txt"
    if save_golden:
        write_text(golden, made)
    assert made == read_text(golden)


def test_a_leaf_is_cited_with_its_edition_its_number_and_its_own_address(cited: CitedBank) -> None:
    leaf = citation_text(cite(cited, "school-law", "km", edition="km", leaf=14))
    assert "ទំព័រទី១៤" in leaf
    assert leaf.endswith(" https://bank.example/text/school-law.km.html#leaf-14")


def test_the_pattern_of_a_leaf_becomes_its_citation(cited: CitedBank) -> None:
    for language in ("km", "en"):
        leaf = cite(cited, "school-law", language, edition="km", leaf=14)
        pattern = leaf_citation_html(cite(cited, "school-law", language, edition="km", leaf=1))
        word = '<span class="{}">{}</span>'
        sign = "[លេខ]" if language == "km" else "[number]"
        number = "១៤" if language == "km" else "14"
        filled = pattern.replace(word.format("leaf-number", sign), number)
        assert filled.replace(word.format("leaf-anchor", sign), "14") == citation_html(leaf)


def test_a_year_is_not_taken_from_the_years_that_a_plan_covers(tmp_path: Path) -> None:
    cited = cited_bank(tmp_path, {"old-plan": {"date": None}})
    assert "(no date). Old Plan." in citation_text(cite(cited, "old-plan"))


def test_the_years_covered_are_said_where_the_title_does_not(cited: CitedBank) -> None:
    assert "For the years 2014 to 2018" in citation_text(cite(cited, "old-plan"))
    assert "For the years" not in citation_text(cite(cited, "new-plan"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Replaced by New Plan 2019-2023 (2019)."),
        ({"new-plan": {"relations": [{"type": "supersedes", "target": "old-plan", "basis": "inferred"}]}},
         "Replaced by New Plan 2019-2023 (2019) (to be confirmed)."),
        ({"old-plan": {"ended": "2017-03", "relations": []}}, "Ended March 2017. Replaced by"),
        ({"old-plan": {"stage": "draft"}, "new-plan": {"relations": []}}, "Draft."),
    ],
)  # fmt: skip
def test_where_a_document_stands_is_said(
    changes: dict[str, dict[str, object]], said: str, tmp_path: Path
) -> None:
    assert said in citation_text(cite(cited_bank(tmp_path, changes), "old-plan"))


def test_amendments_are_named_and_a_law_that_stands_says_nothing(
    cited: CitedBank, tmp_path: Path
) -> None:
    assert "Amended by The Amending Law (2012)." in citation_text(cite(cited, "school-law"))
    alone = cited_bank(tmp_path, {"school-law-2012": {"relations": []}})
    assert citation_text(cite(alone, "school-law")) == (
        "Ministry of Schools, Youth and Sport; Network without a Khmer name (2007). The School Law. "
        "No. NS/RKM/1 of 8 December 2007. In: Bank of examples, Example Organisation. "
        "https://bank.example/en/documents/school-law.html"
    )


def test_a_bank_without_an_address_cites_without_one(cited: CitedBank) -> None:
    nowhere = dataclasses.replace(cited, settings=dataclasses.replace(cited.settings, site_url=""))
    reference = cite(nowhere, "school-law", edition="km", leaf=3)
    assert citation_text(reference).endswith("Example Organisation.")
    assert "leaf-anchor" not in leaf_citation_html(reference)
    assert "http" not in bibtex_of([reference])


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_a_hostile_title_stays_text_in_the_language_it_is_in(cited: CitedBank, text: str) -> None:
    reference = renamed(cite(cited, "school-law", "km"), text)
    page = Html(citation_html(reference), reference.language)
    shown = "".join(found for _, found in page.texts)
    assert "".join(shown.split()) == "".join(citation_text(reference).split())
    assert {tag for tag, _ in page.attributes} <= {"span"}
