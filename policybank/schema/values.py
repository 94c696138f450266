"""Kinds of value: what a field may hold, its check, and how JSON Schema and the field tables tell it.

Each kind is an annotation that pydantic reads. A failed check raises `PydanticCustomError` whose type is the code of a
fault and whose context are the fault's facts; `schema.check` turns it into a finding with its place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .dates import PartialDate, parse_date
from .vocabularies import Vocabularies

ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_ID = 60

# A tag, a closing tag, a comment or a processing instruction; "<" before a space or a digit ("children < 5") is text.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\d|#x|[A-Za-z]{2,8};)|javascript:", re.IGNORECASE)

# Signs that turn the reading direction or hide text: with them a title can look like another one (Trojan Source, 2021).
# The last ranges are the categories Cc, Cs and Co, which Unicode never changes; one expression is eight times as fast as
# asking for the category of each letter, which was a third of checking a record.
_HIDING = re.compile(
    "[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd\u00ad"
    "\x00-\x1f\x7f-\x9f\ud800-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)

_URL = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[^\s<>\"'\\^`{|}]*)?(?:\?[^\s<>\"'\\^`{|}]*)?\Z"
)


def _wrong(code: str, **facts: object) -> PydanticCustomError:
    # pydantic types the message as a literal; the words a reader sees stand in i18n, so it is the bare code.
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` entries in a list."""

    most: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after the list was read."""

        def check(values: tuple[Any, ...]) -> tuple[Any, ...]:
            if len(values) > self.most:
                raise _wrong("value-too-long", length=len(values), limit=self.most)
            return values

        return core_schema.no_info_after_validator_function(check, handler(source))


def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set()
    for value in values:
        if value in seen:
            raise _wrong("value-twice", value=value)
        seen.add(value)
    return values


each_once = AfterValidator(_each_once)


@dataclass(frozen=True, slots=True)
class LineText:
    """One line of plain text in NFC, of at most `longest` letters, without markup or control characters."""

    longest: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check a text value."""
        return core_schema.no_info_after_validator_function(self._check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell it to editors; YAML editors read `65` as a number."""
        return {"type": ["string", "integer"], "maxLength": self.longest}

    def _check(self, value: str) -> str:
        text = unicodedata.normalize("NFC", " ".join(value.split()))
        if not text:
            raise _wrong("field-empty")
        if len(text) > self.longest:
            raise _wrong("value-too-long", length=len(text), limit=self.longest)
        found = _HIDING.search(text)
        if found:
            raise _wrong("text-control-character", sign=f"U+{ord(found.group()):04X}")
        markup = _MARKUP.search(text)
        if markup:
            raise _wrong("text-markup", value=text[markup.start() : markup.start() + 20])
        return text


class ParagraphText(LineText):
    """A short plain text; line breaks in the file are folded to spaces."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class IdText:
    """An id: small ASCII letters, digits and single hyphens, at most 60 signs."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check an id."""

        def check(value: str) -> str:
            if len(value) > LONGEST_ID or not ID_FORM.match(value):
                raise _wrong("id-invalid", value=value)
            return value

        return core_schema.no_info_after_validator_function(check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the form to editors."""
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": LONGEST_ID}


@dataclass(frozen=True, slots=True)
class TermOf:
    """The id of a term of `vocabulary`. Needs the `Vocabularies` as the context of validation."""

    vocabulary: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check against the vocabulary handed in as context."""
        return core_schema.with_info_after_validator_function(self._check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Leave the vocabulary's name; `schema.made_files` puts the terms in."""
        return {"type": "string", "x-vocabulary": self.vocabulary}

    def _check(self, value: str, info: ValidationInfo) -> str:
        vocabularies = info.context
        assert isinstance(vocabularies, Vocabularies), (
            "records are checked with the vocabularies as context"
        )
        vocabulary = vocabularies[self.vocabulary]
        if value not in vocabulary:
            nearest = vocabulary.nearest(value)
            raise _wrong(
                "term-unknown", value=value, vocabulary=self.vocabulary, nearest=nearest or ""
            )
        # The vocabulary's own string: a large bank would hold each id ten thousand times.
        return vocabulary[value].id


@dataclass(frozen=True, slots=True)
class UrlText:
    """An http or https address in ASCII (Khmer in addresses is written percent-encoded)."""

    longest: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check an address."""

        def check(value: str) -> str:
            text = value.strip()
            if len(text) > self.longest:
                raise _wrong("value-too-long", length=len(text), limit=self.longest)
            if not text.isascii() or not _URL.match(text):
                raise _wrong("url-invalid", value=text)
            return text

        return core_schema.no_info_after_validator_function(check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the form to editors."""
        return {"type": "string", "pattern": "^https?://", "maxLength": self.longest}


@dataclass(frozen=True, slots=True)
class FileName:
    """The bare ASCII name of a file beside the record, or inside its `folder`."""

    endings: tuple[str, ...]
    folder: str | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check a file name."""

        def check(value: str) -> str:
            start = f"{self.folder}/" if self.folder else ""
            name = value.removeprefix(start)
            is_safe = re.match(r"[a-z0-9][a-z0-9.-]{0,99}\Z", name) and ".." not in name
            if not value.startswith(start) or not is_safe or not name.endswith(self.endings):
                raise _wrong("file-name-unsafe", value=value, endings=", ".join(self.endings))
            return value

        return core_schema.no_info_after_validator_function(check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the form to editors."""
        start = f"{self.folder}/" if self.folder else ""
        endings = "|".join(re.escape(ending) for ending in self.endings)
        return {"type": "string", "pattern": f"^{start}[a-z0-9][a-z0-9.-]*({endings})$"}


@dataclass(frozen=True, slots=True)
class DateValue:
    """A year, a month or a day."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a date."""

        def check(value: object) -> PartialDate:
            date = parse_date(value)
            if date is None:
                raise _wrong("date-invalid", value=value)
            return date

        return core_schema.no_info_plain_validator_function(check)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the form to editors; YAML editors read `2007` as a number."""
        return {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "x-kind": "date",
        }
