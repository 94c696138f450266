"""A packet without a record."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "no record.json")
