"""Who decides what the bank publishes, and by what: the committee's roles and seats, and its criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    PlannedPage,
    Reference,
    View,
    other_language,
    relative,
    whole_date,
)
from policybank.schema import AREAS, STATES, Seat

from .paths import CRITERIA, INDEX, committee_path, guide_reference, ways

_RULES = ("two", "own", "reason", "agree")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """A seat. `until` (as 2027-12-31) is empty where it is vacant; `over` is said when that day is past, which the browser knows."""

    text: str
    until: str
    over: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A role with its duty and its seats."""

    anchor: str
    name: str
    duty: str
    seats: tuple[SeatView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeView:
    """The page of the committee. `states` are names with what they mean."""

    states: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    roles: tuple[RoleView, ...]
    ways: tuple[Reference, ...]
    guide: Reference | None
    contact_href: str
    home_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """A criterion: a question and what it means."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaView:
    """The criteria by area, in the order of their file."""

    areas: tuple[tuple[str, tuple[CriterionView, ...]], ...]
    ways: tuple[Reference, ...]
    home_href: str


def committee_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page that says who decides."""
    language = page.language
    words = read_words(language)
    committee = bank.catalogue.committee
    return View(
        path=page.path,
        language=language,
        kind="committee",
        title=words("committee.title"),
        description=words("committee.description"),
        twin=committee_path(other_language(language), INDEX),
        content=CommitteeView(
            states=tuple(
                (words(f"committee.states.{one}"), words(f"committee.states-mean.{one}"))
                for one in STATES
            ),
            rules=tuple(words(f"committee.rule-{one}") for one in _RULES),
            roles=tuple(
                RoleView(
                    anchor=role.id,
                    name=role.name(language),
                    duty=role.duty.in_language(language),
                    seats=tuple(
                        _seat(seat, words)
                        for seat in committee.seats.values()
                        if seat.role == role.id
                    ),
                )
                for role in committee.roles
            ),
            ways=ways(page.path, words),
            guide=guide_reference(page.path, words, bank),
            contact_href=bank.settings.contact_url,
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def _seat(seat: Seat, words: Words) -> SeatView:
    if seat.organisation is None or seat.since is None or seat.until is None:
        return SeatView(text=words("committee.vacant"), until="", over="")
    organisation = seat.organisation.in_language(words.language)
    until = whole_date(seat.until, words)
    since = whole_date(seat.since, words)
    return SeatView(
        text=words("committee.term", organisation=organisation, since=since, until=until),
        until=str(seat.until),
        over=words("committee.term-over", organisation=organisation, until=until),
    )


def criteria_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page of criteria."""
    language = page.language
    words = read_words(language)
    return View(
        path=page.path,
        language=language,
        kind="criteria",
        title=words("committee.criteria.title"),
        description=words("committee.criteria.intro"),
        twin=committee_path(other_language(language), CRITERIA),
        content=CriteriaView(
            areas=tuple(_areas(words, bank)),
            ways=ways(page.path, words),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def _areas(words: Words, bank: Bank) -> Iterator[tuple[str, tuple[CriterionView, ...]]]:
    for area in AREAS:
        found = tuple(
            CriterionView(
                anchor=one.id,
                title=one.title.in_language(words.language),
                text=one.text.in_language(words.language),
            )
            for one in bank.catalogue.committee.criteria
            if one.area == area
        )
        if found:
            yield words(f"committee.criteria.areas.{area}"), found
