"""`build.py check` knows the day; a build does not."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from policybank import pipeline
from policybank.cli import check
from policybank.core import write_text
from tests import make

ROSTER = """\
roles:
- {id: chair, km: ប្រធាន, en: Chair, duty: {km: ដឹកនាំ។, en: Leads.}}
seats:
- {role: chair, organisation: {km: អង្គការ, en: Body}, since: 2024-01-01, until: 2025-12-31}
"""


def run(root: Path, today: str) -> int:
    parser = argparse.ArgumentParser()
    check.add_arguments(parser)
    return check.run(root, parser.parse_args(["--today", today]), ())


def test_a_term_that_is_over_is_a_warning_on_the_day_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_text(make.bank(tmp_path) / "library" / "committee" / "roster.yml", ROSTER)
    assert run(tmp_path, "2025-12-31") == 0
    assert "seat-term-over" not in capsys.readouterr().out
    assert run(tmp_path, "2026-01-01") == 0
    assert "roster.yml:4:75  seat-term-over" in capsys.readouterr().out


def test_without_a_day_nothing_is_over(tmp_path: Path) -> None:
    write_text(make.bank(tmp_path) / "library" / "committee" / "roster.yml", ROSTER)
    assert pipeline.check(tmp_path).report.faults == ()
