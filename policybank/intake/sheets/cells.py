"""The cells of a list as text, whatever program wrote it: CSV in its dialects, or XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# A list of 2,000 documents with a summary in both languages has about 3 MB.
_LARGEST_BYTES: Final = 20_000_000
# What an XLSX may unpack to; the library holds it whole, at several times its size.
_LARGEST_UNPACKED_BYTES: Final = 60_000_000
_MOST_PARTS: Final = 500
MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 200
_MOST_EMPTY_ROWS: Final = 200

_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetProblem(Exception):
    """Why a list cannot be read at all: a key of the reasons of `sheet-unreadable`."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell."""

    text: str
    is_formula: bool = False


def read_cells(file: Path) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of `file` with their cells; raise SheetProblem where it is no list."""
    if file.stat().st_size > _LARGEST_BYTES:
        raise SheetProblem(reason="sheet-too-large")
    with file.open("rb") as stream:
        head = stream.read(4)
    if head == b"PK\x03\x04":
        return _read_xlsx(file)
    if head == b"\xd0\xcf\x11\xe0":
        # An XLS of before 2007, or an XLSX with a password.
        raise SheetProblem(reason="sheet-damaged")
    if file.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        raise SheetProblem(reason="sheet-not-a-sheet")
    return _read_csv(file.read_bytes())


def _read_csv(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    try:
        # Excel's "Unicode text" is UTF-16 with a byte order mark.
        is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetProblem(reason="sheet-not-utf8") from error
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):
        # A line that tells Excel the delimiter, and is not shown by it.
        delimiter, text = first.strip()[4:5], rest
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    if delimiter not in _DELIMITERS or not delimiter:
        raise SheetProblem(reason="sheet-not-a-sheet")
    rows: list[tuple[Cell, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            _refuse_size(len(rows), len(row))
            rows.append(tuple(Cell(text=one, is_formula=one.startswith("=")) for one in row))
    except csv.Error as error:
        raise SheetProblem(reason="sheet-damaged") from error
    return tuple(rows)


def _refuse_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > _MOST_COLUMNS:
        raise SheetProblem(reason="sheet-too-large")


# What openpyxl and the libraries under it let through when a file is not what it should be. It reads strangers' files
# without a word on what may come out; this list came of feeding it broken ones (tests/intake/test_sheets.py).
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def _read_xlsx(file: Path) -> tuple[tuple[Cell, ...], ...]:
    try:
        with zipfile.ZipFile(file) as whole:
            parts = whole.infolist()
            unpacked = sum(one.file_size for one in parts)
            is_locked = any(one.flag_bits & 1 for one in parts)
            names = {one.filename for one in parts}
    except _BROKEN as error:
        raise SheetProblem(reason="sheet-damaged") from error
    # `zipfile` reads no more of a part than it is said to have, so what is said holds.
    if unpacked > _LARGEST_UNPACKED_BYTES or len(parts) > _MOST_PARTS:
        raise SheetProblem(reason="sheet-too-large")
    if is_locked:
        raise SheetProblem(reason="sheet-damaged")
    if "[Content_Types].xml" not in names:
        raise SheetProblem(reason="sheet-not-a-sheet")
    try:
        return tuple(_xlsx_rows(file))
    except _BROKEN as error:
        raise SheetProblem(reason="sheet-damaged") from error


def _xlsx_rows(file: Path) -> Iterator[tuple[Cell, ...]]:
    import openpyxl

    assert openpyxl.DEFUSEDXML, "entities are refused by defusedxml, which the lock brings"
    # The file is opened here: openpyxl leaves what it opened to the garbage collector when a book is broken.
    with file.open("rb") as opened:
        # Read only and without links to other books: nothing outside this file is ever looked at, no formula worked out.
        book = openpyxl.load_workbook(opened, read_only=True, keep_links=False, data_only=False)
        sheet = book.worksheets[0]
        empty = 0
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=_MOST_COLUMNS)
        for number, row in enumerate(rows):
            cells = tuple(_xlsx_cell(one.value, one.data_type) for one in row)
            empty = 0 if any(one.text for one in cells) else empty + 1
            # Programs write formats into thousands of empty rows.
            if empty > _MOST_EMPTY_ROWS:
                return
            if not empty:
                _refuse_size(number, 0)
            yield cells


def _xlsx_cell(value: Any, kind: str) -> Cell:
    if value is None:
        return Cell(text="")
    if kind == "f" or not isinstance(
        value, str | int | float | bool | datetime.date | datetime.time
    ):
        text = value if isinstance(value, str) else str(getattr(value, "text", "") or "=")
        return Cell(text=text, is_formula=True)
    if isinstance(value, datetime.datetime):
        return Cell(text=value.date().isoformat())
    if isinstance(value, datetime.date):
        return Cell(text=value.isoformat())
    if isinstance(value, float) and value.is_integer():
        return Cell(text=str(int(value)))
    return Cell(text=str(value))
