"""A PDF whose tree of pages goes deeper than any program follows."""

from pathlib import Path

from tests import make
from tests.text import make_pdf


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    (folder / "school-law.km.pdf").write_bytes(make_pdf.deep_tree())
