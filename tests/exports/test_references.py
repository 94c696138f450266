"""The references to all documents are those of the citations, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.citations import bibtex_of, references_to, ris_of
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
