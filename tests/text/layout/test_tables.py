"""A table is read row by row, one line a row, its cells whole and divided by a space."""

from __future__ import annotations

import pytest

from policybank.text.layer import Rule
from tests.text.layout.make_leaf import grid, piece, text_of

XS = (60, 160, 300, 400)
YS = (500, 550, 600)
# The second cell of each row has two lines.
CELLS = (
    piece("1", 65, 585),
    piece("ក្រសួងអប់រំយុវជន", 165, 585),
    piece("និងកីឡា", 165, 565),
    piece("2007", 305, 585),
    piece("2", 65, 535),
    piece("គ្រូ", 165, 535),
    piece("2010", 305, 535),
)
ROWS = "1 ក្រសួងអប់រំយុវជននិងកីឡា 2007\n2 គ្រូ 2010"


def test_a_ruled_table_is_read_row_by_row_with_its_cells_whole() -> None:
    assert text_of(*CELLS, rules=grid(XS, YS)) == ROWS


def test_the_order_in_which_a_ruled_table_is_written_does_not_matter() -> None:
    across = sorted(CELLS, key=lambda one: (-one.baseline, one.left))
    assert text_of(*across, rules=grid(XS, YS)) == ROWS


def test_a_table_without_rules_is_read_row_by_row_too() -> None:
    assert text_of(*CELLS) == ROWS


def test_a_cell_in_the_middle_of_its_height_begins_no_row() -> None:
    cells = (
        piece("1", 65, 575),
        piece("ក្រសួងអប់រំយុវជន", 165, 585),
        piece("និងកីឡា", 165, 565),
        piece("2007", 305, 575),
    )
    assert text_of(*cells) == "1 ក្រសួងអប់រំយុវជននិងកីឡា 2007"


def test_a_cell_over_two_columns_belongs_to_its_row() -> None:
    rules = [rule for rule in grid(XS, YS) if rule.left != 160 or rule.right != 160]
    rules.append(Rule(left=160, right=160, bottom=500, top=550))
    cells = (piece("Head of both", 65, 585), piece("Year", 305, 585), *CELLS[4:])
    assert text_of(*cells, rules=rules) == "Head of both Year\n2 គ្រូ 2010"


def test_a_table_that_goes_on_overleaf_has_no_last_rule_and_is_read_all_the_same() -> None:
    rules = [rule for rule in grid(XS, YS) if rule.top != 500]
    assert text_of(*CELLS, rules=rules) == ROWS


def test_a_frame_around_text_makes_no_table_of_it() -> None:
    lines = ("One", "paragraph.", "Another", "one.")
    heights = (590, 575, 545, 530)
    pieces = [piece(line, 65, height) for line, height in zip(lines, heights, strict=True)]
    assert text_of(*pieces, rules=grid((60, 500), YS[::2])) == "One paragraph.\nAnother one."


def test_text_before_and_after_a_table_stays_there() -> None:
    before, after = piece("Before the table.", 60, 640), piece("After it.", 60, 460)
    assert text_of(before, *CELLS, after, rules=grid(XS, YS)) == (
        f"Before the table.\n{ROWS}\nAfter it."
    )


def test_rows_of_single_lines_stay_rows() -> None:
    cells = [
        piece(text, left, 600 - 20 * row)
        for row in range(4)
        for text, left in ((f"ខេត្ត{row}", 60), (str(100 + row), 200), (str(200 + row), 300))
    ]
    assert text_of(*cells) == "\n".join(f"ខេត្ត{row} {100 + row} {200 + row}" for row in range(4))


@pytest.mark.parametrize(
    ("heights", "row"), [((600, 582), 600), ((618, 600), 600), ((609, 591), 600)]
)
def test_cells_written_after_all_rows_come_into_their_rows(
    heights: tuple[int, int], row: int
) -> None:
    """LibreOffice Calc does so with Khmer and with what wraps, set to the top, the bottom or the middle."""
    short = [
        piece(text, left, row - 60 * place)
        for place, texts in enumerate((("1", "2007"), ("2", "2010")))
        for text, left in zip(texts, (60, 300), strict=True)
    ]
    late = [
        piece(text, 120, height - 60 * place)
        for place, texts in enumerate((("ក្រសួងអប់រំ", "និងកីឡា"), ("ក្រសួងសុខ", "និងទឹក")))
        for text, height in zip(texts, heights, strict=True)
    ]
    assert text_of(*short, *late) == "1 ក្រសួងអប់រំនិងកីឡា 2007\n2 ក្រសួងសុខនិងទឹក 2010"


@pytest.mark.parametrize("label", ["1.", "•", "ក."])
def test_a_hanging_item_of_a_list_is_one_paragraph(label: str) -> None:
    items = (
        piece(label, 60, 600),
        piece("សិទ្ធិទទួលការអប់រំ", 100, 600),
        piece("ដោយឥតបង់ថ្លៃ", 100, 582),
        piece(label, 60, 564),
        piece("សិទ្ធិរស់រាន", 100, 564),
    )
    assert text_of(*items) == f"{label} សិទ្ធិទទួលការអប់រំដោយឥតបង់ថ្លៃ\n{label} សិទ្ធិរស់រាន"


def test_a_table_turned_on_an_upright_leaf_is_read_in_its_own_rows() -> None:
    """Text that runs upwards: what is right of it on the leaf is below it for the reader (leaf 595 wide)."""
    cells = (
        piece("1", 105, 505, turn=90),
        piece("គ្រូ", 205, 505, turn=90),
        piece("2", 105, 455, turn=90),
        piece("សិស្ស", 205, 455, turn=90),
    )
    rules = grid((70, 120, 170), (100, 200, 300))
    assert text_of(*cells, rules=rules) == "1 គ្រូ\n2 សិស្ស"


def test_a_drawing_of_many_lines_is_no_table() -> None:
    xs, ys = range(0, 595, 5), range(0, 842, 5)
    rules = [Rule(left=x, right=x, bottom=0, top=842) for x in xs]
    rules += [Rule(left=0, right=595, bottom=y, top=y) for y in ys]
    assert text_of(piece("A plan", 60, 600), rules=rules) == "A plan"
