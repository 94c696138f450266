"""What of a bank goes into the index."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from policybank.core import write_text
from policybank.i18n import LANGUAGES
from policybank.search.bank_entries import bank_entries, guide_texts
from policybank.search.entries import FIELDS, SEPARATOR
from tests import make
from tests.pages import banks


def test_documents_and_guides_are_searched(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    assert {entry.id: entry.is_document for entry in bank_entries(bank)} == {
        "school-law": True,
        "school-plan": True,
        "budget-plan": True,
        "about": False,
    }
    assert set(guide_texts(bank).values()) == {"អំពី", "About"}


def test_a_guide_can_stay_out_of_the_search_in_one_language_or_both(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    english = replace(bank.guides["en"][0], is_searched=False)
    in_khmer = replace(bank, guides={**bank.guides, "en": (english,)})
    (entry,) = [one.make() for one in bank_entries(in_khmer) if not one.is_document]
    assert (entry.title_km, entry.title_en) == ("អំពី", "")
    assert set(guide_texts(in_khmer).values()) == {"អំពី"}
    nowhere = replace(bank, guides={"en": (english,), "km": ()})
    assert all(one.is_document for one in bank_entries(nowhere))


def test_a_recommendation_is_searched_by_its_text_and_by_whom_it_is_addressed_to(
    tmp_path: Path,
) -> None:
    said = {
        "id": "law-feed", "en": "Feed every child.", "km": "ផ្ដល់អាហារដល់កុមារ។", "addressed_to": ["ministry"],
        "addressees": {"en": "School heads"}, "working_groups": ["school-reform"],
    }  # fmt: skip
    register = {"source": {"document": "school-law"}, "recommendations": [said]}
    file = banks.write_bank(tmp_path) / "library" / "recommendations" / "law.yml"
    write_text(file, make.as_yaml(register))
    address = "recommendations/sources/law.html#law-feed"
    bank = banks.read_bank(tmp_path)
    (entry,) = [one.make() for one in bank_entries(bank) if one.id == address]
    assert entry.kind == "recommendation"
    assert entry.year == 2007
    fields = dict(zip(FIELDS, entry.fields, strict=True))
    assert fields["summary"].split(SEPARATOR) == ["ផ្ដល់អាហារដល់កុមារ។", "Feed every child."]
    assert fields["body"].split(SEPARATOR) == [
        "ក្រសួងគំរូ",
        "Ministry of Examples",
        "School heads",
    ]
    assert "School reform" in fields["subject"].split(SEPARATOR)
    assert fields["title"] == "", "a long sentence is no name"
    for language in LANGUAGES:
        page, _, anchor = address.partition("#")
        body = banks.specs_of(bank)[f"{language}/{page}"].body
        assert anchor in banks.Html(body, language).anchors


def test_the_digest_of_a_recommendation_tells_of_every_change(tmp_path: Path) -> None:
    def digest(**said: object) -> str:
        one = {"id": "law-feed", "en": "Feed.", "km": "ផ្ដល់អាហារ។", **said}
        register = {"source": {"document": "school-law"}, "recommendations": [one]}
        file = tmp_path / "library" / "recommendations" / "law.yml"
        write_text(file, make.as_yaml(register))
        entries = bank_entries(banks.read_bank(tmp_path))
        return next(one.digest for one in entries if one.id.endswith("#law-feed"))

    banks.write_bank(tmp_path)
    assert digest() == digest()
    assert len({digest(), digest(en="Feed all."), digest(addressed_to=["ministry"])}) == 3


def test_the_terms_of_a_record_are_among_its_subjects_and_filters(tmp_path: Path) -> None:
    bank = banks.make_bank(tmp_path)
    (law,) = [one.make() for one in bank_entries(bank) if one.id == "school-law"]
    assert law.facets["province"] == ("phnom-penh",)
    term = bank.catalogue.vocabularies.term("provinces", "phnom-penh")
    assert {term.km, term.en} <= set(law.fields[-1].split(SEPARATOR))
