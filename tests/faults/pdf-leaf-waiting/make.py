"""A PDF whose second page is Khmer of the 1990s: Latin code points that a font draws as Khmer."""

from pathlib import Path

from tests import make
from tests.text import make_pdf


def make_case(root: Path) -> None:
    noise = "RbkasPaB sþIBI karGb;rM kñúg RBHraCaNacRk k<úCa EdlmanlkçN³ viTüal½y RksYgGb;rM yuvCn nigkILa "
    folder = make.document(root, pdfs=["km"])
    leaves = (make_pdf.latin("Every child goes to school."), make_pdf.latin(noise, noise))
    (folder / "school-law.km.pdf").write_bytes(make_pdf.pdf(*leaves))
