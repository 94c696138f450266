"""Read `packet.json` and `contact.json`: closed forms, every value looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from policybank.core import Fault, Place, fault

from ._json import without_hiding
from .packet import ANSWERS, DOORS, FORMAT, MOST_DOCUMENTS, VERSION, Answer, Contact

_CODE: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\Z")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_NUMBER: Final = re.compile(r"\d{1,12}\Z", re.ASCII)
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
DOCUMENT_NAME: Final = re.compile(r"document\.([a-z]{2,3})\.pdf\Z")

_FIELDS: Final = frozenset(
    {"format", "version", "code", "made", "door", "language", "files", "answers", "sentence"}
)
_FILE_FIELDS: Final = frozenset({"name", "sha256", "size", "leaves"})

# Five questions a set today.
_MOST_ANSWERS: Final = 30
_LONGEST_ID: Final = 60
_LONGEST_SENTENCE: Final = 2_000
_LONGEST_CONTACT: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFile:
    """What the packet says of one of its PDFs."""

    name: str
    sha256: str
    size_bytes: int
    leaves: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What `packet.json` says."""

    code: str
    made: str
    door: str
    language: str
    files: tuple[ToldFile, ...]
    suitable: tuple[Answer, ...]
    sharing: tuple[Answer, ...]
    sentence_km: str
    sentence_en: str


class _Reader:
    """Takes values out of a tree and collects a fault for each that is not as it should be."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.faults: list[Fault] = []

    def wrong(self, field: str, value: object) -> None:
        self.faults.append(fault("packet-field-wrong", self.place, field=field, value=value))

    def text(
        self, values: Mapping[str, Any], name: str, form: re.Pattern[str], above: str = ""
    ) -> str:
        value = values.get(name)
        if not isinstance(value, str) or not form.match(value):
            self.wrong(f"{above}{name}", value)
            return ""
        return value

    def one_of(
        self, values: Mapping[str, Any], name: str, words: tuple[str, ...], above: str = ""
    ) -> str:
        value = values.get(name)
        if not isinstance(value, str) or value not in words:
            self.wrong(f"{above}{name}", value)
            return ""
        return value

    def mapping(self, value: Any, field: str, known: frozenset[str]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.wrong(field, value)
            return {}
        for name in sorted(value.keys() - known):
            self.wrong(f"{field}.{name}".lstrip("."), value[name])
        return value

    def entries(self, value: Any, field: str, most: int) -> list[Any]:
        if not isinstance(value, list) or len(value) > most:
            self.wrong(field, value)
            return []
        return value

    def shown_text(
        self, values: Mapping[str, Any], name: str, longest: int, above: str = ""
    ) -> str:
        """Return a text that is only shown: signs that hide something are taken out of it."""
        value = values.get(name, "")
        if not isinstance(value, str) or len(value) > longest:
            self.wrong(f"{above}{name}", value)
            return ""
        return without_hiding(value)


def read_manifest(
    tree: Mapping[str, Any], place: Place
) -> tuple[Manifest | None, tuple[Fault, ...]]:
    """Return what `packet.json` says, or None and what is wrong with it."""
    if tree.get("format") != FORMAT or tree.get("version") != str(VERSION):
        shown = f"{tree.get('format')} {tree.get('version')}"
        return None, (fault("packet-version-unknown", place, value=shown),)
    reader = _Reader(place)
    values = reader.mapping(tree, "", _FIELDS)
    answers = reader.mapping(
        values.get("answers", {}), "answers", frozenset({"suitable", "sharing"})
    )
    sentence = reader.mapping(values.get("sentence", {}), "sentence", frozenset({"km", "en"}))
    manifest = Manifest(
        code=reader.text(values, "code", _CODE),
        made=reader.text(values, "made", _DAY),
        door=reader.one_of(values, "door", DOORS),
        language=reader.one_of(values, "language", ("km", "en")),
        files=_files(reader, values.get("files", [])),
        suitable=_answers(reader, answers, "suitable"),
        sharing=_answers(reader, answers, "sharing"),
        sentence_km=reader.shown_text(sentence, "km", _LONGEST_SENTENCE, "sentence."),
        sentence_en=reader.shown_text(sentence, "en", _LONGEST_SENTENCE, "sentence."),
    )
    return (None if reader.faults else manifest), tuple(reader.faults)


def _files(reader: _Reader, value: Any) -> tuple[ToldFile, ...]:
    files = []
    for number, entry in enumerate(reader.entries(value, "files", MOST_DOCUMENTS)):
        above = f"files.{number}."
        told = reader.mapping(entry, f"files.{number}", _FILE_FIELDS)
        if not told:
            continue
        leaves = told.get("leaves")
        if leaves is not None:
            leaves = reader.text(told, "leaves", _NUMBER, above)
        files.append(
            ToldFile(
                name=reader.text(told, "name", DOCUMENT_NAME, above),
                sha256=reader.text(told, "sha256", _SHA256, above),
                size_bytes=int(reader.text(told, "size", _NUMBER, above) or 0),
                leaves=int(leaves) if leaves else None,
            )
        )
    names = [one.name for one in files]
    for name in sorted({one for one in names if one and names.count(one) > 1}):
        reader.wrong("files", name)
    return tuple(files)


def _answers(reader: _Reader, values: Mapping[str, Any], name: str) -> tuple[Answer, ...]:
    answers = []
    for number, entry in enumerate(
        reader.entries(values.get(name, []), f"answers.{name}", _MOST_ANSWERS)
    ):
        above = f"answers.{name}.{number}"
        told = reader.mapping(entry, above, frozenset({"question", "answer"}))
        question = reader.text(told, "question", _ID, f"{above}.")
        answer = reader.text(told, "answer", _ID, f"{above}.")
        if len(question) > _LONGEST_ID or len(answer) > _LONGEST_ID:
            reader.wrong(above, question)
        if name == "suitable" and answer and answer not in ANSWERS:
            reader.wrong(f"{above}.answer", answer)
        answers.append(Answer(question=question, answer=answer))
    return tuple(answers)


def read_contact(tree: Mapping[str, Any], place: Place) -> tuple[Contact, tuple[Fault, ...]]:
    """Return what `contact.json` says and what is wrong with it. Its values are never shown in a fault."""
    reader = _Reader(place)
    names = tuple(field.name for field in fields(Contact))
    texts: dict[str, str] = {}
    for name in names:
        value = tree.get(name, "")
        if isinstance(value, str) and len(value) <= _LONGEST_CONTACT:
            texts[name] = without_hiding(value)
        else:
            reader.wrong(name, "…")
    for _ in tree.keys() - set(names):
        # Not even its name: it is what a person wrote into a file that nobody else is to see.
        reader.wrong("contact", "…")
    return Contact(**texts), tuple(reader.faults)
