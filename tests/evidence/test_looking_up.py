"""A quotation is looked up on the leaf it names, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.core import Fault, write_text
from policybank.evidence import Evidence, gather_evidence
from policybank.library import read_library
from policybank.text import Leaf, PdfFacts, PdfFile, Texts
from tests import make

LEAVES = (
    Leaf(number=1, text="Every child goes\nto school. Every", trust="text-layer", language="en", has_images=False),
    Leaf(number=2, text="child eats at school.", trust="ocr", language="en", has_images=True),
    Leaf(number=3, text="", trust="pending", language=None, has_images=True, doubt="no-text"),
    Leaf(number=4, text="Teachers read.", trust="legacy-font", language="en", has_images=False),
    Leaf(number=5, text="Teachers read. They write.", trust="corrected", language="en", has_images=False),
)  # fmt: skip


def entry(*quotations: tuple[str, int, str], name: str = "one") -> dict[str, object]:
    return {
        "id": name,
        "en": "Send children to school.",
        "km": "បញ្ជូនកុមារទៅសាលា។",
        "quotations": [
            {"language": language, "leaf": leaf, "text": text}
            for language, leaf, text in quotations
        ],
    }


def gathered(root: Path, *entries: dict[str, object]) -> tuple[Evidence, tuple[Fault, ...]]:
    """Return what came of looking up the quotations of a law that is said to hold `LEAVES`."""
    make.bank(root)
    folder = make.document(root, "school-law", pdfs=["en"])
    register = {"source": {"document": "school-law"}, "recommendations": list(entries)}
    write_text(root / "library" / "recommendations" / "law.yml", make.as_yaml(register))
    library = read_library(root)
    assert not library.report.errors, library.report
    place = folder.relative_to(root).as_posix() + "/school-law.en.pdf"
    facts = PdfFacts(
        file=PdfFile(path=root / place, place=place), sha256="0", size_bytes=1, leaf_count=len(LEAVES),
        unreadable_leaves=(), trusts=(), text_key="0",
    )  # fmt: skip
    texts = Texts(reader="", facts=(facts,), faults=())
    return gather_evidence(root, library, texts, lambda _text_key: LEAVES)


@pytest.mark.parametrize(
    ("language", "leaf", "text", "state"),
    [
        ("en", 1, "every child goes to school.", "verified"),
        ("en", 2, "child eats", "verified-ocr"),
        ("en", 3, "child eats", "no-text"),
        ("en", 4, "Teachers read.", "verified"),
        ("en", 5, "They write.", "verified"),
        ("en", 5, "They wrote.", "not-found"),
        ("en", 9, "They write.", "not-found"),
        ("km", 1, "កុមារ", "not-here"),
    ],
)
def test_a_quotation_stands_as_its_leaf_says(
    tmp_path: Path, language: str, leaf: int, text: str, state: str
) -> None:
    evidence, faults = gathered(tmp_path, entry((language, leaf, text)))
    (one,) = evidence.recommendations
    assert [quoted.state for quoted in one.quoted] == [state]
    assert one.standing == state
    assert [fault.code for fault in faults] == ["quotation-not-found"] * (state == "not-found")


def test_a_quotation_never_runs_over_two_leaves(tmp_path: Path) -> None:
    evidence, faults = gathered(tmp_path, entry(("en", 1, "Every child eats at school.")))
    assert evidence.recommendations[0].standing == "not-found"
    assert dict(faults[0].facts)["nearest"] == ""


def test_the_nearest_leaf_on_which_it_stands_is_named(tmp_path: Path) -> None:
    _, faults = gathered(tmp_path, entry(("en", 2, "Teachers read."), ("en", 9, "Teachers read.")))
    assert [dict(fault.facts)["nearest"] for fault in faults] == ["4", "5"]


def test_a_recommendation_is_as_sure_as_its_weakest_quotation(tmp_path: Path) -> None:
    evidence, _ = gathered(
        tmp_path,
        entry(("en", 1, "to school"), ("en", 2, "child eats")),
        entry(("en", 1, "to school"), ("km", 1, "កុមារ"), name="two"),
        entry(name="three"),
    )
    assert [one.standing for one in evidence.recommendations] == [
        "verified-ocr",
        "not-here",
        "own-words",
    ]


def test_a_state_that_changes_changes_the_digest(tmp_path: Path) -> None:
    right, _ = gathered(tmp_path / "right", entry(("en", 1, "to school")))
    again, _ = gathered(tmp_path / "again", entry(("en", 1, "to school")))
    assert right.digest == again.digest
    wrong, _ = gathered(tmp_path / "wrong", entry(("en", 2, "to school")))
    assert right.digest != wrong.digest


def test_newer_sources_stand_first_and_undated_ones_last(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    for name, date in (("a", None), ("b", "2019"), ("c", "2025-06-05")):
        source = {"title": {"en": name}, **({"date": date} if date else {})}
        register = {"source": source, "recommendations": [entry(name=name)]}
        write_text(root / "library" / "recommendations" / f"{name}.yml", make.as_yaml(register))
    texts = Texts(reader="", facts=(), faults=())
    evidence, _ = gather_evidence(root, read_library(root), texts, lambda _text_key: ())
    assert [one.id for one in evidence.recommendations] == ["c", "b", "a"]


def test_a_bank_without_a_register_has_no_evidence_and_no_fault(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    texts = Texts(reader="", facts=(), faults=())
    evidence, faults = gather_evidence(root, read_library(root), texts, lambda _text_key: ())
    assert (evidence.recommendations, faults) == ((), ())
