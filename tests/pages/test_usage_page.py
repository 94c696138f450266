"""The public page of what return slips told: honest where there is nothing, rounded numbers as tables, drawings and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.core import write_text
from policybank.pages import Bank, PageSpec, plan_pages
from tests import make

from .banks import DOCUMENTS, Html, read_bank, spec_of, write_bank

USAGE = """\
period: 2026-q4
slips: 20
opened:
  - {document: school-law, page: 15, pdf: 5}
  - {document: school-plan, text: 5}
searches:
  - {words: "អាហារសាលា", slips: 10}
  - {words: "school meals", slips: 5}
asked:
  - {document: school-plan, slips: 5}
  - {title: "=A plan", slips: 5}
corrections:
  - {document: school-law, slips: 5}
answers:
  - {question: ease, choice: hard, slips: 5}
  - {question: ease, choice: very, slips: 10}
  - {question: gave, choice: "yes", slips: 5}
"""
PARTS = ("periods", "opened", "searches", "asked", "corrections", "answers")


def bank_with(root: Path, *usages: str) -> Bank:
    write_bank(root)
    for number, usage in enumerate(usages, 3):
        quarter = f"2026-q{number}" if len(usages) > 1 else "2026-q4"
        write_text(root / f"library/usage/{quarter}.yml", usage.replace("2026-q4", quarter))
    return read_bank(root)


def page_of(bank: Bank, path: str) -> PageSpec:
    return spec_of(bank, next(one for one in plan_pages(bank) if one.path == path))


def paths_of(bank: Bank) -> set[str]:
    return {page.path for page in plan_pages(bank)}


@pytest.mark.parametrize("language", ["km", "en"])
def test_without_slips_the_page_says_so_and_how_to_send_one(language: str, tmp_path: Path) -> None:
    bank = bank_with(tmp_path)
    page = page_of(bank, f"{language}/usage.html")
    assert {"km": "មិនទាន់អាចបង្ហាញ", "en": "Not one number can be shown yet"}[language] in page.body
    assert "<table" not in page.body
    assert "slip.html" in Html(page.body, language).links
    assert not any("/usage/" in path for path in paths_of(bank))


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_plot_is_a_table_with_its_drawing_and_its_file(language: str, tmp_path: Path) -> None:
    bank = bank_with(tmp_path, USAGE)
    page = page_of(bank, f"{language}/usage.html")
    html = Html(page.body, language)
    assert page.script == ""
    tables = [values["id"] for tag, values in html.attributes if tag == "table"]
    assert tables == [f"usage-{one}" for one in (*PARTS[:-1], "ease", "gave")]
    files = {f"{language}/usage/{part}.csv" for part in PARTS}
    assert {path for path in paths_of(bank) if path.startswith(f"{language}/usage/")} == files
    assert {f"{language}/{href}" for href in html.links if href.endswith(".csv")} == files
    drawn = [values for _, values in html.attributes if values.get("class") == "drawn"]
    assert drawn
    assert all(values["aria-hidden"] == "true" for values in drawn)


def test_the_numbers_of_a_document_and_their_bars_stand_side_by_side(tmp_path: Path) -> None:
    body = page_of(bank_with(tmp_path, USAGE), "en/usage.html").body
    row = next(one for one in body.split("<tr>") if "The School Law" in one)
    assert "<td>15</td><td>5</td><td>–</td>" in row
    assert 'width="200"' in row
    assert 'width="66"' in row
    assert row.count("<rect") == 2
    assert "At least 20 slips" in body


def test_choices_stand_in_the_order_in_which_they_were_offered(tmp_path: Path) -> None:
    body = page_of(bank_with(tmp_path, USAGE), "en/usage.html").body
    assert body.index("Very easy") < body.index(">Hard<")


def test_a_table_for_spreadsheets_has_ids_and_names_and_no_formula(tmp_path: Path) -> None:
    bank = bank_with(tmp_path, USAGE)
    opened = page_of(bank, "km/usage/opened.csv").body
    assert "school-law,ច្បាប់សាលា,15,5," in opened
    asked = page_of(bank, "en/usage/asked.csv").body
    assert ",'=A plan,5" in asked
    answers = page_of(bank, "en/usage/answers.csv").body
    assert "How easy is it to find what you need?,Very easy,10" in answers
    assert "2026-q4,20" in page_of(bank, "en/usage/periods.csv").body


def test_periods_are_added_up(tmp_path: Path) -> None:
    bank = bank_with(tmp_path, USAGE, USAGE)
    body = page_of(bank, "en/usage.html").body
    assert "At least 40 slips" in body
    assert "<td>30</td><td>10</td><td>–</td>" in body
    assert body.index("Quarter 3 of 2026") < body.index("Quarter 4 of 2026")


def test_a_document_that_has_another_name_now_is_shown_under_it(tmp_path: Path) -> None:
    assert DOCUMENTS["school-law"]["former_ids"] == ["old-law"]
    renamed = USAGE.replace(
        "{document: school-law, page: 15, pdf: 5}", "{document: old-law, page: 15}"
    )
    bank = bank_with(tmp_path, USAGE, renamed)
    assert "school-law,The School Law,30,5," in page_of(bank, "en/usage/opened.csv").body


def test_a_document_that_was_withdrawn_is_not_named(tmp_path: Path) -> None:
    write_bank(tmp_path)
    write_text(tmp_path / "library/usage/2026-q4.yml", USAGE.replace("school-law", "lost-law"))
    write_text(
        tmp_path / "library/committee/decisions/lost-law.yml",
        'document: lost-law\nhistory:\n  - {state: published, date: 2026-01-01, role: chair, reason: {km: "ល្អ។", en: "Good."}}\n'
        '  - {state: withdrawn, date: 2026-02-01, role: chair, reason: {km: "ដក។", en: "Taken out."}}\n',
    )
    bank = read_bank(tmp_path)
    assert "lost-law" in bank.catalogue.withdrawn
    assert "lost-law" not in page_of(bank, "en/usage.html").body
    assert "lost-law" not in page_of(bank, "en/usage/opened.csv").body


def test_a_new_period_writes_only_the_pages_of_usage_anew(tmp_path: Path) -> None:
    before = {page.path: page.fingerprint for page in plan_pages(bank_with(tmp_path / "a"))}
    after = {page.path: page.fingerprint for page in plan_pages(bank_with(tmp_path / "b", USAGE))}
    changed = {path for path, fingerprint in after.items() if before.get(path) != fingerprint}
    files = {f"{language}/usage/{part}.csv" for language in ("km", "en") for part in PARTS}
    assert changed == {"km/usage.html", "en/usage.html", *files}


def test_a_new_title_writes_the_pages_of_usage_anew(tmp_path: Path) -> None:
    bank_with(tmp_path, USAGE)
    before = {page.path: page.fingerprint for page in plan_pages(read_bank(tmp_path))}
    fields = DOCUMENTS["school-law"]
    make.document(tmp_path, "school-law", **{**fields, "title": {"en": "Another name"}})
    after = {page.path: page.fingerprint for page in plan_pages(read_bank(tmp_path))}
    assert before["en/usage.html"] != after["en/usage.html"]
