"""A PDF under its Khmer title, as people save it."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root)
    (folder / "ច្បាប់សាលា.pdf").write_bytes(make.pdf())
