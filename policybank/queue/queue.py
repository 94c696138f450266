"""What waits, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

# The way of a document, and what may follow each step. Nothing leads out of `withdrawn`: what comes again is a new packet.
FOLLOWING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "submitted": ("in-review", "returned", "withdrawn"),
        "in-review": ("accepted", "returned", "withdrawn"),
        "returned": ("submitted", "in-review", "withdrawn"),
        "accepted": ("published", "in-review", "returned", "withdrawn"),
        "published": ("withdrawn",),
        "withdrawn": (),
    }
)
LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, in one public line of each language."""

    km: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step: into which state, on which day (`2026-11-27`), by which role, and why."""

    state: str
    date: str
    role: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One packet. `code` is that of its receipt, `id` the document it became; titles that are not known are empty.

    `history` has one change at least, the oldest first. `pull_request` is an address, empty where there is none yet.
    """

    code: str
    id: str
    title_km: str
    title_en: str
    type: str
    door: str
    history: tuple[Change, ...]
    pull_request: str = ""

    @property
    def state(self) -> str:
        """Where it stands now."""
        return self.history[-1].state

    @property
    def since(self) -> str:
        """The day on which it came into this state."""
        return self.history[-1].date


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """All entries, in the order of their codes, each code once."""

    entries: tuple[Entry, ...] = field(default=())

    def entry(self, code: str) -> Entry | None:
        """Return the entry with this code; None where there is none."""
        return next((one for one in self.entries if one.code == code), None)

    def with_entry(self, entry: Entry) -> Queue:
        """Return this queue with `entry` in place of the one that has its code, or added."""
        others = (one for one in self.entries if one.code != entry.code)
        return Queue(entries=tuple(sorted((*others, entry), key=lambda one: one.code)))


class QueueRefused(Exception):
    """A change that the queue does not take: `reason` is a key below `queue.refused`, with the facts of its words."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
