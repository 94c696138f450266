"""A packet of a form to come."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "a version to come")
