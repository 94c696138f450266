"""Packets that broke on the way."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "data before", "cut off by a third", "a bit flipped")
