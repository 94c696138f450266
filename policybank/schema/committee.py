"""The committee as data: its roles and seats, the criteria it judges by, and what it decided of each document.

All of it is public, so no text here may hold a way to reach a person: a seat is held by an organisation. What was decided is a
history that only grows: dates rise, and each state follows from the one before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from typing import Annotated

from pydantic import AfterValidator, ConfigDict
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from .record import Day, Name, Paragraph
from .values import IdText, Limit

_STRICT = ConfigDict(extra="forbid", strict=False)

# In the order of a document's way through the committee.
STATES = ("submitted", "in-review", "returned", "accepted", "published", "withdrawn")
ROLES = ("intake-officer", "rights-reviewer", "subject-reviewer", "chair", "maintainer")
AREAS = ("rights", "accuracy", "relevance", "quality")

# What may follow a state. A second `accepted` is that of the second reviewer.
NEXT_STATES: Mapping[str, frozenset[str]] = {
    "submitted": frozenset({"in-review", "returned", "withdrawn"}),
    "in-review": frozenset({"returned", "accepted", "withdrawn"}),
    "returned": frozenset({"submitted", "in-review", "withdrawn"}),
    "accepted": frozenset({"accepted", "in-review", "returned", "published", "withdrawn"}),
    "published": frozenset({"in-review", "accepted", "withdrawn"}),
    "withdrawn": frozenset({"in-review", "published"}),
}
# A document that stood in the bank before there was a committee begins with what was done first. Nothing can be sent back
# that was never there.
FIRST_STATES = frozenset(STATES) - {"returned"}


def _one_of(name: str, known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            facts = {"reason": f"committee-{name}-unknown", "value": value}
            code = "committee-broken"
            # The words a reader sees stand in i18n, so the message is the bare code.
            raise PydanticCustomError(code, "{code}", {"code": code, **facts})
        return value

    return AfterValidator(check)


State = Annotated[str, _one_of("state", STATES)]
RoleId = Annotated[str, _one_of("role", ROLES)]
Area = Annotated[str, _one_of("area", AREAS)]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class BothNames:
    """One line in both languages."""

    km: Name
    en: Name

    def in_language(self, language: str) -> str:
        """Return the line in `language`."""
        return self.km if language == "km" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class BothTexts:
    """A short text in both languages."""

    km: Paragraph
    en: Paragraph

    def in_language(self, language: str) -> str:
        """Return the text in `language`."""
        return self.km if language == "km" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Role:
    """A duty of the committee with its name."""

    id: RoleId
    km: Name
    en: Name
    duty: BothTexts

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.km if language == "km" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Seat:
    """A seat of a role: the organisation that holds it and its term, both days included; without these it is vacant."""

    role: RoleId
    organisation: BothNames | None = None
    since: Day | None = None
    until: Day | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it."""
        return self.organisation is None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Criterion:
    """What a document is judged by, as a question with what it means."""

    id: Annotated[str, IdText()]
    area: Area
    title: BothNames
    text: BothTexts


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Change:
    """A document came into a state: on which day, by which role, and the reason in one public line.

    `successor` is a document to read instead; it is told only where one is withdrawn.
    """

    state: State
    date: Day
    role: RoleId
    reason: BothNames
    successor: Annotated[str, IdText()] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Decisions:
    """All that was decided of one document, oldest first."""

    document: Annotated[str, IdText()]
    history: Annotated[tuple[Change, ...], Limit(200)]

    @property
    def state(self) -> str:
        """Where the document stands."""
        return self.history[-1].state

    @property
    def accepted_by(self) -> tuple[str, ...]:
        """The roles that accepted it since it was last sent back or withdrawn, each once."""
        roles: list[str] = []
        for change in self.history:
            if change.state in {"returned", "withdrawn"}:
                roles = []
            elif change.state == "accepted" and change.role not in roles:
                roles.append(change.role)
        return tuple(roles)


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """The committee of a bank. `seats` by their place in the roster (from 0), `decisions` by document.

    A bank whose committee is not yet named has no roles. `digest` changes when the roster or the criteria do,
    `decisions_digest` when any decision does.
    """

    roles: tuple[Role, ...] = ()
    seats: Mapping[int, Seat] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    decisions: Mapping[str, Decisions] = field(default_factory=dict)
    digest: str = ""
    decisions_digest: str = ""
