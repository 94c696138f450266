"""The table of facts on a document's page: each fact with its name, and a mark where the bank inferred it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.catalogue import FACETS, CataloguedDocument
from policybank.i18n import Words, read_words
from policybank.pages.common import Bank, Phrase, Reference, relative, render
from policybank.schema import PartialDate, Record

# What a reader asks first: these stand on the card at the top of the page, the rest in the table below it.
_ON_THE_CARD = frozenset(
    {"legal-number", "date", "in-force-from", "ended", "bodies", "period", "languages"}
)

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
    """A fact: the `name` of its field, its label and its values as HTML. `is_inferred` when the bank assigned it and nobody has confirmed it."""

    name: str
    label: Markup
    values: Markup
    is_inferred: bool

    @property
    def is_on_card(self) -> bool:
        """Tell whether the fact stands on the reference card."""
        return self.name in _ON_THE_CARD


def fact_rows(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> tuple[FactRow, ...]:
    """Return the facts of a document that have a value, in their order."""
    record = catalogued.document.record
    words = read_words(language)
    inferred = frozenset(name.replace("_", "-") for name in record.review.inferred)
    comma = str(escape(words("lists.comma")))
    rows: list[FactRow] = []

    def add(name: str, *values: Markup) -> None:
        if values:
            label = bank.once(("label", name, language), lambda: escape(words(f"document.{name}")))
            rows.append(
                # Joined as plain text: each value is HTML already, and `Markup.join` would look at it again.
                FactRow(
                    name=name,
                    label=label,
                    values=Markup(str.join(comma, values)),  # noqa: S704 - all of it escaped above
                    is_inferred=name in inferred,
                )
            )

    number = _legal_number(record, language)
    if number is not None:
        add("legal-number", number.spanned)
    for name, date in (
        ("date", record.date),
        ("in-force-from", record.in_force_from),
        ("ended", record.ended),
    ):
        if date is not None:
            add(name, _date(name, date, from_path, words))
    if record.period is not None:
        start, end = (
            words.digits(str(one.year)) for one in (record.period.start, record.period.end)
        )
        add("period", escape(words("document.years", start=start, end=end)))
    for name, vocabulary, values_of in _TERM_FIELDS:
        add(
            name,
            *(_term(vocabulary, one, name, from_path, language, bank) for one in values_of(record)),
        )
    added = record.date_added
    add("date-added", escape(words.date(added.year, added.month, added.day)))
    return tuple(rows)


def _legal_number(record: Record, language: str) -> Phrase | None:
    if language == "km":
        if record.legal_number_km:
            return Phrase(record.legal_number_km)
        return Phrase(record.legal_number, "en") if record.legal_number else None
    if record.legal_number:
        return Phrase(record.legal_number)
    return Phrase(record.legal_number_km, "km") if record.legal_number_km else None


def _date(name: str, date: PartialDate, from_path: str, words: Words) -> Markup:
    text = escape(words.date(date.year, date.month, date.day))
    if name != "date":
        return text
    # Only the date of the document itself has a list of its year.
    there = relative(from_path, f"{words.language}/years/{date.year}.html")
    return Markup(f'<a href="{there}">{text}</a>')  # noqa: S704 - a year is a number


def _term(
    vocabulary: str, term_id: str, field: str, from_path: str, language: str, bank: Bank
) -> Markup:
    """Return the name of a term with the way to its list; made once for all pages of documents in a language."""

    def make() -> Markup:
        there = relative(from_path, f"{language}/{field}/{term_id}.html")
        reference = Reference(
            bank.term(vocabulary, term_id, language), there if field in FACETS else ""
        )
        return render("value", language, value=reference)

    return bank.once(("value", vocabulary, term_id, language), make)
