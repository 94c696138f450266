"""The build from end to end on a small bank: what it publishes, and what it refuses to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from policybank import pipeline
from policybank.core import write_bytes
from tests import make
from tests.text import make_pdf
from tests.text.safety.test_content import ACTIVE


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_pdf_becomes_a_page_a_text_and_a_file(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    make.document(root, "school-law", pdfs=["en"])
    summary = pipeline.build(root, jobs=1)
    assert summary.report.errors == ()
    assert (summary.documents, summary.editions) == (1, 1)
    site = _files(root / "site")
    assert {
        "index.html",
        "km/documents/school-law.html",
        "en/documents/school-law.html",
        "text/school-law.en.html",
        "files/school-law.en.pdf",
    } <= set(site)


def test_an_error_keeps_the_last_good_site_byte_for_byte(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    make.document(root, "school-law")
    pipeline.build(root, jobs=1)
    before = _files(root / "site")
    make.document(root, "broken", title={"en": "<script>alert(1)</script>"}, date="2007-13-45")
    make.document(root, "school-law", title={"en": "Changed"})
    summary = pipeline.build(root, jobs=1)
    assert summary.site is None
    assert summary.report.codes == ("text-markup", "date-invalid")
    assert _files(root / "site") == before


def test_a_warning_is_told_and_published(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    folder = make.document(root, "school-law")
    write_bytes(folder / "notes.txt", b"nobody claims me")
    summary = pipeline.build(root, jobs=1)
    assert summary.report.codes == ("file-unclaimed",)
    assert summary.site is not None
    assert "files/notes.txt" not in _files(root / "site")


def test_check_and_build_find_the_same_errors_at_first_sight(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    folder = make.document(root, "school-law", pdfs=["en"])
    write_bytes(folder / "school-law.en.pdf", b"PK\x03\x04 a word file")
    assert pipeline.check(root).report.codes == ("pdf-not-a-pdf",)
    assert pipeline.build(root, jobs=1).report.codes == ("pdf-not-a-pdf",)


def test_pdfs_kept_in_a_store_elsewhere_are_linked_and_not_copied(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    make.bank(root, settings={"files_url": "https://store.example/bank"})
    make.document(root, "school-law", pdfs=["en"])
    pipeline.build(root, jobs=1)
    site = _files(root / "site")
    assert not [path for path in site if path.startswith("files/")]
    assert (
        b'href="https://store.example/bank/files/school-law.en.pdf"'
        in site["en/documents/school-law.html"]
    )


def test_a_bomb_and_a_broken_pdf_cost_their_editions_and_not_the_build(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path, settings={"largest_reader_megabytes": 300})
    make.document(root, "school-law", pdfs=["en"])
    bad = make.document(root, "bad-law", pdfs=["km", "en"])
    write_bytes(bad / "bad-law.km.pdf", make_pdf.bomb(megabytes=300))
    write_bytes(bad / "bad-law.en.pdf", make_pdf.deep_tree())
    summary = pipeline.build(root, jobs=1)
    assert set(summary.report.codes) == {"pdf-too-slow", "pdf-unreadable"}
    assert summary.report.errors == ()
    site = _files(root / "site")
    assert "files/school-law.en.pdf" in site
    assert not [path for path in site if path.startswith(("files/bad-law", "text/bad-law"))]
    page = site["en/documents/bad-law.html"].decode()
    assert "We have the PDF in Khmer, but cannot offer it" in page
    assert "We have the PDF in English, but cannot offer it" in page
    assert "have no copy" not in page


def test_a_pdf_with_a_program_is_published_without_it_and_the_page_says_so(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    folder = make.document(root, "school-law", pdfs=["en"])
    write_bytes(folder / "school-law.en.pdf", ACTIVE["open-action"][1])
    summary = pipeline.build(root, jobs=1)
    assert summary.report.codes == ("pdf-active-content",)
    site = _files(root / "site")
    copy = site["files/school-law.en.pdf"]
    page = site["en/documents/school-law.html"].decode()
    for data in (copy, ACTIVE["open-action"][1]):
        assert hashlib.sha256(data).hexdigest() in page
    assert b"JavaScript" not in copy
    assert "a program (JavaScript)" in page
