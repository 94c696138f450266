"""Check the values of a record and tell each finding by its path, so that the reader of files can name line and column.

Values come as plain text, lists and mappings. Findings are not yet faults: a fault needs a place in a file, and only
the room `library` knows it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .record import Record
from .rules import broken_rules
from .vocabularies import Vocabularies

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong at `path` of a record's values: the code and facts of the fault to come."""

    code: str
    path: Path
    facts: tuple[tuple[str, str], ...] = ()


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def check_record(
    values: Mapping[str, Any], vocabularies: Vocabularies
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Return the record that `values` tell, and what is wrong with them; None where an error leaves no record."""
    try:
        record = _adapter().validate_python(values, context=vocabularies)
    except ValidationError as error:
        findings = tuple(_findings(error))
        return None, findings
    found = tuple(
        Finding(code=code, path=path, facts=tuple(facts.items()))
        for code, path, facts in broken_rules(record, values, vocabularies)
    )
    return record, found


def field_names() -> tuple[str, ...]:
    """Return the names of the record's own fields in their order."""
    return tuple(field.name for field in fields(Record))


_KINDS = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dataclass_type": "mapping",
    "dataclass_exact_type": "mapping",
    "dict_type": "mapping",
}


def _findings(error: ValidationError) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        yield _finding(detail)


def _finding(detail: ErrorDetails) -> Finding:
    kind = detail["type"]
    path = tuple(part for part in detail["loc"])
    field = ".".join(str(part) for part in path if isinstance(part, str)) or "record"
    facts: dict[str, str] = {"field": field}
    if kind in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        code = "title-missing" if path == ("title",) else "field-missing"
        return Finding(code=code, path=path, facts=tuple(facts.items()))
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        siblings = _known_names(path[:-1])
        close = difflib.get_close_matches(
            str(path[-1]).replace("-", "_").lower(), siblings, n=1, cutoff=0.6
        )
        facts["nearest"] = close[0] if close else ""
        return Finding(code="field-unknown", path=path, facts=tuple(facts.items()))
    if kind in _KINDS:
        if detail["input"] is None:
            code = "title-missing" if path == ("title",) else "field-empty"
            return Finding(code=code, path=path, facts=tuple(facts.items()))
        facts |= {"value": str(detail["input"]), "kind": _KINDS[kind]}
        return Finding(code="value-wrong-kind", path=path, facts=tuple(facts.items()))
    context = detail.get("ctx", {})
    if "code" not in context:
        raise AssertionError(
            f"pydantic error {kind!r} has no fault of its own; give it one in schema.check"
        )
    facts |= {name: str(value) for name, value in context.items() if name != "code"}
    return Finding(code=context["code"], path=path, facts=tuple(facts.items()))


@cache
def _known_names(path: Path) -> tuple[str, ...]:
    schema: Any = _adapter().json_schema()
    node = schema
    for part in path:
        node = _resolved(schema, node)
        node = (
            node.get("items", {})
            if isinstance(part, int)
            else node.get("properties", {}).get(part, {})
        )
    return tuple(_resolved(schema, node).get("properties", {}))


def _resolved(schema: Any, node: Any) -> Any:
    while True:
        options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
        if options:
            node = options[0]
        elif "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        else:
            return node
