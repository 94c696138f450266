"""A PDF with a page that calls itself a sound: it cannot be taken out."""

from pathlib import Path

from tests import make
from tests.text import make_pdf


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    leaf = make_pdf.actual("ច្បាប់")
    (folder / "school-law.km.pdf").write_bytes(
        make_pdf.pdf(leaf, leaf).replace(b"<</Type/Page/", b"<</Subtype/Sound/Type/Page/", 1)
    )
