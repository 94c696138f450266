"""Ask the search's browser code in node, without a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policybank.packages import run_node

ROOT = Path(__file__).resolve().parents[2]
_FILES = (
    "khmer/khmer_rules.js",
    "khmer/khmer.js",
    "search/browser/english_rules.js",
    "search/browser/english.js",
    "search/browser/spelling_rules.js",
    "search/browser/spelling.js",
    "search/browser/keyboard_rules.js",
    "search/browser/keyboard.js",
)
_ASK = """
const fs = require("fs");
global.window = {};
const [asked, folder, ...files] = process.argv.slice(2);
for (const file of files) (0, eval)(fs.readFileSync(folder + "/" + file, "utf8"));
const answers = JSON.parse(fs.readFileSync(asked, "utf8")).map(([name, ...given]) => {
  const [part, does] = name.split(".");
  return window.PolicyBank[part][does](...given);
});
process.stdout.write(JSON.stringify(answers));
"""


def ask(folder: Path, asked: Sequence[Sequence[Any]]) -> list[Any]:
    """Return what the browser's functions answer: each question is "part.function" and what is given to it."""
    script, file = folder / "ask.js", folder / "asked.json"
    script.write_text(_ASK, encoding="utf-8")
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = run_node(ROOT, script, [str(file), str(ROOT / "policybank"), *_FILES])
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
