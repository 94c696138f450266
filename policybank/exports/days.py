"""Days as other programs want them: whole, and worked out from the record alone, never from the clock."""

from __future__ import annotations

from policybank.schema import Record


def added_on(record: Record) -> str:
    """Return the day on which the record came into the bank, as `2026-01-15`."""
    return "{:04d}-{:02d}-{:02d}".format(*record.date_added.earliest)


def changed_on(record: Record) -> str:
    """Return the last day of which the record says that something was done to it: added, or reviewed."""
    days = [record.date_added.earliest]
    if record.review.date is not None:
        days.append(record.review.date.earliest)
    return "{:04d}-{:02d}-{:02d}".format(*max(days))


def moment(day: str) -> str:
    """Return a day as the moment that feeds want (RFC 3339)."""
    return f"{day}T00:00:00Z"
