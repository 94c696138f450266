"""What return slips told, added up: `library/usage/<period>.yml`, one file for each period, written once.

Every number is a count of slips, rounded down to a multiple of five, and none stands that would be nought. So no sum and no
difference of published numbers is a count of fewer than five slips either; docs/decisions/return-slip.md has the whole rule. It
is checked here and not only where the files are made, because a person may write in them by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass as plain_dataclass
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from ._entry_findings import entry_finding
from .check import Finding
from .personal import personal_data
from .slip import LONGEST_TITLE, LONGEST_WORDS, SURVEY
from .values import IdText, LineText

_STRICT = ConfigDict(extra="forbid", strict=False)

# Fewer slips than these stay unpublished, and every number is a multiple of it.
FEWEST_SLIPS: Final = 5

# A quarter of a year: shorter, and there are seldom five slips; longer, and nobody remembers sending one.
PERIOD_FORM: Final = re.compile(r"20[2-9]\d-q[1-4]\Z")
_DIGIT: Final = re.compile(r"\d")


def _broken(reason: str, value: object) -> PydanticCustomError:
    code = "usage-broken"
    facts = {"reason": f"usage-{reason}", "value": str(value)}
    # The words a reader sees stand in i18n, so the message is the bare code.
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def _slips(value: object) -> int:
    text = str(value)
    is_number = text.isascii() and text.isdigit() and len(text) < 7
    if not is_number or int(text) < FEWEST_SLIPS or int(text) % FEWEST_SLIPS:
        raise _broken("number", value)
    return int(text)


_Slips = Annotated[int, BeforeValidator(_slips)]
_Id = Annotated[str, IdText()]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class UsedDocument:
    """In how many slips a document's page, PDF and text were opened; nought where it is not published."""

    document: _Id
    page: _Slips = 0
    pdf: _Slips = 0
    text: _Slips = 0


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class MissedWords:
    """Words that found nothing, and in how many slips."""

    words: Annotated[str, LineText(longest=LONGEST_WORDS)]
    slips: _Slips


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class AskedFor:
    """A document without a file, or a title that the bank does not have, and how many slips asked for it."""

    document: _Id | None = None
    title: Annotated[str, LineText(longest=LONGEST_TITLE)] | None = None
    slips: _Slips


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Doubted:
    """A document with which readers found something wrong, and in how many slips."""

    document: _Id
    slips: _Slips


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Answered:
    """A choice of a question of the survey, and in how many slips it was made."""

    question: str
    choice: str
    slips: _Slips


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class UsagePeriod:
    """What the slips of one period told."""

    period: str
    slips: _Slips
    opened: tuple[UsedDocument, ...] = ()
    searches: tuple[MissedWords, ...] = ()
    asked: tuple[AskedFor, ...] = ()
    corrections: tuple[Doubted, ...] = ()
    answers: tuple[Answered, ...] = ()


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """All periods, the oldest first. `digest` changes when a file does."""

    periods: tuple[UsagePeriod, ...] = ()
    digest: str = ""


def check_usage(values: Mapping[str, Any]) -> tuple[UsagePeriod | None, tuple[Finding, ...]]:
    """Return the period that `values` tell, and what is wrong with them; None where anything is."""
    try:
        period = _adapter().validate_python(values)
    except ValidationError as error:
        return None, tuple(
            entry_finding(one, usage_broken) for one in error.errors(include_url=False)
        )
    found = (*_broken_rules(period),)
    return (None if found else period), found


@cache
def _adapter() -> TypeAdapter[UsagePeriod]:
    return TypeAdapter(UsagePeriod)


def _broken_rules(period: UsagePeriod) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for path, key, counts in _lines(period):
        if key in seen:
            yield usage_broken("twice", path, " ".join(key[1:]))
        seen.add(key)
        if max(counts) > period.slips:
            yield usage_broken("above-slips", path, max(counts))
        if not any(counts):
            yield usage_broken("field-missing", path, "page, pdf, text")
    for place, one in enumerate(period.asked):
        if (one.document is None) == (one.title is None):
            yield usage_broken("asked-unclear", ("asked", place), "")
    for place, answer in enumerate(period.answers):
        if answer.choice not in SURVEY.get(answer.question, ()):
            value = f"{answer.question}: {answer.choice}"
            yield usage_broken("answer-unknown", ("answers", place), value)
    yield from _personal(period)


def _personal(period: UsagePeriod) -> Iterator[Finding]:
    for place, one in enumerate(period.searches):
        if _DIGIT.search(one.words) or personal_data(one.words):
            yield usage_broken("personal", ("searches", place, "words"), one.words)
    for place, asked in enumerate(period.asked):
        if asked.title and personal_data(asked.title):
            yield usage_broken("personal", ("asked", place, "title"), asked.title)


def _lines(
    period: UsagePeriod,
) -> Iterator[tuple[tuple[str | int, ...], tuple[str, str], tuple[int, ...]]]:
    """Yield each line: its place, what must not stand twice, and its counts."""
    for place, used in enumerate(period.opened):
        yield ("opened", place), ("opened", used.document), (used.page, used.pdf, used.text)
    for place, missed in enumerate(period.searches):
        yield ("searches", place), ("searches", missed.words), (missed.slips,)
    for place, asked in enumerate(period.asked):
        yield ("asked", place), ("asked", asked.document or f" {asked.title}"), (asked.slips,)
    for place, doubted in enumerate(period.corrections):
        yield ("corrections", place), ("corrections", doubted.document), (doubted.slips,)
    for place, answer in enumerate(period.answers):
        key = f"{answer.question} {answer.choice}"
        yield ("answers", place), ("answers", key), (answer.slips,)


def usage_broken(reason: str, path: tuple[str | int, ...], value: object) -> Finding:
    """Return the finding that a file of usage is broken at `path`; its words stand under `faults.reasons`."""
    facts = (("reason", f"usage-{reason}"), ("value", str(value)))
    return Finding(code="usage-broken", path=path, facts=facts)
