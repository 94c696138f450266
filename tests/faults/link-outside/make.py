"""A link to a file elsewhere on the publisher's computer."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, editions=[{"file": "school-law.km.pdf", "language": "km"}])
    secret = root.parent / "secret.pdf"
    secret.write_bytes(make.pdf("Not for readers."))
    (folder / "school-law.km.pdf").symlink_to(secret)
