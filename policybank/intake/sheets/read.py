"""Read a filled list: each row becomes the values of a record and the names of its PDFs, or faults with row and column."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from policybank.core import Fault, Place, fault
from policybank.i18n import LANGUAGES
from policybank.packets import shown_name
from policybank.schema import Vocabularies, Vocabulary, parse_date

from .cells import Cell, SheetProblem, read_cells
from .columns import FILE_COLUMN, MARK_COLUMN, Column, sheet_columns

# A head or a word of the template ends with its id: `ច្បាប់ / Law [law]`.
_ID_AT_END: Final = re.compile(r"\[([A-Za-z0-9_.#-]+)\]\s*\Z")
_SEVERAL: Final = re.compile(r"[;\n]")
_SEVERAL_IDS: Final = re.compile(r"[;,\n]")
_SEPARATED_DATE: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `number` as the spreadsheet counts (from 1), the PDFs by language, the faults found so far.

    `columns` tells in which column (from 1) each path stands.
    """

    number: int
    values: Mapping[str, Any]
    files: Mapping[str, Path]
    columns: Mapping[str, int]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """What a list gave: its rows, and the faults of its head."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_sheet(file: Path, vocabularies: Vocabularies) -> SheetRead:
    """Return the rows of the list in `file`, which is only read. PDFs are looked for in its folder and below."""
    name = shown_name(file)
    try:
        cells = read_cells(file)
    except SheetProblem as problem:
        return _unreadable(name, problem.reason)
    reader = _Reader(name, file.parent, vocabularies)
    columns = reader.head(cells[0] if cells else ())
    if not columns:
        return _unreadable(name, "sheet-no-columns")
    rows = tuple(
        reader.row(number, row, columns)
        for number, row in enumerate(cells[1:], start=2)
        if _is_meant(row, columns)
    )
    if not rows and not reader.faults:
        return _unreadable(name, "sheet-empty")
    return SheetRead(rows=rows, faults=tuple(reader.faults))


def _unreadable(name: str, reason: str) -> SheetRead:
    return SheetRead(rows=(), faults=(fault("sheet-unreadable", Place(file=name), reason=reason),))


def _is_meant(row: tuple[Cell, ...], columns: Mapping[int, Column]) -> bool:
    shown = [(columns[at].path, one.text.strip()) for at, one in enumerate(row) if at in columns]
    if any(path == MARK_COLUMN and text.startswith("#") for path, text in shown):
        return False
    return any(text for path, text in shown if path != MARK_COLUMN)


class _Reader:
    """Reads one list and collects the faults of its head."""

    def __init__(self, name: str, folder: Path, vocabularies: Vocabularies) -> None:
        self.faults: list[Fault] = []
        self._name = name
        self._folder = folder
        self._vocabularies = vocabularies

    def _place(self, row: int, column: int) -> Place:
        return Place(file=self._name, line=row, column=column)

    def head(self, cells: tuple[Cell, ...]) -> dict[int, Column]:
        """Return the column that stands at each place (from 0)."""
        known = {one.path: one for one in sheet_columns()}
        by_label = {
            one.label(language).casefold(): one.path
            for one in known.values()
            for language in LANGUAGES
        }
        columns: dict[int, Column] = {}
        unknown: list[tuple[int, str]] = []
        for at, cell in enumerate(cells):
            text = unicodedata.normalize("NFC", cell.text).strip()
            if not text:
                continue
            marked = _ID_AT_END.search(text)
            path = marked.group(1) if marked else by_label.get(text.casefold(), text)
            column = known.get(path) or self._file_column(path)
            if column is None:
                unknown.append((at, path))
            elif column.path in {one.path for one in columns.values()}:
                self.faults.append(
                    fault("sheet-column-twice", self._place(1, at + 1), value=column.path)
                )
            else:
                columns[at] = column
        if columns:
            for at, path in unknown:
                close = difflib.get_close_matches(path, known, n=1, cutoff=0.6)
                self.faults.append(
                    fault(
                        "sheet-column-unknown",
                        self._place(1, at + 1),
                        value=path,
                        nearest=close[0] if close else "",
                    )
                )
        return columns

    def _file_column(self, path: str) -> Column | None:
        start, _, language = path.partition(".")
        if start == FILE_COLUMN and language in self._vocabularies["languages"]:
            return Column(path=path)
        return None

    def row(self, number: int, cells: tuple[Cell, ...], columns: Mapping[int, Column]) -> Row:
        """Return what a row says."""
        values: dict[str, Any] = {}
        files: dict[str, Path] = {}
        faults: list[Fault] = []
        for at, column in columns.items():
            cell = cells[at] if at < len(cells) else Cell(text="")
            place = self._place(number, at + 1)
            text = unicodedata.normalize("NFC", cell.text).strip()
            if not text or column.path == MARK_COLUMN:
                continue
            if cell.is_formula:
                faults.append(fault("sheet-formula", place, value=text))
            elif column.steps:
                _put(values, column.steps, self._value(column, text))
            else:
                found = self._file(text, place)
                if isinstance(found, Fault):
                    faults.append(found)
                else:
                    files[column.path.partition(".")[2]] = found
        return Row(
            number=number,
            values=values,
            files=files,
            columns={column.path: at + 1 for at, column in columns.items()},
            faults=tuple(faults),
        )

    def _value(self, column: Column, text: str) -> str | list[str]:
        words = self._vocabularies[column.vocabulary] if column.vocabulary else None
        if not column.is_list:
            return self._one(column, text, words)
        parts = _split(text, words)
        return [self._one(column, part.strip(), words) for part in parts if part.strip()]

    def _one(self, column: Column, text: str, words: Vocabulary | None) -> str:
        if column.is_date:
            return _as_date(text)
        return text if words is None else _as_id(text, words)

    def _file(self, text: str, place: Place) -> Path | Fault:
        """Return the PDF that a cell names; never one outside the folder of the list, whatever leads there."""
        parts = text.replace("\\", "/").split("/")
        if text.startswith(("/", "\\", "~")) or ":" in text or ".." in parts or "\0" in text:
            return fault("sheet-file-outside", place, value=text)
        folder = self._folder.resolve()
        # A Mac may have written the name in another form of Unicode than the sheet.
        for form in ("NFC", "NFD"):
            file = folder.joinpath(*(unicodedata.normalize(form, part) for part in parts))
            try:
                if not file.is_file():
                    continue
                if not file.resolve().is_relative_to(folder):
                    return fault("sheet-file-outside", place, value=text)
            except (OSError, ValueError):
                # A name that this system cannot even ask for.
                continue
            return file
        return fault("sheet-file-missing", place, value=text)


def _split(text: str, words: Vocabulary | None) -> list[str]:
    """Return the parts of a cell that holds several values. Words of a list are cut at commas too, unless one has a comma."""
    parts = _SEVERAL.split(text)
    if words is None:
        return parts
    return [
        piece
        for part in parts
        for piece in ([part] if _as_id(part.strip(), words) in words else _SEVERAL_IDS.split(part))
    ]


def _as_id(text: str, words: Vocabulary) -> str:
    """Return the id of the term meant by its id, by its name in either language, or by a word of the template."""
    marked = _ID_AT_END.search(text)
    if marked:
        return marked.group(1)
    if text in words:
        return text
    lowered = text.casefold()
    for term in words.terms.values():
        names = (term.id, term.en, term.km or "", *term.also)
        if lowered in {unicodedata.normalize("NFC", name).casefold() for name in names}:
            return term.id
    return text


def _as_date(text: str) -> str:
    """Return a date as records write it: Khmer digits and `2007/12/8` are understood, the day in front is not."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    parts = _SEPARATED_DATE.match(plain)
    if parts:
        year, month, day = parts.groups()
        plain = f"{year}-{int(month):02}-{int(day):02}"
    return plain if parse_date(plain) else text


def _put(values: dict[str, Any], steps: tuple[str | int, ...], value: str | list[str]) -> None:
    inside: Any = values
    for step, following in pairwise(steps):
        if step == 0:
            if not inside:
                inside.append({})
            inside = inside[0]
        else:
            inside = inside.setdefault(step, [] if following == 0 else {})
    inside[steps[-1]] = value
