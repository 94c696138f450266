"""A text whose PDF was taken out of the record."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root)
    (folder / "school-law.km.md").write_text("---\n---\n", encoding="utf-8")
