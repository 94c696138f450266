"""The JSON Schema of a record, for editors: what may be written, with its meaning in both languages while one types."""

from __future__ import annotations

import json

from policybank.i18n import read_words

from .fields import JsonSchema, resolved_schema
from .vocabularies import Term, Vocabularies

# English first: editors cut long lines, and a person who edits YAML in an editor reads Latin letters anyway.
_LANGUAGES = ("en", "km")


def json_schema(vocabularies: Vocabularies) -> str:
    """Return the JSON Schema (2020-12) of a record with the words of each field and the terms of each vocabulary."""
    schema = _described(resolved_schema(), "", vocabularies)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _both("fields-guide.title"),
    }
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _both(key: str) -> str:
    return " · ".join(read_words(language)(key) for language in _LANGUAGES)


def _described(node: JsonSchema, path: str, vocabularies: Vocabularies) -> JsonSchema:
    told: JsonSchema = {}
    if path:
        told = {"title": _both(f"fields.{path}.label"), "description": _both(f"fields.{path}.help")}
    told |= node
    if "properties" in node:
        told["properties"] = {
            name: _described(child, f"{path}.{name}" if path else name, vocabularies)
            for name, child in node["properties"].items()
        }
    if "items" in node:
        # An entry of a list has no words of its own; the fields inside it have.
        entry = _described(node["items"], path, vocabularies)
        told["items"] = {
            name: value for name, value in entry.items() if name not in {"title", "description"}
        }
    if "x-vocabulary" in node:
        terms = tuple(vocabularies[node["x-vocabulary"]].terms.values())
        told["enum"] = [term.id for term in terms]
        told["enumDescriptions"] = [_names(term) for term in terms]
    return told


def _names(term: Term) -> str:
    return " · ".join(dict.fromkeys(name for name in (term.en, term.km) if name))
