"""A packet with the id of a document that the bank has."""

from pathlib import Path

from policybank.core import write_bytes
from tests import make, make_packets
from tests.intake.banks import add_unchecked


def make_case(root: Path) -> None:
    add_unchecked(root)
    make.document(root)
    write_bytes(root / "packets" / "gift.zip", make_packets.honest(id="school-law"))
