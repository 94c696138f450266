"""A web page and a zip that are PDFs too."""

from pathlib import Path

from tests.packets.hostile import write_packets


def make_case(root: Path) -> None:
    write_packets(root, "a web page before the PDF", "a zip behind the PDF")
