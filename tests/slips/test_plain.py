"""What of a reader's words is kept: the same in Python and in the browser, and never a number."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from policybank.packages import run_node
from policybank.schema import LONGEST_WORDS, personal_data
from policybank.slips.plain import is_personal, kept_words

ROOT = Path(__file__).parents[2]
VECTORS: list[dict[str, str]] = yaml.safe_load(
    (ROOT / "tests/vectors/slip.yml").read_text(encoding="utf-8")
)["kept_words"]

_FILES = ("khmer/khmer_rules.js", "khmer/khmer.js", "slips/browser/plain.js")
_ASK = """
const fs = require("fs");
global.window = {};
const [asked, folder, ...files] = process.argv.slice(2);
for (const file of files) (0, eval)(fs.readFileSync(folder + "/" + file, "utf8"));
const { keptWords } = window.PolicyBank.slipPlain;
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(asked, "utf8")).map(keptWords)));
"""

# Letters of both languages, what numbers and addresses are made of, and signs that nobody sees.
_TYPED = st.text(alphabet="កខតដប្ាិុំះ\u200b aAbEç0189០៩@.:/()+-'😀‎éİ", max_size=90)


def in_the_browser(queries: list[str], folder: Path) -> list[str]:
    script, asked = folder / "ask.js", folder / "asked.json"
    script.write_text(_ASK, encoding="utf-8")
    asked.write_text(json.dumps(queries), encoding="utf-8")
    done = run_node(ROOT, script, [str(asked), str(ROOT / "policybank"), *_FILES])
    assert done.returncode == 0, done.stderr
    answers: list[str] = json.loads(done.stdout)
    return answers


def test_python_keeps_of_a_query_what_the_vectors_say() -> None:
    assert [kept_words(one["query"]) for one in VECTORS] == [one["kept"] for one in VECTORS]


def test_the_browser_keeps_of_a_query_what_the_vectors_say(tmp_path: Path) -> None:
    found = in_the_browser([one["query"] for one in VECTORS], tmp_path)
    assert found == [one["kept"] for one in VECTORS]


def test_the_browser_and_python_agree_on_what_nobody_thought_of(tmp_path: Path) -> None:
    queries: list[str] = []

    @given(_TYPED)
    def collect(query: str) -> None:
        queries.append(query)

    collect()
    assert in_the_browser(queries, tmp_path) == [kept_words(one) for one in queries]


@given(_TYPED)
def test_what_is_kept_has_no_digit_is_short_and_is_kept_again(query: str) -> None:
    kept = kept_words(query)
    assert not any(sign.isdigit() for sign in kept)
    assert len(kept) <= LONGEST_WORDS
    assert kept_words(kept) == kept


@given(st.text(alphabet="ab 0123456789+()-./@t.me", max_size=40))
def test_whatever_the_committee_may_not_write_is_not_kept_either(text: str) -> None:
    if personal_data(text):
        assert is_personal(text)


def test_a_year_or_two_is_no_number_of_a_person() -> None:
    for text in ("Education Law 2007", "ផែនការ ២០១៩-២០២៣", "2019/2023", "Prakas 12"):
        assert not is_personal(text), text
    for text in ("012 345 678", "០១២៣៤៥៦៧៨", "12-34-56"):
        assert is_personal(text), text
