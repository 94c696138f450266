"""The matrix of coverage: what the bank has on each theme, of each family and of each type, in which languages, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    other_language,
    relative,
)

from .picture_parts import PictureFrame, browse_href, picture_frame
from .pictures import Coverage, Tally, coverage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What there is of a kind on a theme. `href` is empty for a gap; `kind` is "gap", "both", "khmer", "english" or "unknown"."""

    number: str
    href: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A theme with its cells, in the order of the columns."""

    theme: Reference
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table: columns, which may stand under headings (with how many columns each), and rows."""

    name: str
    headings: tuple[tuple[Phrase, int], ...]
    columns: tuple[Phrase, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The matrix by family, the matrix by type, and how many gaps the first has."""

    frame: PictureFrame
    gaps: str
    without_khmer: str
    tables: tuple[Matrix, ...]


def matrix_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the matrix."""
    words = read_words(page.language)
    coverage = coverage_of(bank)
    families = _types_by_family(coverage, bank)
    by_family = _Maker(page, words, bank, coverage.by_family, families)
    by_type = _Maker(page, words, bank, coverage.by_type, {one: (one,) for one in coverage.types})
    themes = coverage.by_theme
    without = sum(bool(tally.total) and not tally.khmer for tally in themes.values())
    return View(
        path=page.path,
        language=page.language,
        kind="matrix",
        title=words("browse.matrix.title"),
        description=words("browse.matrix.intro"),
        twin=f"{other_language(page.language)}/matrix.html",
        content=MatrixView(
            frame=picture_frame(page, bank),
            gaps=words.count(
                "browse.matrix.gaps", len(families) * len(themes) - len(coverage.by_family)
            ),
            without_khmer=words.count("browse.matrix.without-khmer", without),
            tables=(
                by_family.matrix("families", "document-families", ()),
                by_type.matrix(
                    "types",
                    "document-types",
                    tuple(
                        (bank.term("document-families", family, words.language), len(types))
                        for family, types in families.items()
                    ),
                ),
            ),
        ),
    )


def matrix_cells(coverage: Coverage) -> Iterator[tuple[str, str, Tally]]:
    """Yield theme, type and tally of all cells of the matrix by type, row by row, gaps included."""
    for theme in coverage.by_theme:
        for kind in coverage.types:
            yield theme, kind, coverage.by_type.get((kind, theme), Tally())


def _types_by_family(coverage: Coverage, bank: Bank) -> dict[str, tuple[str, ...]]:
    """Return the types that have documents by family, in the order of the columns."""
    types = bank.catalogue.vocabularies["document-types"]
    families = {
        family: tuple(one for one in coverage.types if types[one].facts.get("family") == family)
        for family in bank.catalogue.vocabularies["document-families"].terms
    }
    return {family: found for family, found in families.items() if found}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one table; `columns` gives for each column the types that it counts."""

    page: PlannedPage
    words: Words
    bank: Bank
    tallies: Mapping[tuple[str, str], Tally]
    columns: Mapping[str, Sequence[str]]

    def matrix(
        self, name: str, vocabulary: str, headings: tuple[tuple[Phrase, int], ...]
    ) -> Matrix:
        language = self.words.language
        phrases = {one: self.bank.term(vocabulary, one, language) for one in self.columns}
        themes = coverage_of(self.bank).by_theme
        return Matrix(
            name=name,
            headings=headings,
            columns=tuple(phrases.values()),
            rows=tuple(
                MatrixRow(
                    theme=self._theme(theme, tally),
                    cells=tuple(self._cell(theme, one, phrases[one]) for one in self.columns),
                )
                for theme, tally in themes.items()
            ),
        )

    def _theme(self, theme: str, tally: Tally) -> Reference:
        path = self.page.path
        there = relative(path, f"{self.words.language}/themes/{theme}.html")
        return Reference(
            self.bank.term("themes", theme, self.words.language), there if tally.total else ""
        )

    def _cell(self, theme: str, column: str, name: Phrase) -> Cell:
        tally = self.tallies.get((column, theme), Tally())
        about = {
            "type": name.text,
            "theme": self.bank.term("themes", theme, self.words.language).text,
        }
        if not tally.total:
            label = self.words("browse.matrix.gap", **about)
            return Cell(number="", href="", kind="gap", label=label)
        choice = [*(("type", one) for one in self.columns[column]), ("theme", theme)]
        return Cell(
            number=self.words.number(tally.total),
            href=browse_href(self.page.path, self.words.language, choice),
            kind=_kind(tally),
            label=self.words.count(
                "browse.matrix.cell",
                tally.total,
                khmer=self.words.number(tally.khmer),
                english=self.words.number(tally.english),
                **about,
            ),
        )


def _kind(tally: Tally) -> str:
    if tally.khmer:
        return "both" if tally.english else "khmer"
    return "english" if tally.english else "unknown"
