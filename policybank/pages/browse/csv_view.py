"""The pictures as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from policybank.i18n import Words, read_words
from policybank.pages.common import Bank, PlannedPage, View, csv_text, document_path, other_language
from policybank.pages.evidence import TableView

from .matrix_view import matrix_cells
from .pictures import Tally, TimedDocument, coverage_of, provinces_of, timeline_of


def csv_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the CSV file of a picture; the page's key is the picture's name."""
    (picture,) = page.key
    words = read_words(page.language)
    columns, rows = _TABLES[picture]
    head = [words(f"browse.column.{column}") for column in columns]
    return View(
        path=page.path,
        language=page.language,
        kind="table",
        title="",
        description="",
        twin=page.path.replace(f"{page.language}/", f"{other_language(page.language)}/", 1),
        content=TableView(text=Markup(csv_text(head, rows(words, bank)))),  # noqa: S704 - a CSV file, not HTML
        shell="none",
    )


def _timeline(words: Words, bank: Bank) -> Iterable[Sequence[str]]:
    for one in timeline_of(bank).documents:
        yield [
            one.id,
            one.title_km,
            one.title_en,
            bank.term("document-types", one.type, words.language).text,
            str(one.year),
            str(one.period_end or ""),
            words(f"status.{one.status}"),
            " ".join(one.next_ids),
            _address(one, words, bank),
        ]


def _provinces(words: Words, bank: Bank) -> Iterable[Sequence[str]]:
    for province, tally in provinces_of(bank).by_province.items():
        name = bank.term("provinces", province, words.language).text
        yield [province, name, *_cells(tally)]


def _matrix(words: Words, bank: Bank) -> Iterable[Sequence[str]]:
    coverage = coverage_of(bank)
    for theme, kind, tally in matrix_cells(coverage):
        yield [
            bank.term("themes", theme, words.language).text,
            bank.term("document-types", kind, words.language).text,
            *_cells(tally),
        ]


def _cells(tally: Tally) -> list[str]:
    return [str(one) for one in (tally.total, tally.khmer, tally.english, tally.unknown)]


def _address(one: TimedDocument, words: Words, bank: Bank) -> str:
    path = document_path(words.language, one.id)
    return f"{bank.settings.site_url}/{path}" if bank.settings.site_url else path


_TABLES: Mapping[str, tuple[Sequence[str], Callable[[Words, Bank], Iterable[Sequence[str]]]]] = {
    "timeline": (
        ("id", "title-km", "title-en", "type", "start", "end", "status", "next", "address"),
        _timeline,
    ),
    "map": (("id", "province", "documents", "khmer", "english", "unknown"), _provinces),
    "matrix": (("theme", "type", "documents", "khmer", "english", "unknown"), _matrix),
}
