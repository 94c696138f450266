"""A list with two columns for one thing."""

from pathlib import Path

from policybank.core import write_bytes
from tests.intake.banks import add_unchecked

LISTS = {"a.csv": b"title.en,type,themes,themes\nA Law,law,teachers,finance\n"}


def make_case(root: Path) -> None:
    add_unchecked(root)
    for name, data in LISTS.items():
        write_bytes(root / "packets" / name, data)
