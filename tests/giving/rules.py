"""Ask the rules of the form in node, without a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policybank.giving import giving_files
from policybank.packages import run_node

ROOT = Path(__file__).resolve().parents[2]
_ASK = """
const fs = require("fs");
global.window = {};
const [asked, ...files] = process.argv.slice(2);
for (const file of files) (0, eval)(fs.readFileSync(file, "utf8"));
const G = window.PolicyBank.giving;
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
G.digestOf = (...parts) => { const digest = G.sha256(); parts.forEach((one) => digest.push(bytes(one))); return digest.hex(); };
G.codeOf = (record, documents) => G.receiptCode(bytes(record), documents);
const answers = JSON.parse(fs.readFileSync(asked, "utf8")).map(([name, ...given]) => G[name](...given));
fs.writeFileSync(asked + ".answers", JSON.stringify(answers));
"""


def ask(folder: Path, asked: Sequence[Sequence[Any]]) -> list[Any]:
    """Return what the rules answer: each question is the name of a function and what is given to it."""
    script, file = folder / "ask.js", folder / "asked.json"
    script.write_text(_ASK, encoding="utf-8")
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = run_node(ROOT, script, [str(file), *(str(one) for one in giving_files())])
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads((folder / "asked.json.answers").read_text(encoding="utf-8"))
    return answers
