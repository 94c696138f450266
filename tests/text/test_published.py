"""What is published in the place of a PDF: itself, a clean copy, or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from policybank.core import SilentProgress
from policybank.text import Limits, PdfFile, TextCache, Texts, read_texts
from policybank.text.safety.content import inspect_content
from tests.text import make_pdf
from tests.text.safety.active import lock_open, with_action
from tests.text.safety.test_content import ACTIVE

LIMITS = Limits(largest_bytes=2_000_000, slowest_seconds=30)


def read(folder: Path, **files: bytes) -> Texts:
    placed = []
    for name, data in files.items():
        path = folder / f"{name}.km.pdf"
        path.write_bytes(data)
        placed.append(PdfFile(path=path, place=path.name))
    cache = TextCache(folder=folder / "cache")
    return read_texts(placed, cache=cache, limits=LIMITS, jobs=1, progress=SilentProgress())


def sum_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_clean_original_is_published_byte_for_byte(tmp_path: Path) -> None:
    texts = read(tmp_path, law=with_action(b"/S/URI/URI(https://issuer.example)"))
    (facts,) = texts.facts
    assert (facts.removed, facts.published_path, facts.published_sha256) == ((), None, "")
    assert texts.faults == ()
    assert texts.left_out == ()


def test_a_file_with_active_content_is_published_as_a_copy_known_by_its_own_sum(
    tmp_path: Path,
) -> None:
    _, data = ACTIVE["open-action"]
    (facts,) = read(tmp_path, law=data).facts
    assert facts.removed == ("javascript",)
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert facts.published_path is not None
    assert facts.published_sha256 == sum_of(facts.published_path) != facts.sha256
    assert facts.published_bytes == facts.published_path.stat().st_size
    assert inspect_content(facts.published_path).kinds == ()


def test_a_copy_is_not_made_again_by_the_next_build(tmp_path: Path) -> None:
    data = ACTIVE["launch"][1]
    (before,) = read(tmp_path, law=data).facts
    assert before.published_path is not None
    made = before.published_path.stat().st_mtime_ns
    (after,) = read(tmp_path, law=data).facts
    assert after == before
    assert before.published_path.stat().st_mtime_ns == made


def test_what_cannot_be_cleaned_is_left_out_and_the_fault_names_what_is_in_it(
    tmp_path: Path,
) -> None:
    page = make_pdf.latin("Text")
    data = make_pdf.pdf(page, page).replace(b"<</Type/Page/", b"<</Subtype/Sound/Type/Page/", 1)
    texts = read(tmp_path, sound=data, good=make_pdf.pdf(page))
    assert [facts.file.place for facts in texts.facts] == ["good.km.pdf"]
    assert [file.place for file in texts.left_out] == ["sound.km.pdf"]
    (fault,) = texts.faults
    assert (fault.code, fault.facts) == ("pdf-not-cleaned", (("contents", "media"),))


def test_a_lock_that_needs_no_password_is_told_and_the_file_is_published(tmp_path: Path) -> None:
    texts = read(tmp_path, law=lock_open(make_pdf.pdf(make_pdf.latin("Text"))))
    assert [fault.code for fault in texts.faults] == ["pdf-locked"]
    assert texts.facts[0].published_path is None
