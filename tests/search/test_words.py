"""The words of the search interface: all that the browser code asks for, and nothing that it does not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from policybank.i18n import LANGUAGES
from policybank.search.words import interface_words, words_script

BROWSER = Path(__file__).parents[2] / "policybank" / "search" / "browser"
CODE = "\n".join(file.read_text(encoding="utf-8") for file in sorted(BROWSER.glob("*.js")))

# Names that are made from a part that the engine gives: its kinds of trouble, of field, of trust …
MADE = {
    "field-": {"acronym", "alternative-name", "body", "number", "summary"},
    "has-": {"text", "machine", "none"},
    "language-": {"km", "en"},
    "status-": {
        "adopted", "consultation", "draft", "ended", "ended-on", "in-force", "over", "repealed", "repealed-on",
        "superseded", "superseded-on",
    },
    "suggest-": {"spelling", "keyboard", "fewer"},
    "trouble-": {"missing-file", "broken-file", "nothing-to-search", "too-long"},
    "trust-": {"ocr", "legacy-font"},
    "year-": {"from", "to"},
}  # fmt: skip
MADE_NAMES = {start + end for start, ends in MADE.items() for end in ends}


def names() -> set[str]:
    """Return the names of words without their forms for one and for many."""
    return {re.sub(r"\.(one|other)$", "", name) for name in interface_words("en")}


def test_every_word_is_asked_for_by_the_browser_code() -> None:
    unused = {name for name in names() - MADE_NAMES if f'"{name}"' not in CODE}
    assert unused == set()
    assert names() >= MADE_NAMES
    for start in MADE:
        assert f'"{start}"' in CODE or f"`{start}$" in CODE, start


def test_every_word_the_browser_code_asks_for_is_there() -> None:
    asked = set(re.findall(r'\bsay(?:Count)?\(\s*"([a-z-]+)"[,)]', CODE))
    assert len(asked) > 20
    # The browse page brings words of its own (tests/pages/test_browse_page.py).
    assert {name for name in asked if not name.startswith("browse-")} <= names()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_hands_over_the_words_as_they_are(language: str) -> None:
    script = words_script(language)
    table = json.loads(script.removeprefix("PolicyBank.takeWords(").removesuffix(");\n"))
    assert table == interface_words(language)


def test_both_languages_have_the_same_words() -> None:
    khmer, english = (interface_words(language) for language in LANGUAGES)
    assert khmer.keys() == english.keys()
