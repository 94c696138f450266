"""What the pictures of the bank are drawn from: policy over time, documents by province, types by theme.

Each is a value of its own, a function of the catalogue, made once for both languages; its `repr` tells whether its pages
have to be written again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from policybank.catalogue import CataloguedDocument
from policybank.pages.common import Bank, issued_of, languages_of, last_day, year_of

_Key = TypeVar("_Key")

# What a timeline of policy is about: rules, and what is planned. Research has years too, and no place in their order.
_FAMILIES_OVER_TIME = frozenset({"legal", "policy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedDocument:
    """A document on the timeline. `period_end` is the last year of its period, or None; `next_ids` what followed it.

    `last_day` (ISO) is that of a period that may be over; empty where the status says more than a period can.
    """

    id: str
    title_km: str
    title_en: str
    type: str
    year: int
    period_end: int | None
    status: str
    last_day: str
    next_ids: tuple[str, ...]
    next_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Documents of the families over time by their years, the oldest first, and how many have no date."""

    documents: tuple[TimedDocument, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents, and how many of them in Khmer, in English, and in a language that nobody has noted yet."""

    total: int = 0
    khmer: int = 0
    english: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Tallies by theme: of each family and each type that has documents, and of all."""

    by_family: Mapping[tuple[str, str], Tally]
    by_type: Mapping[tuple[str, str], Tally]
    by_theme: Mapping[str, Tally]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provinces:
    """Tallies by province, and how many documents name none."""

    by_province: Mapping[str, Tally]
    national: int


def timeline_of(bank: Bank) -> Timeline:
    """Return the documents of the timeline."""

    def make() -> Timeline:
        known = {
            one.document.record.id: one
            for one in bank.catalogue.documents.values()
            if family_of(one, bank) in _FAMILIES_OVER_TIME
        }
        dated = [one for one in known.values() if year_of(one.document.record) is not None]
        dated.sort(key=lambda one: (issued_of(one.document.record), one.document.record.id))
        return Timeline(
            documents=tuple(_timed(one, bank) for one in dated), undated=len(known) - len(dated)
        )

    return bank.once(("timeline",), make)


def coverage_of(bank: Bank) -> Coverage:
    """Return what the bank has on each theme."""

    def make() -> Coverage:
        by_family: dict[tuple[str, str], list[int]] = {}
        by_type: dict[tuple[str, str], list[int]] = {}
        by_theme: dict[str, list[int]] = {}
        types = set()
        for catalogued in bank.catalogue.documents.values():
            record = catalogued.document.record
            one, family = _counted(catalogued, bank), family_of(catalogued, bank)
            types.add(record.type)
            for theme in record.themes:
                _add(by_family, (family, theme), one)
                _add(by_type, (record.type, theme), one)
                _add(by_theme, theme, one)
        vocabularies = bank.catalogue.vocabularies
        return Coverage(
            by_family=_tallies(by_family),
            by_type=_tallies(by_type),
            by_theme={theme: Tally() for theme in vocabularies["themes"].terms}
            | _tallies(by_theme),
            types=tuple(one for one in vocabularies["document-types"].terms if one in types),
        )

    return bank.once(("coverage",), make)


def provinces_of(bank: Bank) -> Provinces:
    """Return how many documents name each province."""

    def make() -> Provinces:
        documents = bank.catalogue.documents.values()
        counts: dict[str, list[int]] = {}
        for catalogued in documents:
            for province in catalogued.document.record.provinces:
                _add(counts, province, _counted(catalogued, bank))
        none = {province: Tally() for province in bank.catalogue.vocabularies["provinces"].terms}
        return Provinces(
            by_province=none | _tallies(counts),
            national=sum(not one.document.record.provinces for one in documents),
        )

    return bank.once(("provinces",), make)


def family_of(catalogued: CataloguedDocument, bank: Bank) -> str:
    """Return the family of a document's type."""
    term = bank.catalogue.vocabularies.term("document-types", catalogued.document.record.type)
    return term.facts.get("family", "")


def _timed(catalogued: CataloguedDocument, bank: Bank) -> TimedDocument:
    record, status = catalogued.document.record, catalogued.status
    documents = bank.catalogue.documents
    next_ids = tuple(one for one in status.successors if one in documents)
    next_years = [
        year for one in next_ids if (year := year_of(documents[one].document.record)) is not None
    ]
    return TimedDocument(
        id=record.id,
        title_km=record.title.km or "",
        title_en=record.title.en or "",
        type=record.type,
        year=record.period.start.year if record.period else year_of(record) or 0,
        period_end=record.period.end.year if record.period else None,
        status=status.kind,
        last_day=last_day(record.period.end) if record.period and status.kind == "planned" else "",
        next_ids=next_ids,
        next_year=min(next_years, default=None),
    )


def _counted(catalogued: CataloguedDocument, bank: Bank) -> tuple[int, ...]:
    """Return what a document adds to a tally."""
    languages = languages_of(catalogued.document.record, bank)
    return (1, int("km" in languages), int("en" in languages), int(not languages))


def _add(counts: dict[_Key, list[int]], key: _Key, one: tuple[int, ...]) -> None:
    found = counts.get(key)
    if found is None:
        counts[key] = list(one)
    else:
        for place, number in enumerate(one):
            found[place] += number


def _tallies(counts: Mapping[_Key, list[int]]) -> dict[_Key, Tally]:
    return {key: Tally(*numbers) for key, numbers in counts.items()}
