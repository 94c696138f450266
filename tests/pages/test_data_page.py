"""The page of the data names every file for other programs that there is, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.exports.table import column_names
from policybank.pages import Bank, PageSpec, plan_pages
from tests.exports.made import bank_of, exports_of, without_address

from .banks import Html, spec_of


def page_of(bank: Bank, language: str) -> PageSpec:
    page = next(one for one in plan_pages(bank) if one.path == f"{language}/data.html")
    return spec_of(bank, page)


def targets(bank: Bank, language: str) -> set[str]:
    """Return the paths to which the page leads."""
    found = set()
    for href in Html(page_of(bank, language).body, language).links:
        parts = [language]
        for part in href.partition("#")[0].split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part]
        found.add("/".join(parts))
    return found


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_file_is_named_and_every_link_leads_to_a_file(language: str, tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    exports = exports_of(bank)
    other = "en/" if language == "km" else "km/"
    shown = {
        path
        for path, one in exports.items()
        if one.kind not in {"record", "reading", "script"}
        and not path.startswith((other, "sitemap-"))
    }
    pages = {page.path for page in plan_pages(bank)}
    assert shown <= targets(bank, language)
    assert targets(bank, language) <= exports.keys() | pages
    assert "documents/budget-plan.json" in targets(bank, language), "an example"


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_copy_without_an_address_leads_only_to_what_it_has_and_says_why(
    language: str, tmp_path: Path
) -> None:
    bank = without_address(bank_of(tmp_path))
    pages = {page.path for page in plan_pages(bank)}
    assert targets(bank, language) <= exports_of(bank).keys() | pages
    body = page_of(bank, language).body
    assert {"km": "មិនមានអាសយដ្ឋានផ្ទាល់ខ្លួន", "en": "has no address of its own"}[language] in body


def test_a_bank_that_named_no_person_says_why_harvesters_get_nothing(tmp_path: Path) -> None:
    bank = bank_of(tmp_path, contact_email="")
    assert "asks for an e-mail address" in page_of(bank, "en").body
    assert "oai.xml" not in targets(bank, "en")


def test_every_column_of_the_table_is_explained(tmp_path: Path) -> None:
    body = page_of(bank_of(tmp_path), "en").body
    for name in column_names():
        assert f'<code lang="en">{name}</code>' in body


def test_the_page_is_written_again_when_a_shelf_gets_its_first_document_and_not_before(
    tmp_path: Path,
) -> None:
    def fingerprint(bank: Bank) -> str:
        return next(one.fingerprint for one in plan_pages(bank) if one.path == "en/data.html")

    before = fingerprint(bank_of(tmp_path))
    assert fingerprint(bank_of(tmp_path, {"new-law": {"themes": ["teachers"]}})) == before
    added = {"new-law": {"working_groups": ["school-reform"]}}
    assert fingerprint(bank_of(tmp_path, added)) != before
