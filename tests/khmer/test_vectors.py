"""Python and the browser follow the same rules: the vectors, and random texts through both."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
import yaml

from policybank.khmer import (
    cut,
    fold,
    fold_with_offsets,
    normalise_order,
    shorten,
    snippet,
    syllables,
)
from policybank.khmer.making import made_rules
from policybank.packages import run_node

ROOT = Path(__file__).resolve().parents[2]
VECTORS: dict[str, list[list[Any]]] = yaml.safe_load(
    (ROOT / "tests" / "vectors" / "khmer.yml").read_text(encoding="utf-8")
)

# No script shortens a text by itself.
ONLY_PYTHON = {"shorten"}
# How many values of a row are given; the others must come.
GIVEN = {"shorten": 2, "snippet": 4}
PYTHON: dict[str, Callable[..., Any]] = {
    "normalise_order": lambda text: [normalise_order(text)],
    "fold": lambda text: [fold(text)],
    "fold_with_offsets": lambda text: [
        one if isinstance(one, str) else list(one) for one in astuple(fold_with_offsets(text))
    ],
    "syllables": lambda text: [list(syllables(text))],
    "cut": lambda text: [list(cut(text))],
    "shorten": lambda text, length: [shorten(text, length)],
    "snippet": lambda *given: list(astuple(snippet(*given))),
}
ASK = """
const fs = require("fs");
global.window = {};
for (const file of ["khmer_rules.js", "khmer.js", "khmer_snippet.js"]) {
  (0, eval)(fs.readFileSync(process.argv[3] + "/" + file, "utf8"));
}
const k = window.PolicyBank.khmer;
const does = {
  normalise_order: text => [k.normaliseOrder(text)],
  fold: text => [k.fold(text)],
  fold_with_offsets: text => Object.values(k.foldWithOffsets(text)),
  syllables: text => [k.syllables(text)],
  cut: text => [k.cut(text)],
  snippet: (...given) => Object.values(k.snippet(...given)),
};
const asked = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(asked.map(([name, ...given]) => does[name](...given))));
"""


def by_node(asked: list[list[Any]], folder: Path) -> list[list[Any]]:
    script, file = folder / "ask.js", folder / "asked.json"
    script.write_text(ASK, encoding="utf-8")
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = run_node(ROOT, script, [str(file), str(ROOT / "policybank" / "khmer")])
    assert done.returncode == 0, done.stderr
    answers: list[list[Any]] = json.loads(done.stdout)
    return answers


def parted(name: str, row: list[Any]) -> tuple[list[Any], list[Any]]:
    given = GIVEN.get(name, 1)
    if name in {"shorten", "snippet"} or len(row) > 2:
        return row[:given], row[given:]
    return row[:1], row[1:]


ROWS = [(name, *parted(name, row)) for name, rows in VECTORS.items() for row in rows]


@pytest.mark.parametrize(("name", "given", "expected"), ROWS)
def test_python_keeps_the_vectors(name: str, given: list[Any], expected: list[Any]) -> None:
    assert PYTHON[name](*given) == expected


def test_the_browser_s_script_keeps_the_vectors(tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[0] not in ONLY_PYTHON]
    answers = by_node([[name, *given] for name, given, _ in rows], tmp_path)
    assert answers == [expected for _, _, expected in rows]


def test_python_and_the_browser_s_script_agree_on_random_texts(tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311
    khmer = [chr(code) for code in range(0x1780, 0x17EA)]
    others = [*"aZé1 .,»\n\t", "\u200b", "\u200c", "\u200d", "\u25cc", "\ufeff", "\u2028", "\u00a0"]
    telling = [*"ឱឲអោយ", "\u17d2", "\u17d2", "\u17c1", "\u17ca", "\u17b8", "\u17be"]
    texts = [
        "".join(
            dice.choice(dice.choice([khmer, telling, others])) for _ in range(dice.randint(0, 30))
        )
        for _ in range(4_000)
    ]
    asked: list[list[Any]] = []
    for text in texts:
        begin = dice.randint(0, len(text))
        length = dice.randint(1, 20)
        asked += [[name, text] for name in PYTHON if name not in GIVEN]
        asked.append(["snippet", text, begin, begin + dice.randint(0, 6), length])
    answers = by_node(asked, tmp_path)
    differing = [
        (one, answer, mine)
        for one, answer in zip(asked, answers, strict=True)
        if (mine := PYTHON[one[0]](*one[1:])) != answer
    ]
    assert differing == []


def test_the_made_rules_are_fresh() -> None:
    for path, text in made_rules().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text
