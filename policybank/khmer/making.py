"""Make the rules of `rules.yml` into Python and JavaScript; only `build.py schema` and the tests need this module.

Made files rather than a file read at the start: the browser cannot read YAML, and every child process would pay for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

import yaml

_PYTHON_HEAD: Final = '''\
"""The rules of Khmer spelling, made from `rules.yml` by `build.py schema`: mend them there."""

from __future__ import annotations

from typing import Final

'''
_SCRIPT_HEAD: Final = """\
/* The rules of Khmer spelling, made from rules.yml by `build.py schema`: mend them there. Wakes nothing on a page; khmer.js needs it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";
  Bank.khmerRules = """
_SCRIPT_FOOT: Final = """;
})((window.PolicyBank = window.PolicyBank || {}));
"""


def made_rules() -> Mapping[str, str]:
    """Return the text of the two made files by their POSIX paths from the bank's root."""
    rules = yaml.safe_load(files(__package__).joinpath("rules.yml").read_text("utf-8"))
    return {
        "policybank/khmer/_rules.py": _python(rules),
        "policybank/khmer/khmer_rules.js": _script(rules),
    }


def _python(rules: Mapping[str, Any]) -> str:
    return _PYTHON_HEAD + "".join(
        f"{name.upper()}: Final = {python_literal(value)}\n" for name, value in _named(rules)
    )


def python_literal(value: object, indent: str = "") -> str:
    """Return Python source of `value` as the formatter leaves it; signs beyond ASCII as escapes, since a mark without its
    letter cannot be read in an editor.
    """
    inner = f"{indent}    "
    if isinstance(value, Mapping):
        rows = "".join(
            f"{inner}{python_literal(key)}: {python_literal(one)},\n" for key, one in value.items()
        )
        return f"{{\n{rows}{indent}}}"
    if isinstance(value, tuple) and not indent:
        return f"(\n{''.join(f'{inner}{python_literal(one, inner)},{chr(10)}' for one in value)})"
    if isinstance(value, tuple):
        return f"({', '.join(map(python_literal, value))})"
    return json.dumps(value)


def _named(rules: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for name in ("signs", "classes"):
        yield from rules[name].items()
    yield from ((name, rules[name]) for name in ("syllable", "piece", "no_beginning", "space"))
    yield "order", tuple(rules["order"])
    yield "double_vowels", _pairs(rules["double_vowels"])
    fold = rules["fold"]
    yield "fold_signs", dict(fold["signs"])
    for name in ("cluster", "text"):
        pairs = _pairs(fold[name])
        yield f"fold_{name}", tuple((find, re.sub(r"\$(\d)", r"\\\1", put)) for find, put in pairs)


def _pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((find, put) for find, put in rows)


def _script(rules: Mapping[str, Any]) -> str:
    body = json.dumps(rules, ensure_ascii=True, indent=2).replace("\n", "\n  ")
    return f"{_SCRIPT_HEAD}{body}{_SCRIPT_FOOT}"
