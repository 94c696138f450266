"""The table of facts on a document's page: each fact with its name, and a mark where the bank inferred it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from policybank.catalogue import FACETS, CataloguedDocument
from policybank.i18n import Words, read_words
from policybank.schema import PartialDate, Record

from .bank import Bank
from .paths import relative
from .phrase import Phrase, Reference, term_phrase

# Name of the field (and of its facet, where it has one), vocabulary, and its values, in the order of the page.
_TERM_FIELDS: tuple[tuple[str, str, Callable[[Record], tuple[str, ...]]], ...] = (
    ("bodies", "bodies", lambda record: record.bodies),
    ("languages", "languages", lambda record: record.languages),
    ("themes", "themes", lambda record: record.themes),
    ("sub-sectors", "sub-sectors", lambda record: record.sub_sectors),
    ("working-groups", "working-groups", lambda record: record.working_groups),
    ("people", "people", lambda record: record.people),
    ("provinces", "provinces", lambda record: record.provinces),
    ("sdg4-targets", "sdg4-targets", lambda record: record.sdg4_targets),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact: its name and its values. `is_inferred` when the bank assigned it and nobody has confirmed it."""

    label: str
    values: tuple[Reference, ...]
    is_inferred: bool


def fact_rows(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> tuple[FactRow, ...]:
    """Return the facts of a document that have a value, in their order."""
    record = catalogued.document.record
    words = read_words(language)
    inferred = frozenset(name.replace("_", "-") for name in record.review.inferred)
    rows: list[FactRow] = []

    def add(name: str, *values: Reference) -> None:
        if values:
            rows.append(
                FactRow(
                    label=words(f"document.{name}"), values=values, is_inferred=name in inferred
                )
            )

    number = _legal_number(record, language)
    if number is not None:
        add("legal-number", Reference(number))
    for name, date in (
        ("date", record.date),
        ("in-force-from", record.in_force_from),
        ("ended", record.ended),
    ):
        if date is not None:
            add(name, _date(name, date, from_path, words, bank))
    if record.period is not None:
        years = (words.digits(str(one.year)) for one in (record.period.start, record.period.end))
        add(
            "period",
            Reference(
                Phrase(words("document.years", **dict(zip(("start", "end"), years, strict=True))))
            ),
        )
    for name, vocabulary, values_of in _TERM_FIELDS:
        add(
            name,
            *(_term(vocabulary, one, name, from_path, language, bank) for one in values_of(record)),
        )
    added = record.date_added
    add("date-added", Reference(Phrase(words.date(added.year, added.month, added.day))))
    return tuple(rows)


def _legal_number(record: Record, language: str) -> Phrase | None:
    if language == "km":
        if record.legal_number_km:
            return Phrase(record.legal_number_km)
        return Phrase(record.legal_number, "en") if record.legal_number else None
    if record.legal_number:
        return Phrase(record.legal_number)
    return Phrase(record.legal_number_km, "km") if record.legal_number_km else None


def _date(name: str, date: PartialDate, from_path: str, words: Words, bank: Bank) -> Reference:
    phrase = Phrase(words.date(date.year, date.month, date.day))
    has_list = name == "date" and any(
        shelf.term_id == str(date.year) and shelf.ids for shelf in bank.catalogue.shelves["years"]
    )
    return Reference(
        phrase, relative(from_path, f"{words.language}/years/{date.year}.html") if has_list else ""
    )


def _term(
    vocabulary: str, term_id: str, field: str, from_path: str, language: str, bank: Bank
) -> Reference:
    phrase = term_phrase(bank.catalogue.vocabularies.term(vocabulary, term_id), language)
    return Reference(
        phrase, relative(from_path, f"{language}/{field}/{term_id}.html") if field in FACETS else ""
    )
