"""The pictures of the bank: timeline, map and matrix, each a table too, and a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from policybank.core import write_text
from policybank.pages import PageSpec, plan_pages
from tests import make

from .banks import Html, read_bank, spec_of, write_bank

GOLDEN = Path(__file__).parent / "golden"
PROVINCES = [
    make.term("phnom-penh", "Phnom Penh", "ភ្នំពេញ", tile="2-1", tile_km="ភ្នំ|ពេញ", tile_en="Phnom Penh"),
    make.term("ratanakiri", "Ratanakiri", "រតនគិរី", tile="1-2", tile_km="រតន|គិរី", tile_en="Ratana|kiri"),
    make.term("island", "An <island>", "កោះ"),
]  # fmt: skip
# One plan follows another, a law is over, one title is a formula.
CHANGES = {
    "budget-plan": {"date": "2024", "period": {"start": "2024", "end": "2028"}},
    "old-sub-decree": {
        "type": "sub-decree", "title": {"en": '=HYPERLINK("https://bad.example")'}, "date": "1994", "ended": "2001",
    },
}  # fmt: skip


def pages_of(root: Path, language: str) -> dict[str, PageSpec]:
    write_text(
        write_bank(root, CHANGES) / "library" / "vocabularies" / "provinces.yml",
        make.as_yaml(PROVINCES),
    )
    bank = read_bank(root)
    return {
        page.path.removeprefix(f"{language}/"): spec_of(bank, page)
        for page in plan_pages(bank)
        if page.kind in {"timeline", "map", "matrix", "csv"} and page.language == language
    }


def rows_of(spec: PageSpec) -> list[list[str]]:
    assert spec.body.startswith("\ufeff")
    return list(csv.reader(io.StringIO(spec.body.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("picture", ["timeline", "map", "matrix"])
def test_a_picture_is_drawn_as_it_was_looked_at(
    picture: str, language: str, tmp_path: Path, save_golden: bool
) -> None:
    golden = GOLDEN / f"{picture}.{language}.html"
    drawn = str(pages_of(tmp_path, language)[f"{picture}.html"].body)
    if save_golden:
        write_text(golden, drawn)
    assert drawn == golden.read_text(encoding="utf-8")


def test_a_plan_is_a_bar_with_an_arrow_to_what_followed_it(tmp_path: Path) -> None:
    body = pages_of(tmp_path, "en")["timeline.html"].body
    (row,) = [
        line
        for line in body.splitlines()
        if line.startswith("<tr>") and line.split("</a>")[0].endswith(">School Plan")
    ]
    assert 'class="past"' in row
    assert 'class="arrow"' in row
    assert "documents/budget-plan.html" in row


def test_a_province_without_documents_leads_to_the_line_that_asks_for_some(tmp_path: Path) -> None:
    spec = pages_of(tmp_path, "en")["map.html"]
    page = Html(spec.body, "en")
    assert "provinces/phnom-penh.html" in page.links
    assert "provinces/ratanakiri.html" not in page.links
    assert "ask" in page.anchors
    assert "give.html" in page.links


def test_a_province_without_a_square_is_in_the_table_all_the_same(tmp_path: Path) -> None:
    spec = pages_of(tmp_path, "en")["map.html"]
    assert spec.body.count("An &lt;island&gt;") == 1


def test_a_gap_is_marked_and_a_number_leads_to_its_documents(tmp_path: Path) -> None:
    spec = pages_of(tmp_path, "en")["matrix.html"]
    page = Html(spec.body, "en")
    assert "browse.html?type=law&theme=teachers" in page.links
    assert (
        sum(values.get("class") == "cell-gap" for tag, values in page.attributes if tag == "td") > 3
    )


def test_files_for_spreadsheets_hold_what_the_pictures_show(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, "en")
    timeline = rows_of(pages["timeline.csv"])
    assert [row[0] for row in timeline[1:]] == [
        "old-sub-decree",
        "school-law",
        "school-plan",
        "budget-plan",
    ]
    assert timeline[3][4:6] == ["2019", "2023"]
    assert timeline[3][7] == "budget-plan"
    assert timeline[2][-1] == "https://bank.example/en/documents/school-law.html"
    assert rows_of(pages["map.csv"])[1] == ["phnom-penh", "Phnom Penh", "1", "1", "1", "0"]
    assert ["Teachers", "Law", "1", "1", "1", "0"] in rows_of(pages["matrix.csv"])


def test_a_title_is_never_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    titles = [row[2] for row in rows_of(pages_of(tmp_path, "km")["timeline.csv"])]
    assert '\'=HYPERLINK("https://bad.example")' in titles
