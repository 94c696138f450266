"""Take a list of documents in: each row becomes a packet, and the packets go the way of all others."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from policybank.core import Fault, Place, fault
from policybank.git import Repository
from policybank.packets import Gift, filled_values, free_id, shown_name, write_packet
from policybank.schema import check_record

from ._base import Base, read_base
from .outcome import Outcome
from .sheets import FILE_COLUMN, Row, read_sheet
from .take_in import run_intake


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOutcome:
    """What became of a list: the faults of its head (then no row was taken in), and each row's number with its outcome."""

    faults: tuple[Fault, ...]
    rows: tuple[tuple[int, Outcome], ...]


def take_in_list(
    repository: Repository, file: Path, *, day: str, revision: str = ""
) -> ListOutcome:
    """Take in the documents of the list in `file`; the PDFs lie beside it. All that is to be mended is told at once.

    A row that is in order is taken in though others are not: a corrected list can be given again, and what was taken in
    is known by then.
    """
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        base = read_base(repository, Path(folder) / "bank", revision=revision)
        sheet = read_sheet(file, base.vocabularies)
        if sheet.faults:
            return ListOutcome(faults=sheet.faults, rows=())
        packets: dict[int, Path] = {}
        outcomes: dict[int, Outcome] = {}
        for row in sheet.rows:
            faults = (*row.faults, *_sizes(row, base, file))
            if faults:
                # The rest of the row is looked at too, so that nothing is left for a second try.
                faults = (*faults, *_of_record(row, base, file, day))
                outcomes[row.number] = Outcome(
                    name=shown_name(file), status="refused", faults=faults
                )
                continue
            packets[row.number] = Path(folder) / f"row-{row.number:05}.zip"
            write_packet(packets[row.number], _gift(row, day))
        rows = {row.number: row for row in sheet.rows}
        told = run_intake(base, tuple(packets.values()), day=day)
        for number, outcome in zip(packets, told, strict=True):
            faults = tuple(_in_sheet(outcome.faults, rows[number], shown_name(file)))
            outcomes[number] = replace(outcome, name=shown_name(file), faults=faults)
        return ListOutcome(faults=(), rows=tuple(sorted(outcomes.items())))


def _sizes(row: Row, base: Base, file: Path) -> Iterable[Fault]:
    # Before it is read into memory.
    limit = base.settings.largest_pdf_bytes
    for language, pdf in row.files.items():
        size = pdf.stat().st_size
        if size > limit:
            column = row.columns[f"{FILE_COLUMN}.{language}"]
            yield fault(
                "pdf-too-large",
                Place(file=shown_name(file), line=row.number, column=column),
                megabytes=f"{size / 1_000_000:.1f}",
                limit=f"{limit / 1_000_000:g}",
            )


def _of_record(row: Row, base: Base, file: Path, day: str) -> Iterable[Fault]:
    document_id = free_id(row.values, base.ids.__contains__)
    values = filled_values(row.values, document_id=document_id, day=day)
    _, findings = check_record(values, base.vocabularies)
    place = Place(file=shown_name(file))
    faults = [fault(one.code, place, **dict(one.facts)) for one in findings]
    told = {one.place.column for one in row.faults}
    # What follows from a fault of its own cell (a formula is no title) says nothing new.
    return [one for one in _in_sheet(faults, row, shown_name(file)) if one.place.column not in told]


def _gift(row: Row, day: str) -> Gift:
    values = dict(row.values)
    if row.files and "languages" not in values:
        values["languages"] = sorted(row.files)
    return Gift(
        values=values,
        made=day,
        documents={language: pdf.read_bytes() for language, pdf in sorted(row.files.items())},
        door="spreadsheet",
    )


def _in_sheet(faults: Iterable[Fault], row: Row, name: str) -> Iterable[Fault]:
    for one in faults:
        place = Place(file=name, line=row.number, column=_column_of(one, row))
        yield Fault(place=place, code=one.code, facts=one.facts)


def _column_of(one: Fault, row: Row) -> int:
    """Return the column that a fault is about: that of its field, of the field's first part, or of the PDF; else the first."""
    inside = one.place.file.rpartition("/")[2]
    if inside.startswith("document."):
        return row.columns.get(f"{FILE_COLUMN}.{inside.split('.')[1]}", 1)
    facts = dict(one.facts)
    field = facts.get("field", "")
    for path, column in row.columns.items():
        if path == field or path.startswith(f"{field}."):
            return column
    value = facts.get("value")
    for path, column in row.columns.items():
        if value is not None and _value_at(row, path) == value:
            return column
    return 1


def _value_at(row: Row, path: str) -> object:
    found: object = row.values
    for name in path.split("."):
        if isinstance(found, list):
            found = found[0] if found else None
        found = found.get(name) if isinstance(found, dict) else None
    return found
