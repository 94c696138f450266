"""Tables as CSV that a spreadsheet opens rightly and cannot be harmed by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from .cells import safe_row

# Without it Excel reads UTF-8 as the letters of Western Europe, and Khmer becomes noise.
_BYTE_ORDER_MARK = "\ufeff"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV (RFC 4180: commas, CRLF) that begins with a byte order mark; no cell is a formula."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(safe_row(head))
    for row in rows:
        writer.writerow(safe_row(row))
    return _BYTE_ORDER_MARK + lines.getvalue()
