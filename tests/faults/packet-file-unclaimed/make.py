"""A packet with a PDF that its record does not name."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "the record names another PDF")
