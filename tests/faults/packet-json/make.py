"""Records that are not the JSON we read."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(
        root,
        "JSON of 50,000 lists",
        "a field twice",
        "not a number",
        "half a letter",
        "a list for a record",
        "a raw control sign",
    )
