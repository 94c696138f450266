"""The glossary as data: what is read, what is a fault, what the shipped one holds."""

from __future__ import annotations

from pathlib import Path

from policybank.core import write_bytes, write_text
from policybank.library import read_glossary, read_library
from policybank.schema import without_brackets
from tests import make

ROOT = Path(__file__).resolve().parents[2]

ONE = """\
groups:
  - {id: school, en: School, km: សាលា}
terms:
  - id: push-out
    en: push-out (of a school)
    km: ការបោះបង់
    also_en: [leaving]
    acronyms: [PO]
    group: school
    basis: seen
    deprecated:
      en: [drop-out]
      note: {en: Say it so.}
      verify: true
"""


def test_a_bank_without_the_file_has_an_empty_glossary_and_no_fault(tmp_path: Path) -> None:
    library = read_library(make.bank(tmp_path))
    assert not library.report.faults
    assert not library.glossary.terms


def test_a_term_knows_its_forms_in_each_language(tmp_path: Path) -> None:
    write_text(tmp_path / "library" / "glossary.yml", ONE)
    glossary, faults = read_glossary(tmp_path)
    term = glossary.terms["push-out"]
    assert not faults
    assert term.forms("en") == ("push-out (of a school)", "leaving", "PO", "drop-out")
    assert term.forms("km") == ("ការបោះបង់",)
    assert without_brackets(term.en) == "push-out"
    assert not term.is_doubtful
    assert term.deprecated.verify


def test_what_windows_editors_leave_in_a_file_does_no_harm(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode()
    write_bytes(tmp_path / "library" / "glossary.yml", data)
    glossary, faults = read_glossary(tmp_path)
    assert not faults
    assert list(glossary.terms) == ["push-out"]


def test_a_file_that_is_not_text_names_the_line(tmp_path: Path) -> None:
    write_bytes(tmp_path / "library" / "glossary.yml", b"groups:\nterms: \xff\n")
    _, faults = read_glossary(tmp_path)
    assert [(one.code, one.place.line) for one in faults] == [("file-not-utf8", 2)]


def test_a_broken_entry_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    broken = ONE + "  - {id: other, en: other, km: other, group: school, basis: seen}\n"
    write_text(tmp_path / "library" / "glossary.yml", broken)
    glossary, faults = read_glossary(tmp_path)
    assert list(glossary.terms) == ["push-out"]
    assert [(one.code, one.place.line) for one in faults] == [("glossary-broken", 15)]


def test_an_empty_file_or_one_of_another_shape_is_told(tmp_path: Path) -> None:
    for text in ("", "- a list\n", "groups: none\n", "terms: none\n", "\tterms:\n"):
        write_text(tmp_path / "library" / "glossary.yml", text)
        glossary, faults = read_glossary(tmp_path)
        assert not glossary.terms
        assert len(faults) == (0 if not text else 1), text


def test_two_things_of_one_name_are_told_apart_by_brackets(tmp_path: Path) -> None:
    again = "  - {id: exam, en: push-out (of an exam), km: ការធ្លាក់, group: school, basis: seen}\n"
    write_text(tmp_path / "library" / "glossary.yml", ONE + again)
    _, faults = read_glossary(tmp_path)
    assert not faults


def test_the_shipped_glossary_is_in_order() -> None:
    glossary, faults = read_glossary(ROOT)
    assert not faults
    assert len(glossary.terms) >= 320
    for term in glossary.terms.values():
        assert (term.basis == "own") <= (term.verify is not None), (
            f"{term.id}: our own Khmer is to be confirmed"
        )


def test_the_field_says_push_out_and_older_documents_drop_out() -> None:
    glossary, _ = read_glossary(ROOT)
    assert glossary.terms["push-out"].given_up("en") == ("dropout", "drop-out")
    assert all(
        term.deprecated.verify and term.deprecated.note
        for term in glossary.terms.values()
        if term.given_up("en") or term.given_up("km")
    )
