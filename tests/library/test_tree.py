"""Which files of the library belong to a record."""

from __future__ import annotations

from pathlib import Path

from policybank.library import read_library
from tests import make


def codes_and_files(root: Path) -> list[tuple[str, str]]:
    return [
        (one.code, one.place.file.rsplit("/", 1)[1]) for one in read_library(root).report.faults
    ]


def test_the_transcript_of_a_pdf_belongs_to_its_edition(tmp_path: Path) -> None:
    folder = make.document(make.bank(tmp_path), pdfs=["km", "en"])
    for language in ("km", "en"):
        (folder / f"school-law.{language}.md").write_text("", encoding="utf-8")
    assert codes_and_files(tmp_path) == []
    # The second time the record is known by its digest and not parsed.
    assert codes_and_files(tmp_path) == []


def test_a_transcript_is_named_after_its_pdf_whatever_that_is_called(tmp_path: Path) -> None:
    editions = [{"file": "scan.pdf", "language": "km"}]
    folder = make.document(make.bank(tmp_path), editions=editions)
    (folder / "scan.pdf").write_bytes(make.pdf())
    (folder / "scan.md").write_text("", encoding="utf-8")
    assert [code for code, _ in codes_and_files(tmp_path)] == ["edition-name-differs"]


def test_a_transcript_of_no_edition_is_an_error_and_another_text_a_warning(tmp_path: Path) -> None:
    folder = make.document(make.bank(tmp_path), pdfs=["km"])
    for name in ("school-law.en.md", "other-law.km.md", "notes.md", "transcript.txt"):
        (folder / name).write_text("", encoding="utf-8")
    assert sorted(codes_and_files(tmp_path)) == [
        ("file-unclaimed", "notes.md"),
        ("file-unclaimed", "transcript.txt"),
        ("transcript-without-edition", "other-law.km.md"),
        ("transcript-without-edition", "school-law.en.md"),
    ]


def test_a_transcript_whose_pdf_is_not_there_has_nothing_to_be_the_text_of(tmp_path: Path) -> None:
    folder = make.document(make.bank(tmp_path), pdfs=["km"])
    (folder / "school-law.km.pdf").unlink()
    (folder / "school-law.km.md").write_text("", encoding="utf-8")
    assert {code for code, _ in codes_and_files(tmp_path)} == {
        "edition-file-missing",
        "transcript-without-edition",
    }
