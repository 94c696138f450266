"""What the pages say of how a text was got, and that a machine's reading never looks like the law."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from policybank.i18n import LANGUAGES, Words, read_words
from policybank.pages import EditionFacts, compose_page, plan_pages, view_page
from policybank.pages.document.trust import trust_notes
from policybank.text import DOUBTS, TRUSTS, Leaf

from .banks import make_bank

ENGLISH, KHMER = read_words("en"), read_words("km")


def facts(
    trust_leaves: dict[str, tuple[int, ...]], *, corrected_by: str = "", corrected_on: str = ""
) -> EditionFacts:
    return EditionFacts(
        sha256="0" * 64,
        size_bytes=1,
        leaf_count=sum(map(len, trust_leaves.values())),
        trust_leaves=trust_leaves,
        text_key="0" * 64,
        file="files/school-law.km.pdf",
        digest="",
        corrected_by=corrected_by,
        corrected_on=corrected_on,
    )


def told(some: EditionFacts, words: Words = ENGLISH) -> list[tuple[str, str]]:
    return [(note.leaves, str(note.text)) for note in trust_notes(some, words)]


def text_page(root: Path, *leaves: Leaf) -> str:
    bank = make_bank(root)
    page = next(one for one in plan_pages(bank) if one.path == "text/school-law.km.html")
    return compose_page(view_page(page, bank), lambda _text_key: leaves).body


def leaf(number: int, trust: str, doubt: str = "", text: str = "អត្ថបទ") -> Leaf:
    return Leaf(
        number=number, text=text, trust=trust, language="km", has_images=True, doubt=doubt,  # type: ignore[arg-type]
        head="ក្បាលទំព័រ", foot="ជើងទំព័រ",
    )  # fmt: skip


@pytest.mark.parametrize("trust", [one for one in TRUSTS if one != "blank"])
@pytest.mark.parametrize("words", [ENGLISH, KHMER])
def test_an_edition_that_is_alike_throughout_says_so_once(trust: str, words: Words) -> None:
    assert told(facts({trust: (1, 2), "blank": (3,)}), words) == [("", words(f"trust_notes.{trust}"))]  # fmt: skip


def test_leaves_that_differ_are_named_in_the_order_of_the_file() -> None:
    some = facts({"ocr": (3, 4, 5, 9), "text-layer": (1, 2), "pending": (7,), "blank": (8,)})
    assert told(some) == [
        ("Pages 1–2", ENGLISH("trust_notes.text-layer")),
        ("Pages 3–5, 9", ENGLISH("trust_notes.ocr")),
        ("Page 7", ENGLISH("trust_notes.pending")),
    ]
    assert [leaves for leaves, _ in told(some, KHMER)] == ["ទំព័រ ១–២", "ទំព័រ ៣–៥, ៩", "ទំព័រ ៧"]


def test_a_list_that_nobody_would_read_becomes_a_count() -> None:
    some = facts({"ocr": tuple(range(1, 40, 2)), "text-layer": tuple(range(2, 40, 2))})
    assert [leaves for leaves, _ in told(some)] == ["20 pages of 39", "19 pages of 39"]


def test_an_edition_without_any_text_is_not_passed_over() -> None:
    assert told(facts({"blank": (1,)})) == [("", ENGLISH("trust_notes.blank"))]


def test_who_corrected_a_text_is_named_with_the_day() -> None:
    some = facts({"corrected": (1,)}, corrected_by="Example & Co", corrected_on="2026-03-15")
    assert told(some) == [("", "Text corrected by Example &amp; Co, 15 March 2026.")]
    khmer = facts({"corrected": (1,)}, corrected_by="អង្គការគំរូ", corrected_on="2026-03")
    assert told(khmer) == [("", 'Text corrected by <span lang="km">អង្គការគំរូ</span>, March 2026.')]
    assert told(khmer, KHMER) == [("", "អត្ថបទកែតម្រូវដោយ អង្គការគំរូ នៅខែមីនា ឆ្នាំ២០២៦។")]
    undated = facts({"corrected": (1,)}, corrected_by="<b>")
    assert told(undated) == [("", "Text corrected by &lt;b&gt;.")]


def test_a_machines_reading_stands_below_a_warning_and_leads_to_the_leaf_in_the_pdf(
    tmp_path: Path,
) -> None:
    page = text_page(tmp_path, leaf(1, "text-layer"), leaf(2, "ocr"))
    own, read = page.split('<section class="leaf leaf-ocr" id="leaf-2">')
    assert KHMER("trust.ocr") not in own
    assert read.index(KHMER("trust.ocr")) < read.index('school-law.km.pdf#page=2">')
    assert read.index('school-law.km.pdf#page=2">') < read.index("<p>អត្ថបទ</p>")
    assert KHMER("text_page.open-leaf", number="២") in read


@pytest.mark.parametrize("doubt", [one for one in DOUBTS if one])
@pytest.mark.parametrize("trust", ["pending", "unreadable"])
def test_a_leaf_without_text_says_why_and_leads_to_the_pdf(
    tmp_path: Path, trust: str, doubt: str
) -> None:
    page = text_page(tmp_path, leaf(4, trust, doubt, text=""))
    assert f"{KHMER(f'trust.{trust}')} {KHMER(f'trust.doubts.{doubt}')} <a href=" in page
    assert "school-law.km.pdf#page=4" in page


def test_running_heads_are_left_to_the_pdf(tmp_path: Path) -> None:
    page = text_page(tmp_path, leaf(1, "text-layer"), leaf(2, "ocr"))
    assert "ក្បាលទំព័រ" not in page
    assert "ជើងទំព័រ" not in page


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    for trust in TRUSTS:
        page = text_page(tmp_path / trust, leaf(1, trust, text="<script>alert(1)</script>"))
        assert "<script" not in page


def test_every_trust_and_every_doubt_has_its_words() -> None:
    for language in LANGUAGES:
        words = read_words(language)
        for trust in TRUSTS:
            assert words(f"trust_notes.{trust}")
            assert words(f"trust.unchecked-{trust}" if trust != "corrected" else "trust.corrected")
        for doubt in DOUBTS:
            assert not doubt or words(f"trust.doubts.{doubt}")


def test_machine_text_looks_different_and_not_by_colour_alone() -> None:
    root = Path(__file__).resolve().parents[2]
    styles = (root / "policybank/render/styles/6-document.css").read_text(encoding="utf-8")
    rule = re.search(r"\.leaf-ocr > div,[^{]*\{([^}]*)\}", styles)
    assert rule is not None
    assert "dashed" in rule[1]


def test_a_page_is_made_again_when_the_correction_is_named_otherwise(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    page = next(one for one in plan_pages(bank) if one.path == "en/documents/school-law.html")
    key = ("school-law", "km")
    changed = dataclasses.replace(
        bank.editions[key], trust_leaves={"corrected": (1, 2, 3)}, corrected_by="Example"
    )
    other = dataclasses.replace(bank, editions={**bank.editions, key: changed}, _remembered={})
    assert "Example." in compose_page(view_page(page, other), lambda _text_key: ()).body
