"""A whole page of text where a title belongs."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    make.document(root, title={"en": "School Law " * 40})
