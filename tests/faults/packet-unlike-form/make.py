"""Packets that no form made."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(
        root,
        "a bomb",
        "files over each other",
        "data between files and directory",
        "a symbolic link",
        "an encrypted file",
        "a packing of its own",
        "a folder",
        "two names",
        "a size too small",
        "zip64",
        "remarks of 60 KB",
        "four PDFs",
    )
