"""How much room a copy takes. On FAT every file and folder takes whole clusters, which many small files make felt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# The largest that Windows gives a FAT32 stick by itself, from 32 GB on (Microsoft: Default cluster size for NTFS, FAT, and exFAT).
FAT_CLUSTER = 32 * 1024
# An entry of a folder has 32 bytes; a long name takes one more for each 13 signs (Microsoft FAT specification 1.03).
_ENTRY = 32
_SIGNS_AN_ENTRY = 13


def rounded(size: int, cluster: int) -> int:
    """Return the room that a file of `size` bytes takes."""
    return -(-size // cluster) * cluster


def room_on_fat(sizes: Mapping[str, int], cluster: int = FAT_CLUSTER) -> int:
    """Return the room that files take by their paths and sizes, with their folders, in clusters of FAT32."""
    folders: dict[str, int] = {"": 0}
    for path in sizes:
        _enter(folders, path)
    return sum(rounded(size, cluster) for size in sizes.values()) + sum(
        max(cluster, rounded(entries * _ENTRY, cluster)) for entries in folders.values()
    )


def _enter(folders: dict[str, int], path: str) -> None:
    """Count the entries of `path` in its folder, and those of the folder in the one above it when it is new."""
    above, _, name = path.rpartition("/")
    if above not in folders:
        # A folder begins with two entries, itself and the one above.
        folders[above] = 2
        _enter(folders, above)
    folders[above] += 1 + -(-len(name) // _SIGNS_AN_ENTRY)


def room_needed(
    write: Iterable[str], new: Mapping[str, int], standing: Mapping[str, int], cluster: int
) -> int:
    """Return the room that must be free before `write` is written: what is replaced stands until its turn has come."""
    total, largest = 0, 0
    for path in write:
        size = rounded(new[path], cluster)
        total += max(0, size - rounded(max(0, standing.get(path, 0)), cluster))
        largest = max(largest, size)
    return total + largest
