"""A record written in an editor on Windows."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    file = make.document(root) / "index.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
