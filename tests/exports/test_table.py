"""The table opens in a spreadsheet, in Khmer too, and says in columns what the records say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from policybank.exports.table import column_names
from policybank.pages import Bank

from .made import bank_of, exports_of, without_address


def rows_of(bank: Bank) -> dict[str, dict[str, str]]:
    data = exports_of(bank)["catalogue.csv"].data()
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return {row["id"]: row for row in rows}


def test_the_table_begins_with_the_mark_by_which_excel_knows_khmer(tmp_path: Path) -> None:
    data = exports_of(bank_of(tmp_path))["catalogue.csv"].data()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4, "a first row and three documents"


def test_every_row_has_every_column(tmp_path: Path) -> None:
    data = exports_of(bank_of(tmp_path))["catalogue.csv"].data().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(data, newline="")))
    assert {len(row) for row in table} == {len(column_names())}


def test_the_columns_hold_what_their_names_say(tmp_path: Path) -> None:
    row = rows_of(bank_of(tmp_path))["school-law"]
    assert {name: value for name, value in row.items() if value} == {
        "id": "school-law",
        "title_km": "ច្បាប់សាលា",
        "title_en": "The School Law",
        "type_km": "ច្បាប់",
        "type_en": "Law",
        "status_km": "ស្ថានភាពមិនទាន់បញ្ជាក់",
        "status_en": "Status not confirmed",
        "year": "2007",
        "date": "2007-12-08",
        "legal_number_km": "នស/រកម/១",
        "legal_number_en": "NS/RKM/1",
        "bodies_km": "ក្រសួងគំរូ",
        "bodies_en": "Ministry of Examples",
        "languages": "km; en",
        "themes_km": "គ្រូបង្រៀន",
        "themes_en": "Teachers",
        "people_km": "កុមារី",
        "people_en": "Girls",
        "provinces_km": "ភ្នំពេញ",
        "provinces_en": "Phnom Penh",
        "summary_km": "ច្បាប់គំរូ។",
        "summary_en": "A law of examples.",
        "rights_km": "អត្ថបទផ្លូវការ",
        "rights_en": "Official text",
        "page_km": "https://bank.example/km/documents/school-law.html",
        "page_en": "https://bank.example/en/documents/school-law.html",
        "files": "https://bank.example/files/school-law.km.pdf; https://bank.example/files/school-law.en.pdf",
        "review": "checked",
        "date_added": "2026-01-15",
    }
    plan = rows_of(bank_of(tmp_path))["school-plan"]
    assert (plan["period_start"], plan["period_end"]) == ("2019", "2023")
    assert plan["sub_sectors_en"] == "Primary education"
    assert plan["links"] == "https://www.issuer.example/plan"


def test_a_copy_without_an_address_gives_paths_from_its_own_folder(tmp_path: Path) -> None:
    row = rows_of(without_address(bank_of(tmp_path)))["school-law"]
    assert row["page_en"] == "en/documents/school-law.html"
    assert row["files"] == "files/school-law.km.pdf; files/school-law.en.pdf"


def test_a_title_that_is_a_formula_is_text_in_the_table(tmp_path: Path) -> None:
    title = '=HYPERLINK("https://evil.example";"Law")'
    row = rows_of(bank_of(tmp_path, {"school-law": {"title": {"en": title}}}))["school-law"]
    assert row["title_en"] == f"'{title}"
