"""A PDF that draws itself for ever; the bank gives it one second."""

from pathlib import Path

from tests import make
from tests.text import make_pdf


def make_case(root: Path) -> None:
    make.bank(root, settings={"slowest_pdf_seconds": 1})
    folder = make.document(root, pdfs=["km"])
    (folder / "school-law.km.pdf").write_bytes(make_pdf.endless_leaf())
