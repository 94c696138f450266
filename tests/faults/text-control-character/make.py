"""A title with the sign that turns the direction of reading, so that it shows other than it is."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    make.document(root, title={"en": "School \u202ewaL"})
