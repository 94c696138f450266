"""A PDF under the name it had where it was downloaded."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, editions=[{"file": "download-3.pdf", "language": "en"}])
    (folder / "download-3.pdf").write_bytes(make.pdf())
