"""A PDF of 200 MB. It is a hole on the disk, so that the test is quick."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = make.document(root, pdfs=["km"])
    with (folder / "school-law.km.pdf").open("r+b") as stream:
        stream.truncate(200_000_000)
