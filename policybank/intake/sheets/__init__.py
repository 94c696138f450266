"""Lists of documents as spreadsheets: the template, and how a filled one is read. Columns follow from the schema."""

from .cells import SheetProblem
from .columns import FILE_COLUMN, Column, sheet_columns
from .read import Row, SheetRead, read_sheet
from .template import template_csv, template_xlsx

__all__ = [
    "FILE_COLUMN",
    "Column",
    "Row",
    "SheetProblem",
    "SheetRead",
    "read_sheet",
    "sheet_columns",
    "template_csv",
    "template_xlsx",
]
