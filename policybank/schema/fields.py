"""The fields of a record as a tree, read off the classes of `record.py`, for everything that is made from the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from .record import Record

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: `path` is its name with those above it (`links.url`), which is also its key in `i18n` under `fields`.

    `vocabulary` is the list its words come from. `children` are the fields inside a mapping or inside each entry of a
    list of mappings. `is_date` says that it holds a year, a month or a day.
    """

    path: str
    is_required: bool
    is_list: bool
    vocabulary: str | None
    children: tuple[Field, ...]
    is_date: bool = False

    @property
    def name(self) -> str:
        """The field's own name, as it is written in the record."""
        return self.path.rsplit(".", 1)[-1]

    def with_all_below(self) -> Iterator[Field]:
        """Yield this field and those inside it, in the order of the record."""
        yield self
        for child in self.children:
            yield from child.with_all_below()


@cache
def record_fields() -> tuple[Field, ...]:
    """Return the record's own fields in their order, each with those inside it."""
    return _children_of(resolved_schema(), "")


def resolved_schema() -> JsonSchema:
    """Return the JSON Schema of a record as pydantic tells it, parts put in where they are used and nulls left out.

    A part stands in several places under different names (a note on rights, a note on the review), so that each place
    needs its own title. Null is no value of any field: an empty one is a fault.
    """
    schema: JsonSchema = TypeAdapter(Record).json_schema()
    return _resolved(schema, schema.get("$defs", {}))


def _resolved(node: Mapping[str, Any], parts: Mapping[str, Any]) -> JsonSchema:
    if "$ref" in node:
        return _resolved(parts[node["$ref"].rsplit("/", 1)[1]], parts)
    options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
    if options:
        assert len(options) == 1, "a field holds one kind of value"
        return _resolved(options[0], parts)
    kept = {
        name: value
        for name, value in node.items()
        if name not in {"$defs", "default", "title", "description"}
    }
    if "items" in kept:
        kept["items"] = _resolved(kept["items"], parts)
    if "properties" in kept:
        kept["properties"] = {
            name: _resolved(value, parts) for name, value in kept["properties"].items()
        }
    return kept


def _children_of(node: JsonSchema, start: str) -> tuple[Field, ...]:
    required = node.get("required", ())
    return tuple(
        _field(child, f"{start}{name}", is_required=name in required)
        for name, child in node.get("properties", {}).items()
    )


def _field(node: JsonSchema, path: str, *, is_required: bool) -> Field:
    is_list = node["type"] == "array"
    held = node["items"] if is_list else node
    return Field(
        path=path,
        is_required=is_required,
        is_list=is_list,
        vocabulary=held.get("x-vocabulary"),
        children=_children_of(held, f"{path}."),
        is_date=held.get("x-kind") == "date",
    )
