"""`build.py withdraw`: hide first."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import pytest

from policybank.cli import withdraw
from policybank.library import decisions_file, read_library
from tests import make


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    make.bank(tmp_path)
    make.document(tmp_path)
    make.document(tmp_path, "school-plan")
    return tmp_path


def run(root: Path, *arguments: str, reason: str = "The owner asked for it: now.") -> int:
    parser = argparse.ArgumentParser()
    withdraw.add_arguments(parser)
    said = ["--role", "maintainer", "--reason-km", 'ម្ចាស់ស្នើ: "ឥឡូវ"។', "--reason-en", reason]
    options = parser.parse_args([*arguments, *said, "--today", "2026-11-27"])
    assert options.today == datetime.date(2026, 11, 27)
    return withdraw.run(root, options, ())


def test_one_line_hides_a_document_and_says_what_comes_next(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bank, "school-law", "--successor", "school-plan") == 0
    library = read_library(bank)
    assert library.report.faults == ()
    stone = library.withdrawn["school-law"]
    assert (str(stone.change.date), stone.change.successor) == ("2026-11-27", "school-plan")
    assert stone.change.reason.km == 'ម្ចាស់ស្នើ: "ឥឡូវ"។'
    said = capsys.readouterr().out
    assert "push" in said
    assert "erased" in said
    assert "លុបពីទីនោះដែរ" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("no-law",), 'no document "no-law"'),
        (("school-law", "--successor", "no-law"), 'successor "no-law"'),
        (("school-law", "--successor", "school-law"), 'successor "school-law"'),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    arguments: tuple[str, ...], told: str, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bank, *arguments) == 1
    assert told in capsys.readouterr().out
    assert not (bank / decisions_file("school-law")).exists()


def test_a_document_whose_record_is_not_in_order_is_hidden_all_the_same(bank: Path) -> None:
    make.document(bank, "school-rule", date="2007-13-45")
    assert run(bank, "school-rule") == 0
    assert list(read_library(bank).withdrawn) == ["school-rule"]


@pytest.mark.parametrize("name", ["../../outside", "*", "law", ""])
def test_what_is_no_document_writes_nothing_anywhere(name: str, bank: Path) -> None:
    before = sorted(bank.rglob("*"))
    assert run(bank, name) == 1
    assert [one for one in sorted(bank.rglob("*")) if one not in before and ".cache" not in one.parts] == []  # fmt: skip


def test_a_reason_that_tells_how_to_reach_a_person_is_refused(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bank, "school-law", reason="Ring 012 345 678.") == 1
    assert "012 345 678" in capsys.readouterr().out
    assert not (bank / decisions_file("school-law")).exists()


def test_a_second_time_changes_nothing(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(bank, "school-law")
    before = (bank / decisions_file("school-law")).read_bytes()
    assert run(bank, "school-law") == 1
    assert "already" in capsys.readouterr().out
    assert (bank / decisions_file("school-law")).read_bytes() == before
