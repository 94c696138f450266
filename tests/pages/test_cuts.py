"""A cut list is whole, and an addition leaves most of its pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybank.pages.lists.cuts import Cut, cut_from_the_beginning, cut_from_the_end

LENGTH = 5


def _is_whole(cuts: tuple[Cut, ...], count: int) -> bool:
    ends = [0, *(cut.end for cut in cuts)]
    return [cut.start for cut in cuts] == ends[:-1] and ends[-1] == count


@given(st.integers(0, 200))
def test_a_shelf_is_cut_without_a_gap_and_an_addition_keeps_all_older_pages(count: int) -> None:
    cuts = cut_from_the_end(count, LENGTH)
    assert _is_whole(cuts, count)
    assert cuts[0].part == ""
    assert all(cut.end - cut.start == LENGTH for cut in cuts[1:])
    assert cuts[0].end < 2 * LENGTH

    def pages(cuts: tuple[Cut, ...], count: int) -> dict[str, tuple[int, int]]:
        return {cut.part: (count - cut.end, count - cut.start) for cut in cuts if cut.part}

    before, after = pages(cuts, count), pages(cut_from_the_end(count + 1, LENGTH), count + 1)
    assert {part: after[part] for part in before} == before


@given(st.integers(0, 200))
def test_a_list_by_title_is_cut_without_a_gap_into_pages_of_one_length(count: int) -> None:
    cuts = cut_from_the_beginning(count, LENGTH)
    assert _is_whole(cuts, count)
    assert [cut.part for cut in cuts] == ["", *map(str, range(2, len(cuts) + 1))]
    assert all(cut.end - cut.start == LENGTH for cut in cuts[:-1])
