"""A PDF of which half arrived."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    whole = make.pdf()
    (folder / "school-law.km.pdf").write_bytes(whole[: len(whole) // 2])
