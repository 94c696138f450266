"""A packet with a file that wants to climb out of its folder."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "a name that climbs out")
