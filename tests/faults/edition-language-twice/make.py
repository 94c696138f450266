"""Two parts of one document, both in Khmer."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(
        root,
        editions=[
            {"file": "school-law.km.pdf", "language": "km"},
            {"file": "school-law.annex.pdf", "language": "km"},
        ],
    )
    for name in ("school-law.km.pdf", "school-law.annex.pdf"):
        (folder / name).write_bytes(make.pdf())
