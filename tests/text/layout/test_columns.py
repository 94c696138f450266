"""Columns are read one after the other, whatever the order in which their producer wrote them."""

from __future__ import annotations

import pytest

from policybank.text.layer import Piece
from tests.text.layout.make_leaf import WIDTH, piece, text_of

LINES = 9


def column(number: int, left: float, *, width: int, top: float = 700) -> list[Piece]:
    """Lines of a column, full to one letter or two; each says which it is."""
    return [
        piece(f"c{number}l{line}".ljust(width - 5 * line % 3, "x"), left, top - 18 * line)
        for line in range(LINES)
    ]


def across(*columns: list[Piece]) -> list[Piece]:
    return [one for line in zip(*columns, strict=True) for one in line]


def order(text: str) -> list[str]:
    return [word[:4] for word in text.split()]


def told(count: int) -> list[str]:
    return [f"c{number}l{line}" for number in range(count) for line in range(LINES)]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_written_line_beside_line_are_taken_apart(count: int) -> None:
    width = 36 if count == 2 else 22
    step = (width + 4) * WIDTH
    columns = [column(number, 60 + number * step, width=width) for number in range(count)]
    assert order(text_of(*across(*columns))) == told(count)


def test_lines_of_columns_that_stand_a_little_lower_than_their_neighbours_are_taken_apart() -> None:
    columns = column(0, 60, width=36), column(1, 300, width=36, top=695)
    assert order(text_of(*across(*columns))) == told(2)


def test_columns_written_whole_stay_as_they_are() -> None:
    columns = column(0, 60, width=36) + column(1, 300, width=36)
    assert order(text_of(*columns)) == told(2)


def test_a_heading_over_both_columns_stays_above_them() -> None:
    heading = piece("A heading over both columns of this leaf, quite long.", 60, 730)
    columns = column(0, 60, width=36), column(1, 300, width=36)
    text = text_of(heading, *across(*columns))
    assert text.startswith("A heading over both columns")
    assert order(text)[-2 * LINES :] == told(2)


def test_rows_of_a_table_are_not_taken_for_columns() -> None:
    words = ("Kep", "Preah Vihear province", "Pailin", "Tbong Khmum", "Takeo", "Kampong Chhnang")
    rows = [
        one
        for place, word in enumerate(words)
        for one in (
            piece(word, 60, 700 - 18 * place),
            piece(f"{place} schools", 300, 700 - 18 * place),
        )
    ]
    assert text_of(*rows) == "\n".join(
        f"{word} {place} schools" for place, word in enumerate(words)
    )
