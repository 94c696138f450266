"""Make the rules of `*.yml` into Python and JavaScript; only `build.py schema`, `lint` and the tests need this module.

Made files for the reason told in `policybank/khmer/making.py`: the browser cannot read YAML, and every child process
would pay for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import yaml

from policybank.khmer.making import python_literal

_FOLDER: Final = "policybank/search"
_PYTHON_HEAD: Final = '''\
"""The rules of English words, made from `english.yml` by `build.py schema`: mend them there."""

from __future__ import annotations

from typing import Final

'''
_SCRIPT: Final = """\
/* {about}, made from {source} by `build.py schema`: mend them there. Wakes nothing on a page; {reader} needs it. */
(function (/** @type {{Record<string, any>}} */ Bank) {{
  "use strict";
  Bank.{name} = {body};
}})((window.PolicyBank = window.PolicyBank || {{}}));
"""


def made_rules() -> Mapping[str, str]:
    """Return the text of the made files by their POSIX paths from the bank's root."""
    english = _english(_read("english.yml"))
    return {
        f"{_FOLDER}/_english_rules.py": _python(english),
        f"{_FOLDER}/browser/english_rules.js": _script(
            "The rules of English words",
            "english.yml",
            "english.js",
            "englishRules",
            # The letters that a word must hold for a rule to be tried only spare Python time.
            {**english, "spellings": [rule for _, *rule in english["spellings"]]},
        ),
        f"{_FOLDER}/browser/keyboard_rules.js": _script(
            "Khmer keyboards",
            "keyboard.yml",
            "keyboard.js",
            "keyboardRules",
            _keyboard(_read("keyboard.yml")),
        ),
        f"{_FOLDER}/browser/spelling_rules.js": _script(
            "How Khmer is misspelt",
            "spelling.yml",
            "spelling.js",
            "spellingRules",
            _read("spelling.yml"),
        ),
    }


def _read(name: str) -> Mapping[str, Any]:
    rules: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath(name).read_text("utf-8"))
    return rules


def _english(rules: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the rules as the engines read them: one table of whole words, words in a row as alternatives."""
    kept = {word: word for word in rules["kept_words"].split()}
    beginnings = [*rules["beginnings"].split(), *rules["own_beginnings"].split()]
    return {
        "stop_words": rules["stop_words"],
        "plain_letters": rules["plain_letters"],
        "apostrophes": rules["apostrophes"],
        "spellings": rules["spellings"],
        "whole_words": {**rules["whole_words"], **rules["own_words"], **kept},
        "beginnings": "|".join(beginnings),
        "before_ing": "|".join(rules["before_ing"].split()),
        "before_eed": "|".join(rules["before_eed"].split()),
        "endings": rules["endings"],
        "only_behind": rules["only_behind"],
    }


def _keyboard(rules: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return all keys in a row, and what each writes in the same order: half as long as a table."""
    rows = rules["nida"]
    return {
        "keys": "".join(row["keys"] for row in rows),
        "signs": " ".join(sign for row in rows for sign in row["signs"]),
        "windows_keys": "".join(rules["windows"]),
        "windows_signs": " ".join(rules["windows"].values()),
    }


def _python(rules: Mapping[str, Any]) -> str:
    return _PYTHON_HEAD + "".join(
        f"{name.upper()}: Final = {python_literal(_for_python(name, value))}\n"
        for name, value in rules.items()
    )


def _for_python(name: str, value: Any) -> object:
    if name == "spellings":
        return tuple((held, find, re.sub(r"\$(\d)", r"\\\1", put)) for held, find, put in value)
    if name == "endings":
        return tuple(
            {ending: put for put, endings in table.items() for ending in endings.split()}
            for table in value
        )
    return value


def _script(about: str, source: str, reader: str, name: str, rules: Mapping[str, Any]) -> str:
    body = json.dumps(rules, ensure_ascii=True, indent=2).replace("\n", "\n  ")
    return _SCRIPT.format(about=about, source=source, reader=reader, name=name, body=body)
