"""Rules between the fields of one record: rights against type, dates against dates, names against language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .record import Record
from .vocabularies import Vocabularies

Broken = tuple[str, tuple[str | int, ...], dict[str, str]]

# Cambodia's copyright law of 2003, article 10, names what is free; guidelines are of the legal family but not in it.
_LEGAL_BUT_PROTECTED = frozenset({"guideline"})

_KHMER = re.compile("[\u1780-\u17d3]")
_SMART = "\u201c\u201d\u2018\u2019\u201e\u201a\u00ab\u00bb"
_SMART_SIGN = re.compile(f"[{_SMART}]")


def may_be_official_text(type_id: str, vocabularies: Vocabularies) -> bool:
    """Tell whether documents of this type are official texts that copyright does not protect."""
    family = vocabularies.term("document-types", type_id).facts.get("family")
    return family == "legal" and type_id not in _LEGAL_BUT_PROTECTED


def may_host(statement: str, vocabularies: Vocabularies) -> bool:
    """Tell whether files under this rights statement may stand in the bank."""
    return vocabularies.term("rights", statement).facts.get("may_host") == "true"


def broken_rules(
    record: Record, values: Mapping[str, Any], vocabularies: Vocabularies
) -> Iterator[Broken]:
    """Yield code, path and facts of each rule that `record` breaks."""
    yield from _id(record)
    yield from _title(record)
    yield from _dates(record)
    yield from _rights(record, vocabularies)
    yield from _editions(record)
    yield from _languages(record)
    # Few records hold such a sign at all; looking at the whole of one at once spares the walk through its values.
    if _SMART_SIGN.search(repr(values)):
        yield from _quotation_marks(values, ())


def _id(record: Record) -> Iterator[Broken]:
    # `documents/index.html` is the list of all documents.
    if record.id == "index":
        yield "id-invalid", ("id",), {"field": "id", "value": record.id}


def _title(record: Record) -> Iterator[Broken]:
    if record.title.km is None and record.title.en is None:
        yield "title-missing", ("title",), {"field": "title"}


def _dates(record: Record) -> Iterator[Broken]:
    if record.period and record.period.end.latest < record.period.start.earliest:
        yield "date-order", ("period", "end"), {
            "field": "period.end", "value": str(record.period.end), "before": str(record.period.start),
        }  # fmt: skip
    start = record.in_force_from or record.date
    if record.ended and start and record.ended.latest < start.earliest:
        yield (
            "date-order",
            ("ended",),
            {"field": "ended", "value": str(record.ended), "before": str(start)},
        )


def _rights(record: Record, vocabularies: Vocabularies) -> Iterator[Broken]:
    statement = record.rights.statement
    if statement == "official-text" and not may_be_official_text(record.type, vocabularies):
        yield (
            "rights-not-for-type",
            ("rights", "statement"),
            {"value": statement, "type": record.type},
        )
    if record.editions and not may_host(statement, vocabularies):
        yield "rights-forbid-file", ("rights", "statement"), {
            "value": statement, "file": record.editions[0].file,
        }  # fmt: skip
    if statement == "permission" and not record.rights.evidence:
        yield "permission-evidence-missing", ("rights",), {"field": "rights.evidence"}


def _editions(record: Record) -> Iterator[Broken]:
    seen: dict[str, str] = {}
    for number, edition in enumerate(record.editions):
        if edition.language in seen:
            yield "edition-language-twice", ("editions", number, "language"), {
                "value": edition.language, "file": edition.file, "other": seen[edition.language],
            }  # fmt: skip
        seen.setdefault(edition.language, edition.file)
        wanted = f"{record.id}.{edition.language}.pdf"
        if edition.file != wanted:
            yield (
                "edition-name-differs",
                ("editions", number, "file"),
                {"value": edition.file, "wanted": wanted},
            )


def _languages(record: Record) -> Iterator[Broken]:
    for field, text in (("title", record.title), ("summary", record.summary)):
        if text is None:
            continue
        if text.km is not None and not _KHMER.search(text.km):
            yield (
                "text-wrong-language",
                (field, "km"),
                {"field": f"{field}.km", "value": text.km, "language": "km"},
            )
        if text.en is not None and len(_KHMER.findall(text.en)) * 2 > len(text.en):
            yield (
                "text-wrong-language",
                (field, "en"),
                {"field": f"{field}.en", "value": text.en, "language": "en"},
            )


def _quotation_marks(values: Any, path: tuple[str | int, ...]) -> Iterator[Broken]:
    # A word processor turns the quotation marks of YAML into curly ones, which then become part of the value.
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from _quotation_marks(value, (*path, name))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from _quotation_marks(value, (*path, number))
    elif (
        isinstance(values, str) and len(values) > 1 and values[0] in _SMART and values[-1] in _SMART
    ):
        field = ".".join(str(part) for part in path if isinstance(part, str))
        yield "smart-quotes", path, {"field": field, "value": values}
