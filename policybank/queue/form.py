"""The queue as text: a closed form, so that nothing about persons can stand in it by accident."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from policybank.core import SetupError
from policybank.i18n import LANGUAGES, read_words
from policybank.schema import ROLES, STATES, personal_data

from .queue import LONGEST_REASON, Change, Entry, Queue, Reason

_FORMAT: Final = "policybank-queue"
_VERSION: Final = 1

_CODE: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\Z")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# Words of the vocabularies may have dots.
_TERM: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
ADDRESS: Final = re.compile(r"https://[A-Za-z0-9.-]+/[A-Za-z0-9._/-]*\Z")

_ENTRY_FIELDS: Final = frozenset(
    {"code", "id", "title", "type", "door", "state", "history", "pull_request"}
)
_CHANGE_FIELDS: Final = frozenset({"state", "date", "role", "reason"})
_LONGEST_TITLE: Final = 300


def queue_text(queue: Queue) -> str:
    """Return `queue` as `queue.json` holds it."""
    tree = {
        "format": _FORMAT,
        "version": _VERSION,
        "entries": [_entry_tree(one) for one in queue.entries],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _entry_tree(entry: Entry) -> dict[str, Any]:
    title = {"km": entry.title_km, "en": entry.title_en}
    return {
        "code": entry.code,
        "id": entry.id,
        "title": {language: text for language, text in title.items() if text},
        "type": entry.type,
        "door": entry.door,
        "state": entry.state,
        "history": [_change_tree(one) for one in entry.history],
        "pull_request": entry.pull_request or None,
    }


def _change_tree(change: Change) -> dict[str, Any]:
    return {
        "state": change.state,
        "date": change.date,
        "role": change.role,
        "reason": {"km": change.reason.km, "en": change.reason.en},
    }


class QueueBroken(SetupError):
    """The text is no queue; `field` names what in it is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "\n".join(read_words(one)("intake.queue.broken", value=field) for one in LANGUAGES)
        )
        self.field = field


def read_queue_text(text: str) -> Queue:
    """Return the queue that `text` tells; raise QueueBroken where a field is missing, foreign or not as it must be."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QueueBroken("json") from error
    values = _mapping(tree, "queue", frozenset({"format", "version", "entries"}))
    if values["format"] != _FORMAT or values["version"] != _VERSION:
        raise QueueBroken("format")
    entries = tuple(_entry(one) for one in _list(values["entries"], "entries"))
    codes = [one.code for one in entries]
    if len(set(codes)) != len(codes):
        raise QueueBroken("code")
    return Queue(entries=tuple(sorted(entries, key=lambda one: one.code)))


def _entry(tree: Any) -> Entry:
    values = _mapping(tree, "entries", _ENTRY_FIELDS)
    title = values["title"]
    if not isinstance(title, dict) or not title or title.keys() - {"km", "en"}:
        raise QueueBroken("title")
    history = tuple(_change(one) for one in _list(values["history"], "history"))
    if not history or history[-1].state != values["state"]:
        raise QueueBroken("history")
    address = values["pull_request"]
    return Entry(
        code=_text(values, "code", _CODE),
        id=_text(values, "id", _ID),
        title_km=_line(title.get("km", ""), "title", _LONGEST_TITLE),
        title_en=_line(title.get("en", ""), "title", _LONGEST_TITLE),
        type=_text(values, "type", _TERM),
        door=_text(values, "door", _ID),
        history=history,
        pull_request="" if address is None else _text(values, "pull_request", ADDRESS),
    )


def _change(tree: Any) -> Change:
    values = _mapping(tree, "history", _CHANGE_FIELDS)
    reason = _mapping(values["reason"], "reason", frozenset({"km", "en"}))
    if values["state"] not in STATES:
        raise QueueBroken("state")
    if values["role"] not in ROLES:
        raise QueueBroken("role")
    texts = {
        language: _line(reason[language], "reason", LONGEST_REASON) for language in ("km", "en")
    }
    if any(map(personal_data, texts.values())):
        raise QueueBroken("reason")
    return Change(
        state=values["state"],
        date=_text(values, "date", _DAY),
        role=values["role"],
        reason=Reason(**texts),
    )


def _mapping(tree: Any, field: str, names: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(tree, dict) or tree.keys() != names:
        raise QueueBroken(field)
    return tree


def _list(tree: Any, field: str) -> list[Any]:
    if not isinstance(tree, list):
        raise QueueBroken(field)
    return tree


def _text(values: Mapping[str, Any], field: str, form: re.Pattern[str]) -> str:
    value = values[field]
    if not isinstance(value, str) or not form.match(value):
        raise QueueBroken(field)
    return value


def _line(value: Any, field: str, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\n" in value:
        raise QueueBroken(field)
    return value
