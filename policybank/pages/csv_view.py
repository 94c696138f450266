"""The pictures as tables for a spreadsheet: UTF-8 with a mark at its beginning, without which Excel breaks Khmer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from policybank.i18n import Words, read_words

from .bank import Bank
from .feed_views import RawView
from .matrix_view import matrix_cells
from .page import PlannedPage
from .paths import document_path
from .pictures import Tally, TimedDocument, coverage_of, provinces_of, timeline_of
from .view import View

# A cell that begins so would be run as a formula by the program that opens the file (CWE-1236).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"


def safe_cell(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def csv_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the CSV file of a picture; the page's key is the picture's name."""
    (picture,) = page.key
    words = read_words(page.language)
    rows = {"timeline": _timeline, "map": _provinces, "matrix": _matrix}[picture](words, bank)
    return View(
        path=page.path,
        language=page.language,
        kind="csv",
        title="",
        description="",
        twin=page.path,
        content=RawView(text=Markup(_csv(rows))),  # noqa: S704 - a CSV file, not HTML
        shell="none",
    )


def _csv(rows: Iterable[Sequence[str | int]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe_cell(str(cell)) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + out.getvalue()


def _head(words: Words, *names: str) -> list[str]:
    return [words(f"browse.column.{name}") for name in names]


def _timeline(words: Words, bank: Bank) -> Iterable[Sequence[str | int]]:
    yield _head(
        words, "id", "title-km", "title-en", "type", "start", "end", "status", "next", "address"
    )
    for one in timeline_of(bank).documents:
        yield [
            one.id,
            one.title_km,
            one.title_en,
            bank.term("document-types", one.type, words.language).text,
            one.year,
            one.period_end or "",
            words(f"status.{one.status}"),
            " ".join(one.next_ids),
            _address(one, words, bank),
        ]


def _provinces(words: Words, bank: Bank) -> Iterable[Sequence[str | int]]:
    yield _head(words, "id", "province", "documents", "khmer", "english", "unknown")
    for province, tally in provinces_of(bank).by_province.items():
        name = bank.term("provinces", province, words.language).text
        yield [province, name, *_cells(tally)]


def _matrix(words: Words, bank: Bank) -> Iterable[Sequence[str | int]]:
    yield _head(words, "theme", "type", "documents", "khmer", "english", "unknown")
    coverage = coverage_of(bank)
    for theme, kind, tally in matrix_cells(coverage):
        yield [
            bank.term("themes", theme, words.language).text,
            bank.term("document-types", kind, words.language).text,
            *_cells(tally),
        ]


def _cells(tally: Tally) -> list[int]:
    return [tally.total, tally.khmer, tally.english, tally.unknown]


def _address(one: TimedDocument, words: Words, bank: Bank) -> str:
    path = document_path(words.language, one.id)
    return f"{bank.settings.site_url}/{path}" if bank.settings.site_url else path
