"""The return slip: what a reader may send back of a copy of the bank, counts and a few words, and nothing of who sends it.

A closed format with a version. What arrives has passed through telephones and strangers, so everything is bounded, and a
slip with anything else in it is refused whole. No time in it is finer than a month.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from .values import IdText, Limit, LineText

_STRICT = ConfigDict(extra="forbid", strict=False)

SLIP_FORMAT: Final = "policybank-slip"
SLIP_VERSION: Final = 1

# What the bank asked its members in the survey of June 2025, in words of our own, with the answers that it offered. Their
# words stand in i18n below `slips.survey`. A question is never given another meaning: a new one gets a new name.
SURVEY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "use": ("often", "sometimes", "rarely", "first-time"),
    "ease": ("very", "somewhat", "neutral", "hard"),
    "relevance": ("very", "somewhat", "little"),
    "quality": ("excellent", "good", "fair", "poor"),
    "categories": ("helpful", "somewhat", "neutral", "not-helpful"),
    "gave": ("yes", "no"),
})  # fmt: skip

# A reader opens far fewer documents in a quarter; a count above this is a mistake or a joke, and is cut to it.
MOST_TIMES: Final = 99
LONGEST_WORDS: Final = 60
LONGEST_TITLE: Final = 160
LONGEST_SENTENCE: Final = 200
# How many lines of each kind a slip may hold: together they fill some ten codes of a size that a telephone still reads.
MOST_LINES: Final[Mapping[str, int]] = MappingProxyType({
    "searches": 40, "opened": 80, "asked": 20, "corrections": 20, "answers": len(SURVEY),
})  # fmt: skip

_MONTH: Final = re.compile(r"20[2-9]\d-(?:0[1-9]|1[0-2])\Z")


def _month(value: str) -> str:
    if not _MONTH.match(value):
        raise ValueError(value)
    return value


def _times(value: object) -> int:
    """Return a count: JSON and lines both hand it over as text."""
    text = str(value)
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise ValueError(text)
    return int(text)


Month = Annotated[str, AfterValidator(_month)]
_Times = Annotated[int, BeforeValidator(_times)]
_Id = Annotated[str, IdText()]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SlipSearch:
    """Words that found nothing, folded and without numbers, and how often they were asked."""

    words: Annotated[str, LineText(longest=LONGEST_WORDS)]
    times: _Times


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SlipOpened:
    """How often a document's page, its PDF and its text were opened."""

    document: _Id
    page: _Times = 0
    pdf: _Times = 0
    text: _Times = 0


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SlipAsked:
    """Something that a reader misses: a document of the bank that has no file, or a title."""

    document: _Id | None = None
    title: Annotated[str, LineText(longest=LONGEST_TITLE)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SlipCorrection:
    """How often a reader found something wrong with a document, and what, in a sentence that is never published."""

    document: _Id
    times: _Times
    sentence: Annotated[str, LineText(longest=LONGEST_SENTENCE)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SlipAnswer:
    """An answer to a question of the survey."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Slip:
    """One slip, of the months `since` to `until`."""

    since: Month
    until: Month
    searches: Annotated[tuple[SlipSearch, ...], Limit(MOST_LINES["searches"])] = ()
    opened: Annotated[tuple[SlipOpened, ...], Limit(MOST_LINES["opened"])] = ()
    asked: Annotated[tuple[SlipAsked, ...], Limit(MOST_LINES["asked"])] = ()
    corrections: Annotated[tuple[SlipCorrection, ...], Limit(MOST_LINES["corrections"])] = ()
    answers: Annotated[tuple[SlipAnswer, ...], Limit(MOST_LINES["answers"])] = ()


def check_slip(values: Mapping[str, Any]) -> Slip | None:
    """Return the slip that `values` tell; None where anything in them is not as it should be."""
    try:
        slip: Slip = _adapter().validate_python(values)
    except ValidationError:
        return None
    return slip if _is_sound(slip) else None


@cache
def _adapter() -> TypeAdapter[Slip]:
    return TypeAdapter(Slip)


def _is_sound(slip: Slip) -> bool:
    keys = [
        *(("n", one.words) for one in slip.searches),
        *(("o", one.document) for one in slip.opened),
        *(("w", one.document or f" {one.title}") for one in slip.asked),
        *(("e", one.document) for one in slip.corrections),
        *(("a", one.question) for one in slip.answers),
    ]
    return (
        slip.since <= slip.until
        and len(set(keys)) == len(keys)
        and bool(keys)
        and all((one.document is None) != (one.title is None) for one in slip.asked)
        and all(one.choice in SURVEY.get(one.question, ()) for one in slip.answers)
        and all(one.times for one in slip.searches)
        and all(one.times for one in slip.corrections)
        and all(one.page or one.pdf or one.text for one in slip.opened)
    )


def slip_schema() -> dict[str, Any]:
    """Return the JSON Schema of a slip as a file, without its name and title."""
    counted = {"type": "integer", "minimum": 1, "maximum": MOST_TIMES}
    maybe = {"type": "integer", "minimum": 0, "maximum": MOST_TIMES}
    document = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
    month = {"type": "string", "pattern": "^20[2-9][0-9]-(0[1-9]|1[0-2])$"}

    def text(longest: int) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": longest}

    def lines(kind: str, item: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "maxItems": MOST_LINES[kind], "items": item}

    return _closed(
        {
            "format": {"const": SLIP_FORMAT},
            "version": {"const": SLIP_VERSION},
            "since": month,
            "until": month,
            "searches": lines(
                "searches", _closed({"words": text(LONGEST_WORDS), "times": counted})
            ),
            "opened": lines(
                "opened",
                _closed(
                    {"document": document, "page": maybe, "pdf": maybe, "text": maybe},
                    "document",
                ),
            ),
            "asked": lines(
                "asked",
                {
                    "oneOf": [
                        _closed({"document": document}),
                        _closed({"title": text(LONGEST_TITLE)}),
                    ]
                },
            ),
            "corrections": lines(
                "corrections",
                _closed(
                    {"document": document, "times": counted, "sentence": text(LONGEST_SENTENCE)},
                    "document",
                    "times",
                ),
            ),
            "answers": lines(
                "answers",
                {
                    "oneOf": [
                        _closed({"question": {"const": one}, "choice": {"enum": list(choices)}})
                        for one, choices in SURVEY.items()
                    ]
                },
            ),
            "sum": {"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"},
        },
        "format", "version", "since", "until", "sum",
    )  # fmt: skip


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    """Return a mapping that holds nothing else; all is required unless it is said what is."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required or properties),
        "additionalProperties": False,
    }
