"""A download that broke off at once."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    (folder / "school-law.km.pdf").write_bytes(b"")
