"""The JSON Schemas of the published records: made from the fields of the record, with what the bank adds to them."""

from __future__ import annotations

import json
from typing import Any, get_args

from policybank.catalogue import StatusKind
from policybank.i18n import read_words
from policybank.pages import CATALOGUE_SCHEMA, RECORD_SCHEMA, SLIP_SCHEMA
from policybank.schema import published_record_schema, slip_schema

from .records import VERSION

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TERM = {"type": "string"}
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_PATH = {"type": "string", "pattern": "^[a-z0-9][a-zA-Z0-9._/-]*$"}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_COUNT = {"type": "integer", "minimum": 0}


def record_schema(site_url: str) -> dict[str, Any]:
    """Return the schema of `documents/<id>.json`."""
    return {
        "$schema": _DRAFT,
        **_own_address(site_url, RECORD_SCHEMA),
        "title": _said("schema-record"),
        "description": _said("schema-promise"),
        **_mapping(
            {**_head(), "terms": {"type": "string"}, "record": {"$ref": "#/$defs/record"}},
            "$schema", "version", "name", "licence", "record", "terms",
        ),
        "$defs": {"record": _record()},
    }  # fmt: skip


def catalogue_schema(site_url: str) -> dict[str, Any]:
    """Return the schema of the whole catalogue."""
    return {
        "$schema": _DRAFT,
        **_own_address(site_url, CATALOGUE_SCHEMA),
        "title": _said("schema-catalogue"),
        "description": _said("schema-promise"),
        **_mapping(
            {
                **_head(),
                "terms": _terms(),
                "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
            },
            "$schema", "version", "name", "licence", "records", "terms",
        ),
        "$defs": {"record": _record()},
    }  # fmt: skip


def return_slip_schema(site_url: str) -> dict[str, Any]:
    """Return the schema of a return slip as a file."""
    titles = (read_words(language)("slips.schema") for language in ("en", "km"))
    return {
        "$schema": _DRAFT,
        **_own_address(site_url, SLIP_SCHEMA),
        "title": " · ".join(titles),
        **slip_schema(),
    }


def schema_file(schema: dict[str, Any]) -> bytes:
    """Return a schema as people can read it."""
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()


def _own_address(site_url: str, path: str) -> dict[str, str]:
    # A schema's name is an absolute address; a bank that has none publishes its schemas without a name.
    return {"$id": f"{site_url}/{path}"} if site_url else {}


def _said(name: str) -> str:
    return " · ".join(read_words(language)(f"exports.{name}") for language in ("en", "km"))


def _mapping(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _head() -> dict[str, Any]:
    return {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "name": _mapping({"km": {"type": "string"}, "en": {"type": "string"}}, "km", "en"),
        "site": _ADDRESS,
        "files_site": _ADDRESS,
        "licence": _ADDRESS,
    }


def _terms() -> dict[str, Any]:
    names = _mapping({"km": {"type": "string"}, "en": {"type": "string"}}, "en")
    return {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": names},
    }


def _record() -> dict[str, Any]:
    schema = published_record_schema()
    ids = {"type": "array", "items": _ID}
    schema["properties"] |= {
        "status": _mapping(
            {
                "kind": {"enum": list(get_args(StatusKind))},
                "certain": {"type": "boolean"},
                "until": _DATE,
                "successors": ids,
            },
            "kind", "certain",
        ),
        "relations_from_others": {
            "type": "array",
            "items": _mapping({"type": _TERM, "source": _ID, "basis": _TERM}, "type", "source", "basis"),
        },
        "files": {
            "type": "array",
            "items": _mapping(
                {
                    "language": _TERM,
                    "path": _PATH,
                    "size_bytes": _COUNT,
                    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    "leaves": _COUNT,
                    "text": _PATH,
                },
                "language", "path", "size_bytes", "sha256", "leaves", "text",
            ),
        },
        "missing": {"type": "array", "items": _ID},
        "pages": _mapping({"km": _PATH, "en": _PATH}, "km", "en"),
    }  # fmt: skip
    schema["required"] = [*schema["required"], "status", "pages"]
    return schema
