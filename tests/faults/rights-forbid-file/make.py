"""A file beside a record whose rights allow only a link."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    make.document(root, rights={"statement": "link-only"}, pdfs=["en"])
