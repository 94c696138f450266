"""What the committee wrote down, and what it took out of the bank."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policybank.core import write_text
from policybank.library import (
    Library,
    decisions_faults,
    decisions_file,
    decisions_text,
    read_library,
    seats_over,
)
from policybank.schema import personal_data
from tests import make

REASON = {"km": "ម្ចាស់បានស្នើ។", "en": "The owner asked for it."}


def change(state: str, date: str, role: str = "chair", **more: str) -> Mapping[str, Any]:
    return {"state": state, "date": date, "role": role, "reason": {**REASON}, **more}


def decide(root: Path, document_id: str, *history: Mapping[str, Any]) -> None:
    tree = {"document": document_id, "history": list(history)}
    write_text(root / decisions_file(document_id), make.as_yaml(tree))


def withdrawn(root: Path, document_id: str = "school-law", **more: str) -> Library:
    decide(root, document_id, change("withdrawn", "2026-02-01", **more))
    return read_library(root)


def test_a_bank_without_a_committee_is_in_order(tmp_path: Path) -> None:
    library = read_library(make.bank(tmp_path))
    assert library.report.faults == ()
    assert library.committee.roles == ()
    assert library.withdrawn == {}


def test_a_withdrawn_document_is_no_document_and_leaves_a_tombstone(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root, pdfs=["km", "en"], date="2007", former_ids=["old-law"])
    make.document(root, "school-plan")
    library = withdrawn(root, successor="school-plan")
    assert library.report.faults == ()
    assert list(library.documents) == ["school-plan"]
    stone = library.withdrawn["school-law"]
    assert stone.title is not None
    assert stone.title.en == "School Law"
    assert (stone.type, str(stone.date), stone.former_ids) == ("law", "2007", ("old-law",))
    assert stone.edition_languages == ("km", "en")
    assert (stone.change.reason.en, stone.change.successor) == (REASON["en"], "school-plan")


def test_nothing_leads_to_a_withdrawn_document_and_that_is_no_fault(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    relations = [
        {"type": "related", "target": "school-law", "basis": "stated"},
        {"type": "about", "target": "school-plan", "basis": "stated"},
    ]
    make.document(root, "school-plan")
    make.document(root, "school-rule", relations=relations)
    before = read_library(root).documents["school-rule"]
    library = withdrawn(root)
    assert library.report.faults == ()
    after = library.documents["school-rule"]
    assert [one.target for one in after.record.relations] == ["school-plan"]
    assert after.digest != before.digest, "its pages have to be written again"


def test_recommendations_of_a_withdrawn_document_go_and_it_answers_none(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    answer = {"document": "school-law", "basis": "stated"}
    for name, source in (
        ("law", {"document": "school-law"}),
        ("talk", {"title": {"en": "A talk"}}),
    ):
        one = {"id": f"{name}-build", "en": "Build.", "km": "សាងសង់។", "answers": [answer]}
        tree = {"source": source, "recommendations": [one]}
        write_text(root / "library" / "recommendations" / f"{name}.yml", make.as_yaml(tree))
    before = read_library(root).register
    library = withdrawn(root)
    assert library.report.faults == ()
    (file,) = library.register.files
    assert file.name == "talk"
    assert file.recommendations[0].answers == ()
    assert file.digest != before.files[1].digest


def test_files_of_a_withdrawn_document_may_have_been_erased(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    folder = make.document(root, pdfs=["km"])
    (folder / "school-law.km.pdf").unlink()
    assert read_library(root).report.codes == ("edition-file-missing",)
    assert withdrawn(root).report.faults == ()


def test_a_record_that_was_erased_leaves_a_tombstone_without_title(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    relations = [{"type": "related", "target": "lost-law", "basis": "stated"}]
    make.document(root, relations=relations)
    library = withdrawn(root, "lost-law")
    assert library.report.faults == ()
    assert library.withdrawn["lost-law"].title is None
    assert library.documents["school-law"].record.relations == ()


def test_a_withdrawn_document_comes_back_by_a_further_decision(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    decide(root, "school-law", change("withdrawn", "2026-02-01"), change("published", "2026-03-01"))
    library = read_library(root)
    assert library.report.faults == ()
    assert list(library.documents) == ["school-law"]
    assert library.withdrawn == {}


def test_a_successor_that_is_withdrawn_later_breaks_nothing(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    make.document(root, "school-plan")
    withdrawn(root, successor="school-plan")
    assert withdrawn(root, "school-plan").report.faults == ()


@pytest.mark.parametrize(
    ("history", "is_enough"),
    [
        ([change("accepted", "2026-02-01", "rights-reviewer")], False),
        (
            [
                change("accepted", "2026-02-01", "rights-reviewer"),
                change("accepted", "2026-02-01", "subject-reviewer"),
            ],
            True,
        ),
        (
            [
                change("accepted", "2026-02-01", "rights-reviewer"),
                change("returned", "2026-02-02"),
                change("in-review", "2026-02-03"),
                change("accepted", "2026-02-04", "subject-reviewer"),
            ],
            False,
        ),
    ],
)
def test_a_file_by_permission_needs_two_roles_since_it_was_last_sent_back(
    history: list[Mapping[str, Any]], is_enough: bool, tmp_path: Path
) -> None:
    root = make.bank(tmp_path)
    rights = {"statement": "permission", "evidence": "Permission 2026-014"}
    make.document(root, rights=rights, pdfs=["km"])
    make.document(root, "school-plan", rights=rights)
    decide(root, "school-law", *history)
    codes = read_library(root).report.codes
    assert codes == (() if is_enough else ("permission-needs-two",))


def test_only_what_belongs_there_may_stand_in_the_committees_folder(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    for name in ("letter.txt", "decisions/Bad_Name.yml", "decisions/notes.txt"):
        write_text(root / "library" / "committee" / name, "x")
    assert read_library(root).report.codes == ("file-unclaimed",) * 3


def test_a_link_in_the_committees_folder_is_never_followed(tmp_path: Path) -> None:
    write_text(tmp_path / "outside.yml", "document: school-law\nhistory: []\n")
    root = make.bank(tmp_path / "bank")
    folder = root / "library" / "committee" / "decisions"
    folder.mkdir(parents=True)
    (folder / "school-law.yml").symlink_to(tmp_path / "outside.yml")
    library = read_library(root)
    assert library.report.codes == ("file-unclaimed",)
    assert library.committee.decisions == {}


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_change_is_added_and_nothing_that_stood_there_is_touched(
    indent: str, tmp_path: Path
) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    before = (
        "document: school-law  # a note\nhistory:\n"
        f"{indent}- {{state: published, date: 2026-01-02, role: chair, reason: {{km: ល្អ។, en: Good.}}}}"
    )
    write_text(root / decisions_file("school-law"), before)
    text = decisions_text(root, "school-law", change("withdrawn", "2026-02-01"))
    assert text.startswith(f"{before}\n")
    assert decisions_faults("school-law", text) == ()
    write_text(root / decisions_file("school-law"), text)
    assert list(read_library(root).withdrawn) == ["school-law"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to someone@body.example.", "someone@body.example."),
        ("ទូរសព្ទ ០១២ ៣៤៥ ៦៧៨", "០១២ ៣៤៥ ៦៧៨"),
        ("+855 23 224 140", "+855 23 224 140"),
        ("(023) 224 140", "(023) 224 140"),
        ("023 22 41 40", "023 22 41 40"),
        ("Ask @somebody there", "@somebody"),
        ("t.me/somebody", "t.me/somebody"),
        ("Decided on 2026-11-27 after 12/2023", ""),
        ("Prakas 048 of 07 02 2013", ""),
        ("លេខ ០៤៨ អយក.ប្រក ចុះថ្ងៃទី ០៧ ខែកុម្ភៈ ឆ្នាំ២០១៣", ""),
        ("Plan of 2019-2023, 120,000,000 riels", ""),
    ],
)
def test_ways_to_reach_a_person_are_found_and_numbers_of_documents_are_not(
    text: str, found: str
) -> None:
    assert personal_data(text).rstrip(".") == found.rstrip(".")


def test_a_term_is_over_on_the_day_after_its_last(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    names = {"km": "អង្គការ", "en": "A body"}
    duty = {"km": "ដឹកនាំ។", "en": "Leads."}
    seat = {"role": "chair", "organisation": names, "since": "2026-01-01", "until": "2026-12-31"}
    tree = {"roles": [{"id": "chair", "km": "ប្រធាន", "en": "Chair", "duty": duty}], "seats": [seat]}
    write_text(root / "library" / "committee" / "roster.yml", make.as_yaml(tree))
    library = read_library(root)
    assert library.report.faults == ()
    assert list(seats_over(root, library, datetime.date(2026, 12, 31))) == []
    (over,) = seats_over(root, library, datetime.date(2027, 1, 1))
    assert over.code == "seat-term-over"


def test_what_was_read_once_is_known_and_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    first = withdrawn(root)
    assert (root / ".cache" / "decisions.txt").read_bytes().count(b"\n") == 2
    assert read_library(root).committee == first.committee
    decide(root, "school-law", change("withdrawn", "2026-02-01"), change("published", "2026-03-01"))
    again = read_library(root)
    assert again.withdrawn == {}
    assert again.committee.decisions_digest != first.committee.decisions_digest


def test_what_is_known_is_still_held_to_the_roster(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    assert withdrawn(root).report.faults == ()
    tree = {"roles": [{"id": "maintainer", "km": "អ្នកថែទាំ", "en": "Keeper", "duty": {"km": "ថែ។", "en": "Keeps."}}]}  # fmt: skip
    write_text(root / "library" / "committee" / "roster.yml", make.as_yaml(tree))
    (told,) = read_library(root).report.faults
    assert (told.code, told.place.line) == ("committee-broken", 5)


def test_a_cache_that_is_damaged_is_not_believed(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root)
    first = withdrawn(root)
    cache = root / ".cache" / "decisions.txt"
    head, line = cache.read_bytes().splitlines()
    cache.write_bytes(head + b"\n" + line.split(b" ")[0] + b" [7]\n")
    assert read_library(root).committee == first.committee
