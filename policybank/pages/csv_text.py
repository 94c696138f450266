"""Tables as CSV that a spreadsheet opens rightly and cannot be harmed by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is a formula for Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection"); the wide forms are what
# Excel takes for them in some languages.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Without it Excel reads UTF-8 as the letters of Western Europe, and Khmer becomes noise.
_BYTE_ORDER_MARK = "\ufeff"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV (RFC 4180: commas, CRLF) that begins with a byte order mark; no cell is a formula."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([_as_text(cell) for cell in head])
    for row in rows:
        writer.writerow([_as_text(cell) for cell in row])
    return _BYTE_ORDER_MARK + lines.getvalue()


def _as_text(cell: str) -> str:
    # White space in front is passed over by the spreadsheet, so it is passed over here.
    return f"'{cell}" if cell.lstrip(" \u00a0\u200b").startswith(_FORMULA_SIGNS) else cell
