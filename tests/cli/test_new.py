"""`build.py new`, with a person who makes mistakes."""

from __future__ import annotations

import argparse
import datetime
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from policybank.cli import new
from policybank.core import SetupError
from policybank.library import read_library
from policybank.packets import id_from_title

ROOT = Path(__file__).parents[2]

Type = Callable[..., int]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "library" / "vocabularies", tmp_path / "library" / "vocabularies")
    return tmp_path


@pytest.fixture
def run_new(bank: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Return a function that runs `new` with what is typed, line by line; the input ends after the last."""

    def run(*typed: str, pdf: Path | None = None) -> int:
        lines: Iterable[str] = iter(typed)

        def answer(prompt: str) -> str:
            print(prompt)
            try:
                return next(iter(lines))
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        options = argparse.Namespace(pdf=pdf, today=datetime.date(2026, 11, 21))
        return new.run(bank, options, ())

    return run


def test_a_person_who_takes_every_default_gets_a_valid_record(bank: Path, run_new: Type) -> None:
    # type, Khmer title, English title, id, date, bodies, themes, address, rights, review, day
    assert run_new("law", "", "Law on Reading", "", "", "", "", "", "", "", "") == 0
    library = read_library(bank)
    record = library.documents["law-on-reading"].record
    assert (record.type, record.title.en) == ("law", "Law on Reading")
    assert record.rights.statement == "official-text"
    assert str(record.date_added) == "2026-11-21"
    assert not library.report.errors


def test_a_wrong_answer_is_explained_in_both_languages_and_asked_again(
    bank: Path, run_new: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run_new(
            "lwa", "law", "", "Law on Reading", "", "2007-13-45", "2007-12", "", "", "", "", "", ""
        )
        == 0
    )
    said = capsys.readouterr().out
    assert 'Did you mean "law"?' in said
    assert "2007-13-45" in said
    assert "មិនមាន" in said
    assert str(read_library(bank).documents["law-on-reading"].record.date) == "2007-12"


def test_words_of_a_list_can_be_given_by_number_or_by_name(bank: Path, run_new: Type) -> None:
    assert (
        run_new("1", "", "The Constitution", "", "", "national assembly", "", "", "", "", "") == 0
    )
    record = read_library(bank).documents["the-constitution"].record
    assert (record.type, record.bodies) == ("constitution", ("national-assembly",))


def test_an_id_that_is_taken_is_not_offered(
    bank: Path, run_new: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    (bank / "library" / "law" / "law-on-reading").mkdir(parents=True)
    assert (
        run_new("law", "", "Law on Reading", "law-on-reading", "law-on-reading-2026", *[""] * 7)
        == 0
    )
    assert "is taken by another document" in capsys.readouterr().out
    assert "law-on-reading-2026" in read_library(bank).documents


def test_nothing_is_written_before_the_last_answer(bank: Path, run_new: Type) -> None:
    before = sorted(bank.rglob("*"))
    assert run_new("law", "", "Law on Reading", "") == 1
    assert sorted(bank.rglob("*")) == before


def test_a_pdf_is_copied_under_its_right_name_where_the_rights_allow_it(
    bank: Path, run_new: Type, tmp_path: Path
) -> None:
    pdf = tmp_path / "ស្កេន.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    run_new("law", "", "Law on Reading", "", "", "", "", "", "official-text", "km", "", "", pdf=pdf)
    copied = bank / "library" / "law" / "law-on-reading" / "law-on-reading.km.pdf"
    assert copied.read_bytes() == pdf.read_bytes()
    assert read_library(bank).documents["law-on-reading"].record.editions[0].language == "km"


def test_a_pdf_is_left_where_it_is_when_only_a_link_may_be_shown(
    bank: Path, run_new: Type, tmp_path: Path
) -> None:
    pdf = tmp_path / "plan.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    assert run_new("policy", "", "A Policy", "", "", "", "", "", "link-only", "", "", pdf=pdf) == 0
    assert not list((bank / "library").rglob("*.pdf"))


def test_a_pdf_that_is_not_there_is_said_before_the_first_question(
    run_new: Type, tmp_path: Path
) -> None:
    with pytest.raises(SetupError, match=r"missing\.pdf"):
        run_new(pdf=tmp_path / "missing.pdf")


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Law on Education (2007)", "law-on-education-2007"),
        ("Éducation — pour tous!", "education-pour-tous"),
        ("ច្បាប់ស្ដីពីការអប់រំ", ""),
        (f"{'word ' * 20}", "-".join(["word"] * 12)),
        ("x" * 70, "x" * 60),
    ],
)
def test_an_id_is_offered_from_the_latin_title(title: str, made: str) -> None:
    assert id_from_title(title) == made
