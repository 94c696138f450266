"""A PDF that runs a program when it is opened and carries another file."""

from pathlib import Path

from tests import make
from tests.text import make_pdf
from tests.text.safety.active import with_catalog


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    data = with_catalog(
        make_pdf.actual("ច្បាប់"),
        b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
        b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.txt)>>]>>>>",
    )
    (folder / "school-law.km.pdf").write_bytes(data)
