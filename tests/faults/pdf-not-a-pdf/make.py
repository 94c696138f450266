"""A Word document, a web page and a picture, renamed."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    for name, data in (
        ("a", b"PK\x03\x04word/document.xml"),
        ("b", b"<!DOCTYPE html><title>404</title>"),
        ("c", b"?"),
    ):
        folder = make.document(root, f"law-{name}", pdfs=["en"])
        (folder / f"law-{name}.en.pdf").write_bytes(data)
