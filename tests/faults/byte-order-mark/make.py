"""A record saved as UTF-8 with BOM."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    file = make.document(root) / "index.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
