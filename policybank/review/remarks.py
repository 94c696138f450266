"""What a review says, as values: remarks with a level, a place and facts; its words stand in i18n under `review`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policybank.core import Fault

# stop: must be mended before anybody accepts it; look: a person decides; good: was looked at and is in order.
Level = Literal["stop", "look", "good"]
LEVELS: tuple[Level, ...] = ("stop", "look", "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that was looked at. `fault` is set where the library's own checks say it, and has the words then."""

    level: Level
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    fault: Fault | None = None


def remark(level: Level, code: str, **facts: object) -> Remark:
    """Return a remark with its facts as text."""
    return Remark(
        level=level, code=code, facts=tuple((name, str(value)) for name, value in facts.items())
    )


def of_fault(fault: Fault) -> Remark:
    """Return the remark that says `fault`: an error stops, a warning is to be looked at."""
    level: Level = "stop" if fault.severity == "error" else "look"
    return Remark(level=level, code=fault.code, facts=fault.facts, fault=fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReview:
    """What the gate says of one document: `folder` is where its record stands, `titles` what the record calls it."""

    id: str
    folder: str
    change: Literal["added", "changed", "removed"]
    titles: tuple[tuple[str, str], ...]
    type: str
    remarks: tuple[Remark, ...]

    @property
    def level(self) -> Level:
        """The gravest level among the remarks."""
        return gravest(self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The report of one range, folder or packet. `subject` names it; `compared` and `texts` count what was compared with."""

    subject: str
    documents: tuple[DocumentReview, ...]
    remarks: tuple[Remark, ...]
    compared: int
    texts: int

    @property
    def level(self) -> Level:
        """The gravest level of all."""
        every = [*self.remarks, *(one for document in self.documents for one in document.remarks)]
        return gravest(every)


def gravest(remarks: tuple[Remark, ...] | list[Remark]) -> Level:
    """Return the gravest level among `remarks`; good where there are none."""
    return next((level for level in LEVELS if any(one.level == level for one in remarks)), "good")
