"""The page on a stick reads lists of files as the command does."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from policybank.core import read_text
from policybank.offline import ManifestError, parse_manifest
from policybank.offline.checking.page import checking_files
from policybank.packages import run_node

ROOT = Path(__file__).resolve().parents[3]
SUMS = {name: hashlib.sha256(name.encode()).hexdigest() for name in "ab"}
VECTORS: list[dict[str, Any]] = yaml.safe_load(read_text(ROOT / "tests/vectors/manifest.yml"))

_ASK = """
const fs = require("fs");
global.window = {};
const [asked, ...files] = process.argv.slice(2);
for (const file of files) (0, eval)(fs.readFileSync(file, "utf8"));
const C = window.PolicyBank.checking;
const answers = JSON.parse(fs.readFileSync(asked, "utf8")).map((text) => {
  const { sums, line } = C.parseList(new TextEncoder().encode(text));
  return { sums: Object.fromEntries(sums), line, digest: C.listDigest(sums) };
});
fs.writeFileSync(asked + ".answers", JSON.stringify(answers));
"""


def _list(vector: dict[str, Any]) -> str:
    text: str = vector["list"]
    return text.replace("{a}", SUMS["a"]).replace("{b}", SUMS["b"])


def _sums(vector: dict[str, Any]) -> dict[str, str]:
    return {path: SUMS[name] for path, name in vector.get("sums", {}).items()}


@pytest.mark.parametrize("vector", VECTORS, ids=[one["name"] for one in VECTORS])
def test_the_command_reads_a_list(vector: dict[str, Any]) -> None:
    data = _list(vector).encode("utf-8")
    if "line" in vector:
        with pytest.raises(ManifestError) as refused:
            parse_manifest(data)
        assert refused.value.line == vector["line"]
    else:
        assert parse_manifest(data).sums == _sums(vector)


def test_the_page_reads_all_of_them_alike(tmp_path: Path) -> None:
    script, asked = tmp_path / "ask.js", tmp_path / "asked.json"
    script.write_text(_ASK, encoding="utf-8")
    asked.write_text(json.dumps([_list(one) for one in VECTORS]), encoding="utf-8")
    done = run_node(ROOT, script, [str(asked), *map(str, checking_files())])
    assert done.returncode == 0, done.stderr
    answers = json.loads((tmp_path / "asked.json.answers").read_text(encoding="utf-8"))
    for vector, answer in zip(VECTORS, answers, strict=True):
        assert answer["line"] == vector.get("line", 0), vector["name"]
        assert answer["sums"] == _sums(vector), vector["name"]
        if "line" not in vector:
            digest = parse_manifest(_list(vector).encode("utf-8")).digest
            assert answer["digest"] == digest, vector["name"]
