"""The references to all documents are those of the citations, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policybank.citations import bibtex_of, csl_json_of, references_to, ris_of
from policybank.pages import cited_bank

from .made import bank_of, exports_of


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("order", [("bib", "ris"), ("ris", "bib"), ("ris", "ris")])
def test_the_files_hold_every_reference_whichever_is_made_first(
    language: str, order: tuple[str, str], tmp_path: Path
) -> None:
    bank = bank_of(tmp_path)
    exports = exports_of(bank)
    references = references_to(bank.catalogue.documents.values(), cited_bank(bank), language)
    expected = {"bib": bibtex_of(references), "ris": ris_of(references)}
    for form in order:
        made = exports[f"{language}/catalogue.{form}"].data().decode("utf-8")
        assert made == expected[form]
        assert made.count("school-law") >= 1


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_ready_list_has_its_documents_for_every_program(language: str, tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    exports = exports_of(bank)
    path = f"{language}/reading/provinces/phnom-penh"
    (law,) = references_to([bank.catalogue.documents["school-law"]], cited_bank(bank), language)
    assert exports[f"{path}.ris"].data().decode() == ris_of([law])
    assert exports[f"{path}.bib"].data().decode() == bibtex_of([law])
    assert exports[f"{path}.json"].data().decode() == csl_json_of([law])


def test_a_citation_is_written_anew_when_the_title_of_its_successor_changes(
    tmp_path: Path,
) -> None:
    changes: dict[str, Mapping[str, Any]] = {
        "school-plan": {"provinces": ["phnom-penh"]},
        "budget-plan": {"title": {"en": "A"}},
    }
    before = exports_of(bank_of(tmp_path, changes))
    after = exports_of(bank_of(tmp_path, {**changes, "budget-plan": {"title": {"en": "Other"}}}))
    for path in ("en/reading/provinces/phnom-penh.ris", "en/catalogue.ris"):
        assert "Replaced by A" in before[path].data().decode()
        assert "Replaced by Other" in after[path].data().decode()
        assert before[path].fingerprint != after[path].fingerprint
