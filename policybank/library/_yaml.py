"""Read YAML of contributors: every scalar as text, every value with its place, nothing that can explode.

PyYAML's C parser composes nodes; we turn nodes into values ourselves. So `65` stays the text "65", `no` stays "no" and
a date stays as written, and a fault can name line and column. Anchors, tags and deep nesting are refused: a record needs
none of them, and they are how a small file becomes a large one (the "billion laughs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

# Key 1 of a path leads into a mapping, a number into a list.
Path = tuple[str | int, ...]
Value = Any  # str | None | list[Value] | dict[str, Value], as deep as DEEPEST

# A record's deepest value is `review.note.km`; `alternative_names.km[0]` has three steps. Six leaves room.
DEEPEST = 6

# libyaml composes recursively in C: 200,000 signs of "- " end the process (measured with PyYAML 6.0.3), before we could
# refuse them. A text with this many signs that can open a level is first walked event by event, without recursion.
_OPENERS = ("[", "{", "- ", "? ")
_MANY_OPENERS = 50

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFault(Exception):
    """Why a text is not the YAML we read: a fault's code and facts, with line and column (from 1) in the text."""

    code: str
    line: int
    column: int
    facts: tuple[tuple[str, str], ...] = ()


def read_values(text: str) -> Value:
    """Return the values of one YAML document, or raise the first YamlFault."""
    return _value(compose(text), text, set(), 0)


def compose(text: str) -> yaml.Node:
    """Return the node tree of `text`, or raise YamlFault. An empty text is an empty mapping."""
    try:
        if sum(text.count(opener) for opener in _OPENERS) > _MANY_OPENERS:
            _refuse_depth(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(text, error) from error
    except yaml.reader.ReaderError as error:
        raise _forbidden_sign(text, error) from error
    if node is None:
        return yaml.MappingNode(tag="tag:yaml.org,2002:map", value=[])
    return node


def _refuse_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise _fault("yaml-too-deep", event, limit=str(DEEPEST))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _forbidden_sign(text: str, error: yaml.reader.ReaderError) -> YamlFault:
    before = text[: error.position]
    line = before.count("\n") + 1
    column = error.position - (before.rfind("\n") + 1) + 1
    sign = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
    return YamlFault(
        code="text-control-character",
        line=line,
        column=column,
        facts=(("field", "record"), ("sign", f"U+{sign:04X}")),
    )


def _syntax_fault(text: str, error: yaml.MarkedYAMLError) -> YamlFault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(error.problem or error.context or "")
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    indented_by_tab = next(
        (number for number, one in enumerate(lines, start=1) if re.match(r" *\t", one)), None
    )
    if indented_by_tab is not None and indented_by_tab <= line + 1:
        return YamlFault(code="yaml-tab", line=indented_by_tab, column=1)
    return YamlFault(
        code="yaml-syntax", line=line, column=column, facts=(("problem", problem), ("value", shown))
    )


def _value(node: yaml.Node, text: str, seen: set[int], depth: int) -> Value:
    if node.tag not in _PLAIN_TAGS:
        raise _fault("yaml-tag", node, value=node.tag.removeprefix("tag:yaml.org,2002:"))
    if isinstance(node, yaml.ScalarNode):
        # A plain scalar has no style: the C parser says "", the Python one None.
        return None if not node.style and node.value in _NULL else str(node.value)
    # Two places that hold the same node are an anchor and its alias. A scalar behind an alias is harmless and passes.
    if id(node) in seen:
        raise _alias_fault(text)
    seen.add(id(node))
    if depth >= DEEPEST:
        raise _fault("yaml-too-deep", node, limit=str(DEEPEST))
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, text, seen, depth + 1) for one in node.value]
    values: dict[str, Value] = {}
    seen_keys: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault("yaml-syntax", key, problem="a key must be a word", value="")
        if key.value in seen_keys:
            raise _fault("yaml-key-twice", key, field=key.value)
        given = _value(value, text, seen, depth + 1)
        # A key with nothing behind it is a field of the starter record that was left empty: not given.
        if given is not None:
            values[key.value] = given
        seen_keys.add(key.value)
    return values


def _fault(code: str, node: yaml.Node | yaml.Event, **facts: str) -> YamlFault:
    line, column = _start(node)
    return YamlFault(code=code, line=line, column=column, facts=tuple(facts.items()))


def _start(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _alias_fault(text: str) -> YamlFault:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return _fault("yaml-anchor", event, value=f"*{event.anchor}")
    raise AssertionError("a node stands in two places only behind an alias")


def place_in(text: str, path: Path) -> tuple[int, int]:
    """Return line and column (from 1) of the value at `path`, or of the nearest mapping above where it is missing."""
    node = compose(text)
    found = node
    for step in path:
        following = dict(_children(node)).get(step)
        if following is None:
            break
        found, node = following
    return _start(found)


def _children(node: yaml.Node) -> Iterator[tuple[str | int, tuple[yaml.Node, yaml.Node]]]:
    # Of a mapping the key's place is told, since an editor's cursor belongs there; of a list the entry's.
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, (key, value)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield number, (value, value)
