"""`build.py slips`: adds up what came back, once for each quarter, and publishes nothing of fewer than five."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from policybank.cli import slips
from policybank.core import write_text
from policybank.library import read_library
from tests import make
from tests.slips.made import searched, slip, text_of


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    root = make.bank(tmp_path / "bank")
    make.document(root, "school-law")
    return root


def folder_of(root: Path, count: int) -> Path:
    """Return a folder with so many slips, each with words of its own and words that all have."""
    for number in range(count):
        own = slip(
            **searched("school meals", f"own {'abcdefghijkl'[number] * 3}"),
            opened=[{"document": "school-law", "page": number + 1}],
            corrections=[{"document": "school-law", "times": 1, "sentence": f"Page {number} is missing"}],
        )  # fmt: skip
        write_text(root / "slips" / f"{number}.txt", text_of(own))
    write_text(root / "slips" / "note.txt", "Good morning")
    return root / "slips"


def run(root: Path, folder: Path, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    slips.add_arguments(parser)
    options = parser.parse_args([str(folder), *arguments, "--today", "2026-11-27"])
    return slips.run(root, options, ())


def test_seven_slips_become_a_file_of_fives_that_the_bank_can_read(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(bank.parent, 7)
    write_text(folder / "again.txt", (folder / "0.txt").read_text(encoding="utf-8"))
    assert run(bank, folder) == 0
    text = (bank / "library/usage/2026-q4.yml").read_text(encoding="utf-8")
    assert text.split("\nperiod: ")[1] == (
        '2026-q4\nslips: 5\nopened:\n  - {document: "school-law", page: 5}\n'
        'searches:\n  - {words: "school meals", slips: 5}\n'
        'corrections:\n  - {document: "school-law", slips: 5}\n'
    )
    library = read_library(bank)
    assert library.report.faults == ()
    assert [one.period for one in library.usage.periods] == ["2026-q4"]
    told = capsys.readouterr()
    assert "Slips taken: 7. The same slip again: 1." in told.out
    assert "សន្លឹកដែលបានយក៖ ៧" in told.out
    assert "Not taken: note.txt: no return slip stands in it." in told.err


def test_a_quarter_is_added_up_once(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(bank.parent, 7)
    assert run(bank, folder) == 0
    before = (bank / "library/usage/2026-q4.yml").read_bytes()
    write_text(folder / "more.txt", text_of(slip()))
    assert run(bank, folder) == 1
    assert (bank / "library/usage/2026-q4.yml").read_bytes() == before
    assert "is there already" in capsys.readouterr().err
    assert run(bank, folder, "--period", "2027-q1") == 0


def test_four_slips_write_nothing(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bank, folder_of(bank.parent, 4)) == 0
    assert not (bank / "library/usage").exists()
    assert "There are 4 slips. Nothing is written below five." in capsys.readouterr().out


def test_whoever_holds_the_slips_may_see_every_line_and_nothing_is_written(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bank, folder_of(bank.parent, 7), "--show") == 0
    told = capsys.readouterr().out
    assert "do not publish" in told
    assert "7 · searches school meals (7 × in all)" in told
    assert "1 · searches own aaa (1 × in all)" in told
    assert "7 · opened school-law page (28 × in all)" in told
    assert "school-law: Page 3 is missing" in told
    assert not (bank / "library/usage").exists()


@pytest.mark.parametrize("period", ["2026", "2026-q5", "../x", "1999-q1"])
def test_what_is_no_quarter_is_refused(
    period: str, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bank, folder_of(bank.parent, 5), "--period", period) == 1
    assert "is no quarter" in capsys.readouterr().err
    assert run(bank, bank / "nowhere") == 1
