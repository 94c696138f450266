"""What a copy takes on a FAT stick."""

from __future__ import annotations

from policybank.offline.copies import FAT_CLUSTER, room_on_fat
from policybank.offline.copies.room import room_needed


def test_files_and_folders_take_whole_clusters() -> None:
    assert room_on_fat({}) == FAT_CLUSTER, "the root alone"
    assert room_on_fat({"a": 0}) == FAT_CLUSTER, "an empty file has no cluster"
    assert room_on_fat({"a": 1, "b": FAT_CLUSTER, "c": FAT_CLUSTER + 1}) == 5 * FAT_CLUSTER
    assert room_on_fat({"km/documents/a.html": 1}) == 4 * FAT_CLUSTER, "two folders and the root"


def test_a_folder_of_many_long_names_takes_more_than_one_cluster() -> None:
    # 40 signs take four entries and one more: 160 bytes, 205 of them a cluster of 32 KB.
    many = {f"f/{n:040d}": 0 for n in range(205)}
    assert room_on_fat(many) == 3 * FAT_CLUSTER
    assert room_on_fat({f"f/{n:040d}": 0 for n in range(204)}) == 2 * FAT_CLUSTER


def test_what_is_replaced_needs_room_for_one_at_a_time() -> None:
    new, standing = {"a": 100, "b": 100, "c": 250}, {"a": 100, "b": 50}
    assert room_needed(["a", "b", "c"], new, standing, 100) == 300 + 300
    assert room_needed([], new, standing, 100) == 0
