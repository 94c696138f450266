"""What nobody took up follows from relations and dates, never from the clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policybank.catalogue import make_catalogue
from policybank.core import write_text
from policybank.evidence import Evidence, Gaps, find_gaps, gather_evidence
from policybank.library import read_library
from policybank.text import Texts
from tests import make

TYPES = [
    *make.VOCABULARIES["document-types"],
    make.term("policy", "Policy", "គោលនយោបាយ", family="policy"),
]
RELATIONS = [
    *make.VOCABULARIES["relation-types"],
    make.term("translation-of", "Translation of", "សេចក្ដីបកប្រែនៃ"),
]
STAGES = [*make.VOCABULARIES["stages"], make.term("ended", "Ended", "បានចប់"), make.term("repealed", "Repealed", "និរាករណ៍")]  # fmt: skip


def gaps_of(root: Path, **documents: dict[str, Any]) -> Gaps:
    make.bank(root)
    for name, terms in (("document-types", TYPES), ("relation-types", RELATIONS), ("stages", STAGES)):  # fmt: skip
        write_text(root / "library" / "vocabularies" / f"{name}.yml", make.as_yaml(list(terms)))
    for name, fields in documents.items():
        filled = {"type": "strategic-plan", "rights": {"statement": "link-only"}, **fields}
        make.document(root, name.replace("_", "-"), **filled)
    library = read_library(root)
    assert not library.report.errors, library.report
    return find_gaps(make_catalogue(library), Evidence())


def related(kind: str, target: str) -> dict[str, Any]:
    return {"relations": [{"type": kind, "target": target, "basis": "stated"}]}


def period(end: str) -> dict[str, Any]:
    return {"period": {"start": "2010", "end": end}}


def test_a_policy_that_nothing_implements_is_a_gap_and_a_draft_is_none(tmp_path: Path) -> None:
    policy = {"type": "policy"}
    gaps = gaps_of(
        tmp_path,
        alone={**policy, "date": "2019"},
        carried_out=policy,
        draft={**policy, "stage": "draft"},
        replaced=policy,
        newer={**policy, "date": "2020", **related("supersedes", "replaced")},
        plan=related("implements", "carried-out"),
    )
    assert gaps.without_plan == ("newer", "alone")


def test_a_plan_is_over_by_the_day_of_the_newest_record(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        long_over=period("2013"),
        just_over=period("2025-01-14"),
        running=period("2025"),
        newest={"date_added": "2025-01-15"},
        older={"date_added": "2020"},
    )
    # The default record was added in 2026: every plan above is over by then.
    assert [one.id for one in gaps.over] == ["running", "just-over", "long-over"]
    assert str(gaps.as_of) == "2026-01-15"


def test_a_plan_that_ends_on_that_very_day_still_runs(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, today=period("2026-01-15"), over=period("2026-01-14"))
    assert [one.id for one in gaps.over] == ["over"]
    assert [one.id for one in gaps.running] == ["today"]


def test_what_has_a_successor_or_is_a_translation_or_no_plan_is_no_gap(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        first=period("2015"),
        second={**period("2020"), **related("supersedes", "first")},
        second_khmer={**period("2020"), **related("translation-of", "second")},
        repealed={**period("2015"), "stage": "repealed"},
        law={**period("2015"), "type": "law", "rights": {"statement": "official-text"}},
        without_period={},
    )
    assert [one.id for one in gaps.over] == ["second"]
    assert gaps.running == ()


def test_a_recommendation_without_an_answer_is_a_gap(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root, "school-law")
    one = {"id": "one", "en": "Build.", "km": "សាងសង់។"}
    two = {**one, "id": "two", "answers": [{"document": "school-law", "basis": "stated"}]}
    register = {"source": {"title": {"en": "A meeting"}}, "recommendations": [one, two]}
    write_text(root / "library" / "recommendations" / "meeting.yml", make.as_yaml(register))
    library = read_library(root)
    texts = Texts(reader="", facts=(), faults=())
    evidence, _ = gather_evidence(root, library, texts, lambda _text_key: ())
    gaps = find_gaps(make_catalogue(library), evidence)
    assert [one.id for one in gaps.unanswered] == ["one"]


def test_an_empty_bank_has_no_gaps(tmp_path: Path) -> None:
    assert gaps_of(tmp_path) == Gaps(
        as_of=None, without_plan=(), over=(), running=(), unanswered=()
    )
