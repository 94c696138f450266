"""A packet with a record of 200 KB."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "a record of 200 KB")
