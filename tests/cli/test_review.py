"""`build.py review` writes the report and ends with the code that a workflow asks for."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from policybank.cli import review as command
from tests.review.gifts import bank, give, record

FOLDER = "library/sub-decree/new-law"


def _run(root: Path, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(root, parser.parse_args(arguments), ())


def test_a_good_gift_ends_with_0_and_the_report_is_printed(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record()})
    assert _run(root, "main..gift") == 0
    assert "`new-law`" in capsysbinary.readouterr().out.decode("utf-8")


def test_a_gift_with_a_fault_ends_with_1_and_the_report_is_written(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record(date="soon")})
    file = tmp_path / "review.json"
    assert _run(root, "main..gift", "--format", "json", "--output", str(file)) == 1
    assert json.loads(file.read_text(encoding="utf-8"))["level"] == "stop"
