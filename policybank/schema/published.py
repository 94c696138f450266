"""A record as it is published: plain values for JSON, and the JSON Schema that tells other programs what they will find.

The schema for editors (`json_schema.py`) says what a contributor may write today, terms of the vocabularies included.
This one is a promise to programs that we do not know: within a version a field may be added and none may vanish or
change its kind, and a new term of a vocabulary changes nothing.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from policybank.i18n import read_words

from .dates import PartialDate
from .fields import JsonSchema, resolved_schema
from .record import Record

_LANGUAGES = ("en", "km")
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_TERM = {"type": "string", "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$"}


def plain_record(record: Record) -> dict[str, Any]:
    """Return `record` as texts, lists and mappings under the names of its fields; what is empty is left out."""
    return _plain(record)


def _plain(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _names(value.__class__):
        inner = getattr(value, name)
        # No field holds a text or a list that is empty and means something.
        if inner:
            found[name] = inner if inner.__class__ is str else _inside(inner)
    return found


def _inside(value: Any) -> Any:
    if value.__class__ is tuple:
        return [one if one.__class__ is str else _inside(one) for one in value]
    return str(value) if value.__class__ is PartialDate else _plain(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def published_record_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of what `plain_record` returns, each field with its words in both languages."""
    return _published(resolved_schema(), "")


def _published(node: JsonSchema, path: str) -> JsonSchema:
    told: JsonSchema = {}
    if path:
        told = {
            "title": " · ".join(read_words(one)(f"fields.{path}.label") for one in _LANGUAGES),
        }
    if "x-vocabulary" in node:
        return {**told, **_TERM, "x-vocabulary": node["x-vocabulary"]}
    if node.get("x-kind") == "date":
        return {**told, **_DATE}
    if "properties" in node:
        # Open on purpose: a program that checks with a copy of this schema must not fail when a field is added.
        told |= {
            "type": "object",
            "properties": {
                name: _published(child, f"{path}.{name}" if path else name)
                for name, child in node["properties"].items()
            },
        }
        return told | ({"required": node["required"]} if "required" in node else {})
    if "items" in node:
        entry = _published(node["items"], path)
        entry.pop("title", None)
        return {**told, "type": "array", "items": entry}
    # Editors are told that `65` may be written for "65"; published it is always text.
    told["type"] = "string"
    if "pattern" in node:
        told["pattern"] = node["pattern"]
    return told
