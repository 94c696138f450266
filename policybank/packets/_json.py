"""Read JSON of strangers: depth and repeated keys refused, numbers kept as the text they were, letters in NFC."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

# A packet's deepest value is `record.json` → review → note → km, or an answer of `packet.json`: four. Eight leaves room.
DEEPEST: Final = 8

_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")

# Marks that are of no use in Khmer or English and come along when text is copied: they are left out. What turns the
# reading direction or hides text otherwise (a title like another one) stays in, and the schema refuses it.
_USELESS: Final = re.compile("[\u061c\u200e\u200f\u2060-\u2064\U000e0000-\U000e0fff]")

# What no file in UTF-8 can hold; JSON can say it with an escape.
_HALF_SIGN: Final = re.compile("[\ud800-\udfff]")

# Signs that steer a terminal or turn the reading direction.
_HIDING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFault(Exception):
    """Why a text is not the JSON we read; `value` shows the place or the key."""

    reason: str
    value: str = ""


def read_json(data: bytes) -> dict[str, Any]:
    """Return the mapping in `data`, or raise JsonFault. Numbers and truth values become text; a null is left out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonFault(reason="json-not-utf8") from error
    _refuse_depth(text)
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_mapping,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise JsonFault(reason="json-syntax", value=f"{error.lineno}:{error.colno}") from error
    if not isinstance(tree, dict):
        raise JsonFault(reason="json-not-a-mapping")
    _refuse_half_signs(tree)
    plain = _plain(tree)
    assert isinstance(plain, dict), "a mapping stays one"
    return plain


def _refuse_depth(text: str) -> None:
    # Before the parser sees it: that one goes down recursively.
    depth = 0
    for found in _BRACKET.finditer(_TEXT.sub('""', text)):
        depth += 1 if found.group() in "[{" else -1
        if depth > DEEPEST:
            raise JsonFault(reason="json-too-deep")


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise JsonFault(reason="json-key-twice", value=key)
        values[key] = value
    return values


def _refuse_constant(name: str) -> Any:
    raise JsonFault(reason="json-number", value=name)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return _line(value) if isinstance(value, str) else value


def _refuse_half_signs(value: Any) -> None:
    if isinstance(value, dict):
        for key, one in value.items():
            _refuse_half_signs(key)
            _refuse_half_signs(one)
    elif isinstance(value, list):
        for one in value:
            _refuse_half_signs(one)
    elif isinstance(value, str) and _HALF_SIGN.search(value):
        raise JsonFault(reason="json-not-utf8")


def _line(text: str) -> str:
    """Return `text` as one line in NFC, as every field of a record is."""
    return unicodedata.normalize("NFC", " ".join(_USELESS.sub("", text).split()))


def without_hiding(text: str) -> str:
    """Return `text` without signs that steer a terminal or turn the reading direction, for what is only shown."""
    return _HIDING.sub("", text)
