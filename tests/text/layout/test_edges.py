"""Running heads, running feet and page numbers are kept apart from the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.text.layer import DrawnLeaf, Piece
from policybank.text.layout import LaidLeaf, lay_out


def leaf(number: int, *lines: tuple[str, float]) -> DrawnLeaf:
    """A leaf of A4 with lines at given heights in points."""
    pieces = tuple(
        Piece(text=text, left=70, right=70 + 6 * len(text), baseline=height, size=12)
        for text, height in lines
    )
    return DrawnLeaf(
        number=number,
        width=595,
        height=842,
        pieces=pieces,
        rules=(),
        fonts=(),
        image_share=0,
        strokes=0,
    )


def laid(*leaves: DrawnLeaf) -> list[LaidLeaf]:
    return list(lay_out(leaves))


def test_a_line_that_stands_on_every_leaf_is_its_head() -> None:
    leaves = [
        leaf(
            number,
            (f"Law on Schools, {number}", 810),
            (f"Text of leaf {number}, which says much more than its head.", 600),
            ("end", 500),
        )
        for number in (1, 2, 3)
    ]
    assert [(one.head, one.text) for one in laid(*leaves)] == [
        (
            f"Law on Schools, {number}",
            f"Text of leaf {number}, which says much more than its head. end",
        )
        for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "number", ["7", "- 7 -", "៧", "ទំព័រ ៧", "ទំព័រ ៧ នៃ ១២", "Page 7 of 12", "vii"]
)
def test_a_lone_page_number_at_the_edge_is_apart(number: str) -> None:
    (one,) = laid(leaf(1, ("The text.", 600), ("It goes on.", 580), (number, 40)))
    assert (one.foot, one.text.replace("\n", " ")) == (number, "The text. It goes on.")


@pytest.mark.parametrize("line", ["មាត្រា ៧", "Article 7", "12 schools", "Law on Schools"])
def test_a_first_or_last_line_of_the_text_is_never_swallowed(line: str) -> None:
    (one,) = laid(leaf(1, (line, 810), ("The text.", 600), (line, 40)))
    assert (one.head, one.foot) == ("", "")
    assert one.text.count(line) == 2


def test_a_number_in_the_middle_of_a_leaf_is_text() -> None:
    (one,) = laid(leaf(1, ("Schools", 700), ("7", 600), ("teachers", 500)))
    assert "7" in one.text


@given(
    st.lists(
        st.tuples(st.text("ab12ក្ខា ៣", min_size=1, max_size=12), st.floats(0, 842)), max_size=12
    )
)
def test_no_letter_is_lost_whatever_stands_where(lines: list[tuple[str, float]]) -> None:
    (one,) = laid(leaf(1, *lines))
    shown = f"{one.head}{one.text}{one.foot}"
    for letter in "ab12ក៣":
        assert shown.count(letter) == sum(text.count(letter) for text, _ in lines)


def test_a_soft_hyphen_joins_and_a_hyphen_at_the_end_keeps_the_word_whole() -> None:
    (one,) = laid(
        leaf(
            1,
            ("A school gives edu\u00ad", 700),
            ("cation to every long-", 680),
            ("term pupil of the vil", 660),
        )
    )
    assert "education" in one.text
    assert "long-term" in one.text


def test_a_ligature_is_read_as_its_letters() -> None:
    (one,) = laid(leaf(1, ("of\ufb01ce e\ufb03cient", 700)))
    assert one.text == "office efficient"


def test_articles_that_happen_to_begin_leaves_are_no_running_heads() -> None:
    leaves = [
        leaf(number, (f"Article {article}", 810), (f"Text of article {article}. " * 4, 600))
        for number, article in ((1, 1), (2, 4), (3, 9))
    ]
    assert [one.head for one in laid(*leaves)] == ["", "", ""]


def test_a_head_may_count_the_leaves_from_any_number() -> None:
    leaves = [
        leaf(
            number, (f"Law of 2007, page {number + 40}", 810), (f"Text of leaf {number}. " * 6, 600)
        )
        for number in (1, 2, 3, 4)
    ]
    assert [one.head for one in laid(*leaves)] == [f"Law of 2007, page {n}" for n in range(41, 45)]


def test_titles_that_begin_alike_keep_their_first_line() -> None:
    leaves = [
        leaf(number, ("Kingdom", 810), (name, 600))
        for number, name in ((1, "Law"), (2, "Plan"), (3, "Map"))
    ]
    assert [one.head for one in laid(*leaves)] == ["", "", ""]
