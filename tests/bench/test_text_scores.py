"""How far a text is from the true one."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.bench import measure_texts, score_text, texts
from policybank.core import SetupError, SilentProgress
from tests.text import make_pdf


def test_a_text_is_no_way_from_itself() -> None:
    score = score_text("សាលា រៀន", "សាលា រៀន")
    assert (score.without_spaces, score.with_spaces, score.extra_spaces) == (0, 0, 0)


def test_one_wrong_letter_of_four_is_a_quarter() -> None:
    assert score_text("កខគឃ", "កខគង").without_spaces == 25


def test_a_wrapped_khmer_line_is_no_error_and_a_space_too_many_is_told() -> None:
    assert score_text("សាលារៀន", "សាលា\nរៀន").with_spaces == 0
    spaced = score_text("សាលារៀន", "សាលា រៀន")
    assert spaced.without_spaces == 0
    assert spaced.with_spaces > 0
    assert spaced.extra_spaces == pytest.approx(1000 / 7)


def test_two_spellings_that_look_the_same_are_the_same() -> None:
    assert score_text("ស្ដី ស្ត្រី", "ស្តី\u200b ស្រ្តី").without_spaces == 0


def test_a_folder_of_cases_is_measured_beside_its_peers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # How fast two processes are is nothing that a test may ask.
    monkeypatch.setattr(texts, "_COPIES", 6)
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "chromium_prose_one.pdf").write_bytes(make_pdf.pdf(make_pdf.actual("សា", "លា")))
    (cases / "chromium_prose_one.txt").write_text("សាលា", encoding="utf-8")
    (cases / "broken.pdf").write_bytes(b"no PDF")
    table = measure_texts(cases, tmp_path, progress=SilentProgress())
    figures = {figure.name: figure.value for figure in table.figures}
    assert figures["worst CER, prose"] == 0
    assert figures["good leaves refused"] == 0
    assert figures["files read again by a second run"] == 0
    shown = capsys.readouterr().out
    assert "chromium_prose_one" in shown
    assert "pypdfium2" in shown
    assert "broken" in shown


def test_a_folder_without_pdfs_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError):
        measure_texts(tmp_path, tmp_path, progress=SilentProgress())
