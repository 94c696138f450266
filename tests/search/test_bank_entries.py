"""What of a bank goes into the index."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from policybank.search.bank_entries import bank_entries, guide_texts
from policybank.search.entries import SEPARATOR
from tests.pages import banks


def test_documents_and_guides_are_searched(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    assert {entry.id: entry.is_guide for entry in bank_entries(bank)} == {
        "school-law": False,
        "school-plan": False,
        "budget-plan": False,
        "about": True,
    }
    assert set(guide_texts(bank).values()) == {"អំពី", "About"}


def test_a_guide_can_stay_out_of_the_search_in_one_language_or_both(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    english = replace(bank.guides["en"][0], is_searched=False)
    in_khmer = replace(bank, guides={**bank.guides, "en": (english,)})
    (entry,) = [one.make() for one in bank_entries(in_khmer) if one.is_guide]
    assert (entry.title_km, entry.title_en) == ("អំពី", "")
    assert set(guide_texts(in_khmer).values()) == {"អំពី"}
    nowhere = replace(bank, guides={"en": (english,), "km": ()})
    assert not any(one.is_guide for one in bank_entries(nowhere))


def test_the_terms_of_a_record_are_among_its_subjects_and_filters(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    (law,) = [one.make() for one in bank_entries(bank) if one.id == "school-law"]
    assert law.facets["province"] == ("phnom-penh",)
    term = bank.catalogue.vocabularies.term("provinces", "phnom-penh")
    assert {term.km, term.en} <= set(law.fields[-1].split(SEPARATOR))
