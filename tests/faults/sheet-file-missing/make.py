"""A list that names a PDF which is not there."""

from pathlib import Path

from policybank.core import write_bytes
from tests.intake.banks import add_unchecked

LISTS = {"a.csv": b"title.en,type,rights.statement,file.km\nA Law,law,official-text,law.pdf\n"}


def make_case(root: Path) -> None:
    add_unchecked(root)
    for name, data in LISTS.items():
        write_bytes(root / "packets" / name, data)
