"""The template of a list, made from the schema: heads in both languages, words to choose from, an example, explanations."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from policybank.i18n import LANGUAGES, read_words
from policybank.schema import Term, Vocabularies

from .columns import MARK_COLUMN, Column, sheet_columns

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# So many rows get the lists of words to choose from.
_ROWS_WITH_LISTS: Final = 500
_WIDTH, _WIDE = 22, 46
_HEAD_HEIGHT: Final = 62
_HEAD_COLOUR, _NEEDED_COLOUR = "E3ECF7", "FBE8C8"
# Khmer in a font that Windows, macOS and phones carry; a spreadsheet falls back where it is missing.
_FONT: Final = "Khmer OS"


def template_csv() -> bytes:
    """Return the template as CSV, with the mark at its beginning by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns = sheet_columns()
    writer.writerow(_head(one, " / ") for one in columns)
    writer.writerow(one.example("en") for one in columns)
    return text.getvalue().encode("utf-8-sig")


def template_xlsx(vocabularies: Vocabularies) -> bytes:
    """Return the template as XLSX: the list, explanations of each column, and the words to choose from."""
    import openpyxl

    book = openpyxl.Workbook()
    words_sheet = book.create_sheet(_title("words"))
    places = _write_words(words_sheet, vocabularies)
    _write_list(book, places, words_sheet.title)
    _write_explanations(book)
    # Words last: nobody has to read them there.
    book.move_sheet(words_sheet, 1)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _title(key: str) -> str:
    return " - ".join(read_words(language)(f"intake.sheet.titles.{key}") for language in LANGUAGES)


def _head(column: Column, between: str) -> str:
    labels = between.join(column.label(language) for language in LANGUAGES)
    return f"{labels}{between if between == chr(10) else ' '}[{column.path}]"


def _shown(term: Term) -> str:
    names = f"{term.km} / {term.en}" if term.km else term.en
    return f"{names} [{term.id}]"


def _write_words(sheet: Any, vocabularies: Vocabularies) -> dict[str, tuple[int, int]]:
    """Write each list of words into a column; return the column and the last row of each."""
    from openpyxl.styles import Font

    places = {}
    names = dict.fromkeys(one.vocabulary for one in sheet_columns() if one.vocabulary)
    for at, name in enumerate(names, start=1):
        labels = " / ".join(read_words(one)(f"vocabularies.{name}") for one in LANGUAGES)
        sheet.cell(1, at, labels).font = Font(bold=True, name=_FONT)
        terms = vocabularies[name].terms.values()
        for row, term in enumerate(terms, start=2):
            sheet.cell(row, at, _shown(term)).font = Font(name=_FONT)
        places[name] = (at, len(terms) + 1)
        _widen(sheet, at, _WIDE)
    return places


def _write_list(book: Workbook, places: dict[str, tuple[int, int]], words_title: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet: Any = book.worksheets[0]
    sheet.title = _title("list")
    for at, column in enumerate(sheet_columns(), start=1):
        head = sheet.cell(1, at, _head(column, "\n"))
        head.font = Font(bold=True, name=_FONT)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        head.fill = PatternFill(
            "solid", fgColor=_NEEDED_COLOUR if column.is_needed else _HEAD_COLOUR
        )
        example = sheet.cell(2, at, column.example("en"))
        example.font = Font(italic=True, color="666666", name=_FONT)
        letter = get_column_letter(at)
        for row in range(2, _ROWS_WITH_LISTS + 1):
            # As text: else a spreadsheet makes a day of `2007-12` and a number of `007`.
            sheet.cell(row, at).number_format = "@"
        _widen(sheet, at, _WIDTH)
        if column.vocabulary and places[column.vocabulary][1] > 1:
            letter_of_words = get_column_letter(places[column.vocabulary][0])
            last = places[column.vocabulary][1]
            formula = f"'{words_title}'!${letter_of_words}$2:${letter_of_words}${last}"
            # Only an offer: several words in a cell must pass, and intake checks them all.
            offer = DataValidation(
                type="list", formula1=formula, allow_blank=True, showErrorMessage=False
            )
            sheet.add_data_validation(offer)
            offer.add(f"{letter}3:{letter}{_ROWS_WITH_LISTS}")
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    sheet.freeze_panes = "B2"


def _write_explanations(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font

    sheet: Any = book.create_sheet(_title("explanations"))
    words = [read_words(language) for language in LANGUAGES]
    heads = [" / ".join(one("intake.sheet.head.column") for one in words)]
    heads += [one("intake.sheet.head.help") for one in words]
    heads += [" / ".join(one("intake.sheet.head.example") for one in words)]
    rows = [heads]
    for column in sheet_columns():
        needed = " / ".join(one("intake.sheet.needed") for one in words)
        name = _head(column, "\n") + (f"\n({needed})" if column.is_needed else "")
        helps = [column.help(language) for language in LANGUAGES]
        rows.append([name, *helps, "" if column.path == MARK_COLUMN else column.example("en")])
    for number, row in enumerate(rows, start=1):
        for at, text in enumerate(row, start=1):
            cell = sheet.cell(number, at, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1 or at == 1, name=_FONT)
    for at in range(1, 5):
        _widen(sheet, at, _WIDE)
    sheet.freeze_panes = "A2"


def _widen(sheet: Any, at: int, width: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions[get_column_letter(at)].width = width
