"""The columns of a list, read off the schema: what one row can say of a document, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policybank.i18n import read_words
from policybank.schema import Field, record_fields

# What intake fills in itself, and what only the bank's own history can know.
_BY_INTAKE: Final = frozenset({"editions", "review", "date_added", "former_ids"})

# The PDFs of a row: `file.km`, `file.en`, and `file.<language>` for others.
FILE_COLUMN: Final = "file"
MARK_COLUMN: Final = "#"
_LANGUAGES_SHOWN: Final = ("km", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `path` is that of its field (`title.km`), or `file.<language>`, or `#` for a row that is not read.

    `steps` tells where its value belongs in a record: a name leads into a mapping, 0 to the one entry of a list.
    """

    path: str
    steps: tuple[str | int, ...] = ()
    is_list: bool = False
    is_date: bool = False
    is_needed: bool = False
    vocabulary: str | None = None

    def label(self, language: str) -> str:
        """Return what the column is called."""
        words = read_words(language)
        if self.path == MARK_COLUMN:
            return words("intake.sheet.mark")
        if not self.steps:
            return words(
                "intake.sheet.file",
                language=words(f"faults.languages.{self.path.partition('.')[2]}"),
            )
        return words(f"fields.{self.path}.label")

    def help(self, language: str) -> str:
        """Return what belongs in the column."""
        words = read_words(language)
        if self.path == MARK_COLUMN:
            return words("intake.sheet.mark-help")
        if not self.steps:
            return words("intake.sheet.file-help")
        told = words(f"fields.{self.path}.help")
        return f"{told} {words('intake.sheet.several')}" if self.is_list else told

    def example(self, language: str) -> str:
        """Return an example as it is typed into the cell; empty where there is none."""
        key = f"fields.{self.path}.example"
        words = read_words(language)
        if self.path == MARK_COLUMN:
            return words("intake.sheet.example-mark")
        if not self.steps:
            return "document.pdf" if self.path.endswith(".km") else ""
        text = words(key) if key in words else ""
        # The examples are YAML: a list stands in brackets, a number that is meant as text in quotation marks.
        plain = text.strip("[]'\"")
        return plain.replace(", ", "; ") if self.is_list else plain


def sheet_columns() -> tuple[Column, ...]:
    """Return all columns of the template in their order."""
    columns = [Column(path=MARK_COLUMN)]
    columns += [Column(path=f"{FILE_COLUMN}.{language}") for language in _LANGUAGES_SHOWN]
    for field in record_fields():
        if field.name not in _BY_INTAKE:
            columns += _columns_of(field, (), is_needed=True)
    return tuple(columns)


def _columns_of(field: Field, above: tuple[str | int, ...], *, is_needed: bool) -> Iterator[Column]:
    steps = (*above, field.name)
    needed = is_needed and field.is_required
    if field.children:
        inside = (*steps, 0) if field.is_list else steps
        for child in field.children:
            # A list within an entry of a list has no place in one row.
            if not (field.is_list and child.is_list):
                yield from _columns_of(child, inside, is_needed=needed)
        return
    yield Column(
        path=field.path,
        steps=steps,
        is_list=field.is_list,
        is_date=field.is_date,
        is_needed=needed,
        vocabulary=field.vocabulary,
    )
