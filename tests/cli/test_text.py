"""`build.py text` as somebody types it."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import pytest

from policybank import pipeline
from policybank.cli import main, text
from tests import make
from tests.text import make_pdf


@pytest.fixture
def law(tmp_path: Path) -> Path:
    file = tmp_path / "law.km.pdf"
    file.write_bytes(make_pdf.pdf(make_pdf.actual("ច្បាប់", "ស្ដី", "ពី"), make_pdf.image()))
    return file


def test_json_is_all_that_stands_on_standard_output(
    law: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["text", str(law), "--json", "--no-ocr"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["file"] == str(law)
    assert len(told["sha256"]) == 64
    first, second = told["leaves"]
    assert (first["number"], first["text"], first["trust"]) == (1, "ច្បាប់ស្ដីពី", "text-layer")
    assert {"language", "coverage", "invalid_clusters", "seconds"} <= first.keys()
    assert (second["text"], second["trust"], second["doubt"]) == (None, "pending", "no-text")


def test_without_json_a_person_reads_text_under_the_number_of_each_leaf(
    law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["text", str(law), "--no-ocr"]) == 0
    out, err = capsys.readouterr()
    assert "=== 1 · text-layer" in out
    assert "ច្បាប់ស្ដីពី" in out
    assert "=== 2 · pending · no-text" in out
    assert "pdf-leaf-waiting" in err


def test_a_file_that_is_no_pdf_is_told_and_costs_the_exit_code(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"Dear reader")
    assert main(["text", str(file), "--json"]) == 1
    told = json.loads(capsysbinary.readouterr().out)
    assert (told["faults"], told["leaves"]) == (["pdf-not-a-pdf"], [])
    assert told["sha256"] == hashlib.sha256(b"Dear reader").hexdigest()


def test_the_report_lists_every_edition_of_the_library(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["text", "--report", "--json"]) == 0
    editions = json.loads(capsysbinary.readouterr().out)
    assert len(editions) == len(list(Path("library").glob("*/*/*.pdf")))
    assert {"file", "sha256", "leaves", "trust_leaves"} == editions[0].keys()


def test_the_shards_of_a_library_are_the_whole_of_it(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    seen: list[str] = []
    for part in (1, 2, 3):
        main(["text", "--shard", f"{part}/3", "--json"])
        seen += [one["file"] for one in json.loads(capsysbinary.readouterr().out)]
    assert sorted(seen) == sorted(str(file) for file in Path("library").glob("*/*/*.pdf"))


@pytest.mark.parametrize("shard", ["0/3", "4/3", "x", "1/0"])
def test_a_shard_that_does_not_exist_is_refused(shard: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["text", "--shard", shard])
    assert stopped.value.code == 2


@pytest.fixture
def scan_and_law(tmp_path: Path) -> Path:
    """A bank with one document, whose PDF has a sound leaf and one that waits."""
    root = make.bank(tmp_path)
    folder = make.document(root, pdfs=["km"])
    leaves = (make_pdf.actual("ច្បាប់", "ស្ដី", "ពី"), make_pdf.image())
    (folder / "school-law.km.pdf").write_bytes(make_pdf.pdf(*leaves))
    return root


def write_transcripts(root: Path, document_id: str) -> int:
    options = ["text", "--transcript", document_id, "--no-ocr"]
    parser = argparse.ArgumentParser()
    text.add_arguments(parser)
    return text.run(root, parser.parse_args(options[1:]), ())


def test_a_transcript_is_written_beside_the_pdf_and_waits_for_a_name(
    scan_and_law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_transcripts(scan_and_law, "school-law") == 0
    assert "library/law/school-law/school-law.km.md" in capsys.readouterr().out
    written = (scan_and_law / "library/law/school-law/school-law.km.md").read_text(encoding="utf-8")
    assert "ច្បាប់ស្ដីពី" in written
    assert "method: corrected-from-text-layer" in written
    codes = {fault.code for fault in pipeline.check(scan_and_law).report.faults}
    assert codes == {"transcript-field-missing"}


def test_a_corrected_transcript_passes_the_check_and_a_changed_pdf_is_told(
    scan_and_law: Path,
) -> None:
    write_transcripts(scan_and_law, "school-law")
    file = scan_and_law / "library/law/school-law/school-law.km.md"
    lines = file.read_text(encoding="utf-8").split("\n")
    filled = {"corrected-by:": "corrected-by: Example", "corrected-on:": "corrected-on: 2026-03-15"}
    lines = [filled.get(line, line) for line in lines if not line.startswith("<!-- unchecked")]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert pipeline.check(scan_and_law).report.faults == ()
    pdf = scan_and_law / "library/law/school-law/school-law.km.pdf"
    pdf.write_bytes(make_pdf.pdf(make_pdf.actual("ថ្មី")))
    codes = [fault.code for fault in pipeline.check(scan_and_law).report.faults]
    assert codes == ["transcript-pdf-changed"]


def test_a_transcript_that_is_there_is_never_overwritten(
    scan_and_law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = scan_and_law / "library/law/school-law/school-law.km.md"
    file.write_text("mine", encoding="utf-8")
    assert write_transcripts(scan_and_law, "school-law") == 0
    assert file.read_text(encoding="utf-8") == "mine"
    assert "is there already" in capsys.readouterr().out


def test_a_transcript_of_an_unknown_document_is_told(
    scan_and_law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_transcripts(scan_and_law, "school-lwa") == 1
    assert "school-lwa" in capsys.readouterr().err
