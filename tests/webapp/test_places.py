"""The rules of what is kept, asked in node: what a file is by its path, what a page names, ranges, what goes when it is too much."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policybank.packages import run_node
from policybank.webapp import bucket_of

ROOT = Path(__file__).parents[2]
_ASK = """
const fs = require("fs");
global.window = {};
const [asked, file] = process.argv.slice(2);
(0, eval)(fs.readFileSync(file, "utf8"));
const { places } = window.PolicyBank;
const answers = JSON.parse(fs.readFileSync(asked, "utf8")).map(([does, ...given]) => places[does](...given));
process.stdout.write(JSON.stringify(answers));
"""
SCOPE = "https://bank.example/below/"
PAGE = (
    '<link rel="manifest" href="../../manifest.webmanifest"><link rel="stylesheet" href="../../assets/bank.0123456789.css">'
    '<script src="../../assets/bank.abcdef0123.js" data-search="../../assets/search.1111111111.js"'
    ' data-words="../../search/words.km.2222222222.js"></script><a href="https://other.example/a.3333333333.js">x</a>'
)
PARTS = ["assets/bank.0123456789.css", "assets/bank.abcdef0123.js", "assets/search.1111111111.js",
         "search/words.km.2222222222.js"]  # fmt: skip
RANGES: list[tuple[str | None, int, Any]] = [
    ("bytes=0-9", 100, [0, 9]),
    ("bytes=90-", 100, [90, 99]),
    ("bytes=90-500", 100, [90, 99]),
    ("bytes=-7", 100, [93, 99]),
    ("bytes=-700", 100, [0, 99]),
    ("bytes=100-", 100, "none"),
    ("bytes=-0", 100, "none"),
    ("bytes=0-", 0, "none"),
    # Not understood, or more than one part: the whole file, as RFC 9110 allows.
    ("bytes=9-3", 100, None),
    ("bytes=0-1,5-6", 100, None),
    ("bytes=-", 100, None),
    ("leaves=1-2", 100, None),
    (None, 100, None),
]
KINDS = {
    "en/documents/law.html": "page",
    "files/law.km.pdf": "pdf",
    "assets/bank.0123456789.js": "fixed",
    "search/words.en.be7f3f1abe.js": "fixed",
    "search/web-month-leaves-bf18fa8618/0a.js": "fixed",
    "search/labels-8530bf4038.js": "fixed",
    "assets/pdfjs-6.5.438/pdf.js": "fixed",
    "search/manifest.js": "loose",
    "committee/queue.js": "loose",
    "pictures/law.km.webp": "loose",
    "assets/fonts/noto-sans-khmer-khmer-400-normal.woff2": "loose",
    "sw.js": "",
    "admin/index.html": "",
    "offline/index.json": "",
    "catalogue.json": "",
    "en/feeds/all.xml": "",
}
ADDRESSES = {
    SCOPE: "index.html",
    f"{SCOPE}km/": "km/index.html",
    f"{SCOPE}en/search.html?q=a/b#c": "en/search.html",
    "https://bank.example/another/": None,
    "https://other.example/below/index.html": None,
}


def row(path: str, read: int, **facts: Any) -> dict[str, Any]:
    return {"path": path, "bytes": 10, "read": read, "kept": read, "pins": [], **facts}


ROWS = [
    row("old.html", 1, parts=["a.js", "shared.js"]),
    row("saved.html", 0, pins=["documents/saved"], parts=["s.js"], bytes=1000),
    row("new.html", 3, parts=["shared.js", "n.js"]),
    row("middle.js", 2),
    *(row(f"{name}.js", 1, isPart=True, bytes=500) for name in ("a", "shared", "s", "n")),
    row("young.js", 999_000, isPart=True),
]
NOW = 1_000_000


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All answers from one start of node."""
    questions = {
        **{f"range {header} {size}": ["rangeOf", header, size] for header, size, _ in RANGES},
        **{f"kind {path}": ["kindOf", path] for path in KINDS},
        **{f"path {address}": ["pathOf", address, SCOPE] for address in ADDRESSES},
        **{f"bucket {one}": ["bucketOf", one, 64] for one in ("a", "law-education-2007", "x-1")},
        "page": ["namesOnPage", PAGE, f"{SCOPE}km/documents/law.html", SCOPE],
        "script": ["namesInScript", 'load("assets/one.0123456789.js");{"a": "search/two-1.abcdefabcd.js"};"assets/search-copies.0123456789.js"'],
        "fits": ["toDrop", ROWS, NOW, {"bytes": 30, "files": 3}],
        "two": ["toDrop", ROWS, NOW, {"bytes": 20, "files": 3}],
        "one file": ["toDrop", ROWS, NOW, {"bytes": 1000, "files": 1}],
        "nothing": ["toDrop", ROWS, NOW, {"bytes": 0, "files": 0}],
    }  # fmt: skip
    folder = tmp_path_factory.mktemp("places")
    (folder / "ask.js").write_text(_ASK, encoding="utf-8")
    (folder / "asked.json").write_text(json.dumps(list(questions.values())), encoding="utf-8")
    places = ROOT / "policybank/webapp/shared/places.js"
    done = run_node(ROOT, folder / "ask.js", [str(folder / "asked.json"), str(places)])
    assert done.returncode == 0, done.stderr
    return dict(zip(questions, json.loads(done.stdout), strict=True))


def test_a_part_of_a_file_is_what_the_header_asks_for(answers: dict[str, Any]) -> None:
    assert [answers[f"range {header} {size}"] for header, size, _ in RANGES] == [
        wanted for _, _, wanted in RANGES
    ]


def test_a_file_is_answered_by_what_it_is(answers: dict[str, Any]) -> None:
    assert {path: answers[f"kind {path}"] for path in KINDS} == KINDS


def test_only_addresses_of_the_bank_have_a_path(answers: dict[str, Any]) -> None:
    assert {one: answers[f"path {one}"] for one in ADDRESSES} == ADDRESSES


def test_a_page_and_a_script_name_what_belongs_to_them(answers: dict[str, Any]) -> None:
    assert answers["page"] == PARTS
    assert answers["script"] == ["assets/one.0123456789.js", "search/two-1.abcdefabcd.js"]


def test_python_and_the_browser_look_for_a_document_in_the_same_file(
    answers: dict[str, Any],
) -> None:
    for one in ("a", "law-education-2007", "x-1"):
        assert answers[f"bucket {one}"] == bucket_of(one, 64)
    # The published value of FNV-1a for "a" (32 bits).
    assert bucket_of("a", 2**32) == 0xE40C292C


def test_what_was_read_longest_ago_goes_first_and_what_was_saved_never(
    answers: dict[str, Any],
) -> None:
    assert answers["fits"] == []
    # Its own script goes with it; the one that another page has too stays.
    assert answers["two"] == ["old.html", "a.js"]
    assert answers["one file"] == ["old.html", "middle.js", "a.js"]
    assert set(answers["nothing"]) == {
        "old.html", "middle.js", "new.html", "a.js", "shared.js", "n.js",
    }  # fmt: skip
