"""The pages of the committee and of what it withdrew, as a reader meets them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from policybank.core import write_text
from policybank.exports import plan_exports
from policybank.library import decisions_file
from policybank.pages import Bank, PageSpec, plan_pages
from tests import make

from .banks import Html, read_bank, specs_of, write_bank

REASON = {"km": "មានកុមារ & មនុស្ស។", "en": "Children & adults, 3 < 4."}
ROSTER = {
    "roles": [
        {"id": "chair", "km": "ប្រធានគំរូ", "en": "Chair of examples", "duty": {"km": "ដឹកនាំ។", "en": "Leads."}},
        {"id": "maintainer", "km": "អ្នកថែទាំ", "en": "Keeper", "duty": {"km": "ថែទាំ។", "en": "Keeps."}},
    ],
    "seats": [
        {"role": "chair", "organisation": {"km": "អង្គការ ក", "en": "Body A & B"}, "since": "2026-01-01", "until": "2026-12-31"},
        {"role": "maintainer"},
    ],
}  # fmt: skip
CRITERIA = {
    "criteria": [
        {
            "id": "true", "area": "accuracy",
            "title": {"km": "ត្រឹមត្រូវឬ?", "en": "Is it right?"}, "text": {"km": "ដូចក្រប។", "en": "As on the cover."},
        }
    ]
}  # fmt: skip


def change(state: str, date: str, role: str = "chair", **more: str) -> Mapping[str, Any]:
    return {"state": state, "date": date, "role": role, "reason": {"km": "ល្អ។", "en": "Good."}, **more}  # fmt: skip


def with_committee(root: Path) -> Path:
    """Write a bank whose committee withdrew the law, accepted the plan, and has a seat that is held."""
    write_bank(root)
    folder = root / "library" / "committee"
    write_text(folder / "roster.yml", make.as_yaml(ROSTER))
    write_text(folder / "criteria.yml", make.as_yaml(CRITERIA))
    law = {**change("withdrawn", "2026-03-01", successor="school-plan"), "reason": REASON}
    decide(root, "school-law", change("published", "2026-02-01", "maintainer"), law)
    decide(root, "school-plan", change("in-review", "2026-02-02"), change("accepted", "2026-02-03"))
    return root


def decide(root: Path, document_id: str, *history: Mapping[str, Any]) -> None:
    tree = {"document": document_id, "history": list(history)}
    write_text(root / decisions_file(document_id), make.as_yaml(tree))


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return read_bank(with_committee(tmp_path_factory.mktemp("committee")))


@pytest.fixture(scope="module")
def specs(bank: Bank) -> dict[str, PageSpec]:
    return specs_of(bank)


def words_on(spec: PageSpec) -> str:
    return " ".join(text for _, text in Html(spec.body, spec.language).texts)


def test_each_role_stands_with_its_duty_and_its_seats(specs: dict[str, PageSpec]) -> None:
    shown = words_on(specs["en/committee/index.html"])
    assert "Chair of examples Leads. Body A & B, from 1 January 2026 to 31 December 2026" in shown
    assert "Keeper Keeps. Vacant: NEP names who holds it." in shown


def test_the_browser_is_told_when_a_term_ends_and_what_to_say_then(
    specs: dict[str, PageSpec],
) -> None:
    html = Html(specs["en/committee/index.html"].body, "en")
    ends = [values for _, values in html.attributes if "data-period-end" in values]
    assert [one["data-period-end"] for one in ends] == ["2026-12-31"]
    assert "over on 31 December 2026" in words_on(specs["en/committee/index.html"])


def test_criteria_stand_under_their_area(specs: dict[str, PageSpec]) -> None:
    assert "Accuracy Is it right? As on the cover." in words_on(specs["en/committee/criteria.html"])
    assert "ត្រឹមត្រូវឬ?" in words_on(specs["km/committee/criteria.html"])


def test_the_log_has_the_newest_first_and_leads_to_pages_and_tombstones(
    specs: dict[str, PageSpec],
) -> None:
    spec = specs["en/committee/decisions.html"]
    shown = words_on(spec)
    days = ("1 March 2026", "3 February 2026", "2 February 2026", "1 February 2026")
    assert [shown.index(day) for day in days] == sorted(shown.index(day) for day in days)
    links = Html(spec.body, "en").links
    assert "../documents/school-law.html" in links
    assert "../documents/school-plan.html" in links
    assert "Children & adults, 3 < 4." in shown


def test_a_log_that_is_long_shows_its_newest_and_says_where_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = import_module("policybank.pages.contribute.decisions_view")
    monkeypatch.setattr(room, "LOG_LENGTH", 2)
    specs = specs_of(read_bank(with_committee(tmp_path)))
    shown = words_on(specs["en/committee/decisions.html"])
    assert "2 February 2026" not in shown
    assert "Here stand the newest 2. The tables hold all 4." in shown


def test_the_table_of_decisions_holds_all_and_no_cell_is_a_formula(
    tmp_path: Path,
) -> None:
    root = with_committee(tmp_path)
    reason = {"km": "=ក", "en": "=HYPERLINK(1)"}
    decide(root, "budget-plan", {**change("published", "2026-04-01"), "reason": reason})
    specs = specs_of(read_bank(root))
    rows = list(
        csv.DictReader(io.StringIO(specs["en/committee/decisions.csv"].body.lstrip("\ufeff")))
    )
    assert [row["Id"] for row in rows] == ["budget-plan", "school-law", "school-plan", "school-plan", "school-law"]  # fmt: skip
    assert rows[0]["Reason"] == "'=HYPERLINK(1)"
    assert (rows[1]["Document"], rows[1]["State"]) == ("The School Law", "Withdrawn")
    assert rows[1]["Successor"] == "school-plan"


def test_programs_get_every_decision_and_the_pages_it_is_about(bank: Bank) -> None:
    files = {one.path: one for one in plan_exports(bank, plan_pages(bank), root=None)}
    decisions = json.loads(files["committee/decisions.json"].data())["decisions"]
    law = next(one for one in decisions if one["document"] == "school-law")
    assert [one["state"] for one in law["history"]] == ["published", "withdrawn"]
    assert law["pages"]["km"] == "km/documents/school-law.html"


@pytest.mark.parametrize("path", ["documents/school-law.html", "documents/old-law.html"])
def test_a_tombstone_says_what_stood_there_since_when_it_does_not_why_and_what_to_read(
    path: str, specs: dict[str, PageSpec]
) -> None:
    spec = specs[f"en/{path}"]
    shown = words_on(spec)
    for text in ("The School Law", "1 March 2026", "Chair of examples", "Children & adults, 3 < 4.", "8 December 2007"):  # fmt: skip
        assert text in shown
    assert "school-plan.html" in Html(spec.body, "en").links
    assert 'content="noindex"' in spec.head
    assert spec.twin == f"km/{path}"
    assert "ច្បាប់សាលា" in words_on(specs[f"km/{path}"])


def test_a_tombstone_shows_neither_files_nor_summary_nor_a_way_to_correct_it(
    specs: dict[str, PageSpec],
) -> None:
    spec = specs["en/documents/school-law.html"]
    assert "A law of examples." not in spec.body
    assert not [link for link in Html(spec.body, "en").links if "files/" in link or "edit" in link]


def test_the_addresses_of_its_texts_lead_to_the_tombstone(specs: dict[str, PageSpec]) -> None:
    for path, language in (("text/school-law.km.html", "km"), ("text/school-law.en.html", "en"), ("text/school-law.html", "km")):  # fmt: skip
        assert f'url=../{language}/documents/school-law.html"' in specs[path].body
        assert "មាត្រាមួយ" not in specs[path].body


def test_no_page_but_those_of_the_committee_names_a_withdrawn_document(
    specs: dict[str, PageSpec],
) -> None:
    named = {
        path
        for path, spec in specs.items()
        if "School Law" in spec.body or "school-law" in spec.body or "ច្បាប់សាលា" in spec.body
    }
    assert {path.removeprefix("km/").removeprefix("en/") for path in named} == {
        "committee/decisions.csv",
        "committee/decisions.html",
        "documents/school-law.html",
        "documents/old-law.html",
        # Its page tells the browser which entries of a list that was kept are gone.
        "reading-list.html",
        "text/school-law.html",
        "text/school-law.km.html",
        "text/school-law.en.html",
    }


def test_no_file_for_programs_but_that_of_decisions_names_a_withdrawn_document(bank: Bank) -> None:
    files = plan_exports(bank, plan_pages(bank), root=None)
    named = {one.path for one in files if b"chool-law" in one.data() or b"School Law" in one.data()}
    assert named == {"committee/decisions.json"}


def test_a_document_shows_what_was_decided_of_it(specs: dict[str, PageSpec]) -> None:
    shown = words_on(specs["en/documents/school-plan.html"])
    assert "Decisions of the committee" in shown
    assert shown.index("3 February 2026") < shown.index("2 February 2026")
    assert "Decisions of the committee" not in words_on(specs["en/documents/budget-plan.html"])


def test_the_page_of_what_waits_says_without_scripts_where_the_facts_are(
    specs: dict[str, PageSpec],
) -> None:
    spec = specs["en/committee/queue.html"]
    assert "../../committee/queue.json" in Html(spec.body, "en").links
    assert "has scripts turned off" in words_on(spec)
    assert 'src="../../committee/queue.js"' in spec.head


def test_what_waits_is_given_as_a_file_and_as_a_script_that_no_title_breaks_out_of(
    bank: Bank,
) -> None:
    files = {one.path: one.data().decode() for one in plan_exports(bank, plan_pages(bank), root=None)}  # fmt: skip
    assert json.loads(files["committee/queue.json"])["entries"] == []
    assert files["committee/queue.js"].endswith('"entries":[]};\n')


def test_a_decision_writes_the_log_and_the_page_of_its_document_and_no_other(
    tmp_path: Path,
) -> None:
    root = with_committee(tmp_path)
    before = {page.path: page.fingerprint for page in plan_pages(read_bank(root))}
    decide(root, "budget-plan", change("published", "2026-04-01"))
    after = {page.path: page.fingerprint for page in plan_pages(read_bank(root))}
    changed = {path for path in after if before.get(path) != after[path]}
    assert {path.removeprefix("km/").removeprefix("en/") for path in changed} == {
        "committee/decisions.html",
        "committee/decisions.csv",
        "documents/budget-plan.html",
    }
