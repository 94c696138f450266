"""Pictures of a stick stand some in a file, and one more changes no pack but its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybank.pages import picture_packs, view_of

STEMS = [f"pictures/law-{number}.km" for number in range(400)]


@given(st.integers(0, 400))
def test_every_picture_is_in_one_pack_and_no_pack_is_large(count: int) -> None:
    packs = picture_packs(STEMS[:count])
    assert sorted(stem for stems in packs.values() for stem in stems) == sorted(STEMS[:count])
    assert all(0 < len(stems) <= 16 for stems in packs.values())


@given(st.integers(0, 399))
def test_one_more_picture_changes_its_own_pack_or_parts_it_in_two(place: int) -> None:
    before = picture_packs([*STEMS[:place], *STEMS[place + 1 :]])
    after = picture_packs(STEMS)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    grown = {path for path in changed if path in after}
    assert STEMS[place] in {stem for path in grown for stem in after[path]}
    gone = changed - grown
    assert len(gone) <= 1
    assert all(path.startswith(one.removesuffix(".svg")) for one in gone for path in grown)
    assert len(grown) == 1 or gone, "a pack that was too large became smaller ones"


def test_a_view_is_named_as_the_picture_was() -> None:
    assert view_of("pictures/school-law.km") == "school-law.km"
