"""The public line under which a packet enters the queue."""

from __future__ import annotations

from policybank.i18n import read_words
from policybank.queue import Reason


def taken_in_reason(door: str) -> Reason:
    """Return why a document waits now: it came through this door."""
    return Reason(
        km=read_words("km")(f"intake.came-by.{door}"), en=read_words("en")(f"intake.came-by.{door}")
    )
