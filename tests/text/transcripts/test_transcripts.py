"""Transcripts: what a person wrote is read as it was meant, wins over the machine, and is never dropped in silence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.text import TRUSTS, Leaf
from policybank.text.transcripts import (
    METHODS,
    Transcript,
    TranscriptRead,
    check_transcript,
    clean_text,
    lay_over,
    lay_over_numbers,
    read_transcript,
    transcript_beside,
    write_transcript,
)
from policybank.text.transcripts._read import LARGEST_TRANSCRIPT_BYTES, parse_transcript

from .make_transcript import head

SHA256 = hashlib.sha256(b"a PDF").hexdigest()
PLACE = "library/law/school-law/school-law.km.md"


def read(text: str | bytes) -> TranscriptRead:
    return parse_transcript(text.encode() if isinstance(text, str) else text, PLACE)


def body(text: str, **fields: str | None) -> TranscriptRead:
    return read(head(SHA256, **fields) + text)


def good(text: str, **fields: str | None) -> Transcript:
    found = body(text, **fields)
    assert found.faults == ()
    assert found.transcript is not None
    return found.transcript


def texts(transcript: Transcript) -> dict[int, str]:
    return {leaf.number: leaf.text for leaf in transcript.leaves}


def codes(found: TranscriptRead) -> list[str]:
    return [fault.code for fault in found.faults]


def leaf(number: int, trust: str = "ocr", text: str = "អត្ថបទម៉ាស៊ីន") -> Leaf:
    return Leaf(number=number, text=text, trust=trust, language="km", has_images=True)  # type: ignore[arg-type]


def test_a_transcript_tells_who_corrected_what_and_when() -> None:
    transcript = good("## ទំព័រ ១\nសាលារៀន\n", corrected_by="[អង្គការគំរូ, Example Person]")
    assert transcript.pdf_sha256 == SHA256
    assert transcript.method == "corrected-from-ocr"
    assert transcript.corrected_by == ("អង្គការគំរូ", "Example Person")
    assert transcript.credit == "អង្គការគំរូ, Example Person"
    assert transcript.corrected_on == "2026-03-15"
    assert texts(transcript) == {1: "សាលារៀន"}


@pytest.mark.parametrize(
    "heading",
    ["## ទំព័រ ១២", "## ទំព័រទី១២", "## សន្លឹក 12", "## Page 12", "# leaf 12", "### LEAF ១២ ###", "##Page 12"],
)  # fmt: skip
def test_a_heading_may_be_khmer_or_english_with_the_numerals_of_either(heading: str) -> None:
    assert texts(good(f"{heading}\n\nសាលារៀន\n")) == {12: "សាលារៀន"}


def test_a_paragraph_ends_at_an_empty_line_and_its_lines_are_joined_as_khmer_needs() -> None:
    text = "## Page 1\n\nកុមារគ្រប់រូប\nចូលរៀន។\nគ្រូបង្រៀន\n\n\nThe law\nof schools\nសាលា\n"
    assert texts(good(text)) == {1: "កុមារគ្រប់រូបចូលរៀន។ គ្រូបង្រៀន\nThe law of schools សាលា"}


def test_marks_are_put_in_order_and_nothing_is_read_as_markup() -> None:
    transcript = good("## Page 1\n\nស\u17b8\u17d2រ *ក* <b>ខ</b> [a](b)\n- គ\n")
    assert texts(transcript) == {1: "ស\u17d2រ\u17b8 *ក* <b>ខ</b> [a](b) - គ"}


def test_a_line_that_looks_like_a_heading_and_is_none_does_not_become_text() -> None:
    found = body("## Page 1\nសាលា\n## ជំពូក ២\nគ្រូ\n<!-- open\n## Page 0\n")
    assert codes(found) == ["transcript-line-unclear"] * 3
    assert [fault.place.line for fault in found.faults] == [9, 11, 12]
    assert found.transcript is None


def test_a_text_may_begin_with_these_signs_all_the_same() -> None:
    assert texts(good("## Page 1\n\n\\# 5\n\n\\<!-- x\n\n\\\\# y\n")) == {1: "# 5\n<!-- x\n\\# y"}


def test_what_is_not_checked_is_no_correction() -> None:
    transcript = good("## Page 1\n<!-- unchecked: x -->\n\nក\n\n## Page 2\n<!-- a note -->\n\nខ\n")
    assert [one.number for one in transcript.checked] == [2]
    machine = (leaf(1), leaf(2), leaf(3, "pending", ""))
    assert [(one.text, one.trust) for one in lay_over(machine, transcript)] == [
        ("អត្ថបទម៉ាស៊ីន", "ocr"), ("ខ", "corrected"), ("", "pending"),
    ]  # fmt: skip


def test_a_checked_leaf_without_a_text_is_blank() -> None:
    (laid,) = lay_over((leaf(1),), good("## Page 1\n"))
    assert (laid.text, laid.trust, laid.language) == ("", "blank", None)


def test_a_corrected_leaf_has_the_language_of_its_text_and_none_of_the_machines_doubts() -> None:
    machine = Leaf(
        number=1, text="", trust="unreadable", language=None, has_images=True, doubt="ocr-poor",
        head="ទំព័រ", coverage=0.2, bad_characters=0.5, confidence=0.1,
    )  # fmt: skip
    (laid,) = lay_over((machine,), good("## Page 1\nEvery child goes to school.\n"))
    assert (laid.language, laid.doubt, laid.coverage, laid.confidence) == ("en", "", None, None)
    assert (laid.bad_characters, laid.head, laid.has_images) == (0.0, "ទំព័រ", True)


@pytest.mark.parametrize("name", ["pdf-sha256", "method", "corrected-by", "corrected-on"])
def test_every_field_is_needed(name: str) -> None:
    found = body("## Page 1\n", **{name: None})
    assert codes(found) == ["transcript-field-missing"]
    assert found.transcript is None


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("pdf-sha256", "abc", "transcript-field-invalid"),
        ("method", "guessed", "transcript-field-invalid"),
        ("method", "[typed]", "transcript-field-invalid"),
        ("corrected-by", "[]", "transcript-field-invalid"),
        ("corrected-by", "[[a]]", "transcript-field-invalid"),
        ("corrected-by", "x" * 200, "transcript-field-invalid"),
        ("corrected-by", '"a\\u202eb"', "transcript-field-invalid"),
        ("corrected-on", "2026-13-01", "date-invalid"),
        ("corrected-on", "[2026]", "date-invalid"),
        ("colour", "red", "transcript-field-unknown"),
        ("method", "*other", "yaml-syntax"),
        ("method", "!!python/object:os.system x", "yaml-tag"),
        ("method", "[[[[[[[[typed]]]]]]]]", "yaml-too-deep"),
        ("corrected-by", "x" * 9_000, "file-too-large"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(name: str, value: str, code: str) -> None:
    found = body("## Page 1\n", **{name: value})
    assert code in codes(found)
    assert all(fault.place.line > 1 or fault.code.endswith("missing") for fault in found.faults)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "front-matter-missing"),
        (b"no head\n", "front-matter-missing"),
        (b"---\nmethod: typed\n", "front-matter-open"),
        (b"---\n- a\n---\n", "yaml-not-a-mapping"),
        (b"---\n---\n\xff\n", "file-not-utf8"),
        (b"x" * (LARGEST_TRANSCRIPT_BYTES + 1), "file-too-large"),
        ((head(SHA256) + "ក\n## Page 1\n").encode(), "transcript-text-outside"),
        ((head(SHA256) + "## Page 1\n## ទំព័រ ១\n").encode(), "transcript-leaf-twice"),
        ((head(SHA256) + "## Page 1\nSchool \u202ewaL\n").encode(), "text-control-character"),
    ],
)  # fmt: skip
def test_a_broken_file_is_a_fault_and_no_crash(data: bytes, code: str) -> None:
    found = read(data)
    assert codes(found) == [code]
    assert found.transcript is None


def test_a_file_saved_on_windows_is_read_with_a_warning() -> None:
    found = read(b"\xef\xbb\xbf" + (head(SHA256) + "## Page 1\nក\n").replace("\n", "\r\n").encode())
    assert codes(found) == ["byte-order-mark", "line-ends-windows"]
    assert found.transcript is not None
    assert texts(found.transcript) == {1: "ក"}


def test_a_hostile_file_floods_nobody() -> None:
    assert len(body("## x\n" * 10_000).faults) == 50


@given(st.binary(max_size=200), st.text(max_size=200))
def test_any_bytes_give_a_transcript_or_an_error(data: bytes, text: str) -> None:
    for found in (read(data), read(head(SHA256).encode() + data), body(text), read(f"---\n{text}")):
        has_error = any(fault.severity == "error" for fault in found.faults)
        assert (found.transcript is None) == has_error


TEXTS = st.text(
    st.sampled_from("កខស្ត្រីុំ៖។ ១2#\\<!->ab\n\t\u200b\u17d2\u17dd\u00e9e\u0301\u202e\u2028\x07\u00a0")
)


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from(TRUSTS)), max_size=5), st.sampled_from(["km", "en"])
)
def test_what_was_written_is_read_back(pages: list[tuple[str, str]], language: str) -> None:
    leaves = [leaf(number, trust, text) for number, (text, trust) in enumerate(pages, start=1)]
    written = write_transcript(
        leaves, pdf_sha256=SHA256, language=language, corrected_by=["A: #b", "អង្គការ"], corrected_on="2026-03-15"
    )  # fmt: skip
    found = read(written)
    assert found.faults == ()
    assert found.transcript is not None
    assert found.transcript.corrected_by == ("A: #b", "អង្គការ")
    assert texts(found.transcript) == {one.number: clean_text(one.text) for one in leaves}
    for one, source in zip(found.transcript.leaves, leaves, strict=True):
        assert one.is_checked == (source.trust == "corrected")


@given(st.lists(st.sampled_from(TRUSTS), min_size=1, max_size=8), st.data())
def test_the_numbers_by_trust_are_those_of_the_leaves(
    trusts: list[str], data: st.DataObject
) -> None:
    leaves = tuple(leaf(number, trust) for number, trust in enumerate(trusts, start=1))
    sections = data.draw(st.lists(st.sampled_from(["", "ក"]), max_size=len(leaves)))
    lines = [f"## Page {number}\n{text}\n" for number, text in enumerate(sections, start=1)]
    transcript = good("".join(lines))

    def numbers(some: tuple[Leaf, ...]) -> dict[str, tuple[int, ...]]:
        return {
            trust: tuple(one.number for one in some if one.trust == trust)
            for trust in sorted({one.trust for one in some})
        }

    before = tuple(numbers(leaves).items())
    assert dict(lay_over_numbers(before, transcript)) == numbers(lay_over(leaves, transcript))  # type: ignore[arg-type]


def test_what_the_machine_wrote_waits_for_a_name() -> None:
    written = write_transcript([leaf(1)], pdf_sha256=SHA256, language="km")
    assert "corrected-by:\ncorrected-on:\n" in written
    assert codes(read(written)) == ["transcript-field-missing"] * 2


def test_the_method_written_is_how_most_leaves_were_read() -> None:
    many = [leaf(1, "text-layer"), leaf(2), leaf(3), leaf(4, "pending", "")]
    assert "method: corrected-from-ocr\n" in write_transcript(
        many, pdf_sha256=SHA256, language="en"
    )
    none = [leaf(1, "pending", "")]
    assert "method: typed\n" in write_transcript(none, pdf_sha256=SHA256, language="en")
    assert {"typed", "corrected-from-ocr"} <= set(METHODS)


def test_a_changed_pdf_is_told_once_with_the_sum_to_write() -> None:
    transcript = good("## Page 1\nក\n## Page 9\nខ\n")
    (fault,) = check_transcript(transcript, sha256="1" * 64, leaf_count=2)
    assert (fault.code, fault.severity, fault.place.line) == ("transcript-pdf-changed", "error", 2)
    assert dict(fault.facts)["sha256"] == "1" * 64


def test_leaves_that_the_pdf_lacks_and_those_unchecked_are_told() -> None:
    transcript = good("## Page 1\n<!-- unchecked -->\n## Page 2\nក\n## Page 3\nខ\n")
    faults = check_transcript(transcript, sha256=SHA256, leaf_count=2)
    assert [(one.code, one.place.line) for one in faults] == [
        ("transcript-leaf-unknown", 11), ("transcript-leaf-unchecked", 0),
    ]  # fmt: skip
    unknown_count = check_transcript(transcript, sha256=SHA256, leaf_count=None)
    assert [one.code for one in unknown_count] == ["transcript-leaf-unchecked"]


def test_a_transcript_stands_beside_its_pdf(tmp_path: Path) -> None:
    file = transcript_beside(tmp_path / "school-law.km.pdf")
    assert file.name == "school-law.km.md"
    file.write_text(head(SHA256) + "## Page 1\nក\n", encoding="utf-8")
    first = read_transcript(file, PLACE).transcript
    file.write_text(head(SHA256) + "## Page 1\nខ\n", encoding="utf-8")
    second = read_transcript(file, PLACE).transcript
    assert first is not None
    assert second is not None
    assert first.digest != second.digest
