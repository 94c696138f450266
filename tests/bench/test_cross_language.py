"""The truth of cross-language search, made from a glossary and an invented corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policybank.bench.cross_language import cross_language_truth, holds, main
from policybank.core import write_text
from policybank.library import read_glossary

GLOSSARY = """\
groups:
  - {id: school, en: School, km: សាលា}
terms:
  - {id: decision, en: decision (of a head), km: សេចក្ដីសម្រេច, group: school, basis: seen}
  - {id: circular, en: circular, km: សារាចរ, group: school, basis: seen}
  - {id: uniform, en: uniform, km: ឯកសណ្ឋាន, group: school, basis: seen}
"""

CORPUS = [
    {"id": "one", "lang": "en", "leaves": ["Nothing.", "A Decision\nwas made.", "This decision"]},
    # "decisions" is another word here: what stems find beside it is more than the truth asks for.
    {"id": "two", "lang": "en", "leaves": ["Many decisions. Circular letters. School uniform."]},
    # Another spelling, a zero-width space, a space inside: what folding makes one.
    {"id": "three", "lang": "km", "leaves": ["តាម សេចក្តី\u200bសម្រេច នេះ", "សេចក្ដី សម្រេច"]},
    # Inside a syllable it is not the term.
    {"id": "four", "lang": "km", "leaves": ["សារាចរ", "សារាចរ្ក"]},
]  # fmt: skip


def test_a_pair_is_asked_in_both_directions_where_both_languages_have_it(tmp_path: Path) -> None:
    write_text(tmp_path / "library" / "glossary.yml", GLOSSARY)
    glossary, _ = read_glossary(tmp_path)
    answers = cross_language_truth(glossary, CORPUS)
    assert [(one.lang, one.q, one.other, one.leaves) for one in answers] == [
        ("en", "decision", "សេចក្ដីសម្រេច", ("three#1", "three#2")),
        ("km", "សេចក្ដីសម្រេច", "decision", ("one#2", "one#3")),
        ("en", "circular", "សារាចរ", ("four#1",)),
        ("km", "សារាចរ", "circular", ("two#1",)),
    ]
    assert answers[0].documents == ("three",)


@pytest.mark.parametrize(
    ("text", "phrase", "is_held"),
    [
        ("a decision.", "decision", True),
        ("indecision decision", "decision", True),
        ("indecision", "decision", False),
        ("ចសារាចរ", "សារាចរ", True),
        ("សារាចរ្ក", "សារាចរ", False),
        ("", "decision", False),
    ],
)
def test_a_term_begins_and_ends_at_an_edge(text: str, phrase: str, is_held: bool) -> None:
    assert holds(text, phrase) == is_held


def test_the_script_writes_one_answer_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_text(tmp_path / "library" / "glossary.yml", GLOSSARY)
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "truth.json"
    write_text(corpus, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in CORPUS))
    assert main(["--corpus", str(corpus), "--out", str(out), "--bank", str(tmp_path)]) == 0
    answers: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    assert set(answers[0]) == {"q", "lang", "other", "documents", "leaves"}
    assert "4 queries, 4 documents" in capsys.readouterr().out


def test_a_glossary_with_faults_makes_no_truth(tmp_path: Path) -> None:
    write_text(tmp_path / "library" / "glossary.yml", "terms: none\n")
    with pytest.raises(SystemExit):
        main(["--corpus", "none", "--out", str(tmp_path / "out"), "--bank", str(tmp_path)])
