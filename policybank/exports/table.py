"""The catalogue as a table for spreadsheets: CSV in UTF-8 with a mark in front, without which Excel does not show Khmer."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator

from policybank.catalogue import CataloguedDocument
from policybank.i18n import LANGUAGES, read_words
from policybank.pages import COLUMNS, Bank, document_path, languages_of, safe_row, year_of
from policybank.schema import Bilingual, Title

from .kept import Layout

# Between the values of one cell. A comma stands in many names.
_BETWEEN = "; "


def column_names() -> tuple[str, ...]:
    """Return the first row: names for programs; the page of the data tells what they mean."""
    return tuple(
        name
        for column, (_, is_bilingual) in COLUMNS.items()
        for name in ([f"{column}_{one}" for one in LANGUAGES] if is_bilingual else [column])
    )


def table_layout() -> Layout:
    """Return what stands before the rows: the mark, and the first row."""
    return Layout(head=codecs.BOM_UTF8 + _line(column_names()))


def table_row(catalogued: CataloguedDocument, bank: Bank) -> bytes:
    """Return the row of one document, its end included."""
    return _line(_cells(catalogued, bank))


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    # RFC 4180, ends of lines included. All cells in quotation marks: a leading space or sign never stands bare.
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(safe_row(cells))
    return line.getvalue().encode()


def _cells(catalogued: CataloguedDocument, bank: Bank) -> Iterator[str]:
    record = catalogued.document.record
    year = year_of(record)
    period = record.period
    site = bank.settings.site_url
    yield record.id
    yield from _both(record.title)
    yield from _names("document-types", (record.type,), bank)
    yield from (read_words(one)(f"status.{catalogued.status.kind}") for one in LANGUAGES)
    yield str(year or "")
    yield str(record.date or "")
    yield str(period.start) if period else ""
    yield str(period.end) if period else ""
    yield str(record.in_force_from or "")
    yield str(record.ended or "")
    yield record.legal_number_km or ""
    yield record.legal_number or ""
    yield from _names("bodies", record.bodies, bank)
    yield _BETWEEN.join(languages_of(record, bank))
    yield from _names("themes", record.themes, bank)
    yield from _names("sub-sectors", record.sub_sectors, bank)
    yield from _names("working-groups", record.working_groups, bank)
    yield from _names("people", record.people, bank)
    yield from _names("provinces", record.provinces, bank)
    yield _BETWEEN.join(record.sdg4_targets)
    yield from _both(record.summary)
    yield from _names("rights", (record.rights.statement,), bank)
    yield from (_address(site, document_path(one, record.id)) for one in LANGUAGES)
    files = (
        bank.editions[record.id, edition.language].file
        for edition in record.editions
        if (record.id, edition.language) in bank.editions
    )
    yield _BETWEEN.join(_address(bank.settings.files_url or site, file) for file in files)
    yield _BETWEEN.join(link.url for link in record.links)
    yield record.review.state
    yield str(record.date_added)


def _both(text: Title | Bilingual | None) -> tuple[str, str]:
    return (text.km or "", text.en or "") if text else ("", "")


def _names(vocabulary: str, ids: tuple[str, ...], bank: Bank) -> tuple[str, str]:
    """Return the names of terms in each language; where no Khmer name is known there is none in the table."""
    if not ids:
        return "", ""
    return bank.once(("exports", "names", vocabulary, *ids), lambda: _joined(vocabulary, ids, bank))


def _joined(vocabulary: str, ids: tuple[str, ...], bank: Bank) -> tuple[str, str]:
    terms = [bank.catalogue.vocabularies.term(vocabulary, one) for one in ids]
    return _BETWEEN.join(term.km for term in terms if term.km), _BETWEEN.join(
        term.en for term in terms
    )


def _address(site: str, path: str) -> str:
    # A table leaves the site it came from, so its addresses are whole where the bank has one.
    return f"{site}/{path}" if site else path
