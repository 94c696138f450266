"""The file is there, but its name ends in capital letters."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, editions=[{"file": "school-law.km.pdf", "language": "km"}])
    (folder / "school-law.km.PDF").write_bytes(make.pdf())
