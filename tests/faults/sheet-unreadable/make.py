"""A list in an old encoding, one without heads, one without rows."""

from pathlib import Path

from policybank.core import write_bytes
from tests.intake.banks import add_unchecked

LISTS = {
    "a.csv": b"title.km\n" + b"\xe9\n",
    "b.csv": b"one;two\n1;2\n",
    "c.csv": b"title.en,type\n",
}


def make_case(root: Path) -> None:
    add_unchecked(root)
    for name, data in LISTS.items():
        write_bytes(root / "packets" / name, data)
