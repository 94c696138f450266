"""Cut style sheets down to the rules that our pages use.

Material's styles are 138 KB, of which a page of ours uses a tenth. A rule stays when every class, id, element and
attribute that its selector names occurs somewhere in the shells, the templates or the scripts. That keeps a few rules
too many and none too few: a name made from parts at run time would be lost, so templates write class names whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_VARIABLE = re.compile(r"var\(\s*(--[A-Za-z0-9_-]+)")
_DROPPED_AT_RULES = frozenset({"charset", "import", "font-face"})


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word in `texts` that could be the name of a class, an id, an element or an attribute."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def cut_styles(css: str, names: frozenset[str]) -> str:
    """Return the rules of `css` whose selectors use only `names`, without custom properties that none of them reads."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "".join(_cut(rules, names))
    return drop_unread_variables(kept)


def slim_styles(css: str) -> str:
    """Return our own `css` without comments and indentation, which are most of what can go."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def drop_unread_variables(css: str, keep: frozenset[str] = frozenset()) -> str:
    """Return `css` without declarations of custom properties that nothing reads, whatever the chain."""
    while True:
        read = frozenset(_VARIABLE.findall(css)) | keep
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        slimmer = "".join(_without_variables(rules, read))
        if slimmer == css:
            return css
        css = slimmer


def _cut(rules: Iterable[Any], names: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _is_used(one, names)]
            if selectors:
                prelude = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                yield f"{prelude}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule":
            keyword = rule.lower_at_keyword
            if keyword in {"media", "supports", "layer"} and rule.content is not None:
                inner = tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                body = "".join(_cut(inner, names))
                if body:
                    yield f"@{keyword} {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"
            elif keyword not in _DROPPED_AT_RULES and (
                keyword != "keyframes" or tinycss2.serialize(rule.prelude).strip() in names
            ):
                yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    current: list[Any] = []
    for token in prelude:
        if token == ",":
            yield current
            current = []
        else:
            current.append(token)
    yield current


def _is_used(selector: Iterable[Any], names: frozenset[str]) -> bool:
    after = ""
    for token in selector:
        if token.type == "ident" and after not in {":", "::"} and token.value not in names:
            return False
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "[] block":
            name = next((one.value for one in token.content if one.type == "ident"), "")
            if name not in names:
                return False
        if token.type == "function" and not _has_used_argument(token, names):
            return False
        after = token.value if token.type == "literal" else ""
    return True


def _has_used_argument(function: Any, names: frozenset[str]) -> bool:
    if function.lower_name not in {"is", "where", "has"}:
        return True
    return any(_is_used(one, names) for one in _selectors(function.arguments))


def _without_variables(rules: Iterable[Any], read: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if (
            rule.type == "at-rule"
            and rule.lower_at_keyword in {"media", "supports", "layer"}
            and rule.content
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = "".join(_without_variables(inner, read))
            if body:
                yield f"@{rule.lower_at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"
        elif rule.type == "qualified-rule":
            declarations = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            kept = [
                one.serialize()
                for one in declarations
                if not (
                    one.type == "declaration" and one.name.startswith("--") and one.name not in read
                )
            ]
            if kept:
                yield f"{tinycss2.serialize(rule.prelude).strip()}{{{';'.join(kept)}}}"
        else:
            yield rule.serialize()
