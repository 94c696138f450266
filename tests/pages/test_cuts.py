"""A cut list is whole, and an addition leaves most of its pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybank.pages.lists.cuts import (
    Cut,
    cut_by_content,
    cut_from_the_beginning,
    cut_from_the_end,
)

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


IDS = [f"law-{number}" for number in range(600)]


@given(st.integers(0, 600), st.integers(1, 20))
def test_a_list_on_a_stick_is_cut_without_a_gap_into_pages_named_by_their_first_document(
    count: int, length: int
) -> None:
    cuts = cut_by_content(IDS[:count], length)
    assert _is_whole(cuts, count)
    assert [cut.part for cut in cuts] == ["", *(IDS[cut.start] for cut in cuts[1:])]
    assert all(length // 2 <= cut.end - cut.start <= 2 * length for cut in cuts[:-1])


@given(st.integers(0, 599))
def test_an_addition_to_a_list_on_a_stick_changes_the_pages_around_it_and_names_no_others_anew(
    place: int,
) -> None:
    length = 20

    def pages(ids: list[str]) -> dict[str, tuple[str, ...]]:
        return {cut.part: tuple(ids[cut.start : cut.end]) for cut in cut_by_content(ids, length)}

    before, after = pages([*IDS[:place], *IDS[place + 1 :]]), pages(IDS)
    changed = {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}
    # One in most cases; a page that grows too long, or a new beginning, moves the borders that follow until they meet again.
    assert IDS[place] in {one for part in changed for one in after.get(part, ())}
    assert len(changed) <= 12 < len(after)
