"""A PDF that opens without a password and forbids copying."""

from pathlib import Path

from tests import make
from tests.text import make_pdf
from tests.text.safety.active import lock_open


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    (folder / "school-law.km.pdf").write_bytes(lock_open(make_pdf.pdf(make_pdf.actual("ច្បាប់"))))
