"""The log of all decisions, newest first, as a page and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import read_words
from policybank.pages.common import (
    DECISIONS_JSON,
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    csv_text,
    document_path,
    other_language,
    relative,
    role_name,
    state_mark,
    title_phrase,
    whole_date,
)
from policybank.pages.evidence import TableView
from policybank.schema import Change, Title

from .paths import DECISIONS, DECISIONS_CSV, committee_path, ways

# Some ten screens; the tables hold all. A page that grows for ever would be written anew for ever.
LOG_LENGTH = 200

_COLUMNS = ("date", "id", "document", "state", "role", "reason", "reason-other", "successor")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDecision:
    """A decision. `href` of `document` is empty where nothing stands in the bank under that id."""

    date: str
    day: str
    document: Reference
    state: str
    mark: str
    role: str
    reason: str
    successor: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """The newest decisions. `cut` is set where there are more."""

    decisions: tuple[LoggedDecision, ...]
    count: str
    cut: str
    csv_href: str
    json_href: str
    ways: tuple[Reference, ...]
    home_href: str


def logged(bank: Bank) -> tuple[tuple[str, Change], ...]:
    """Return every decision with the id of its document, newest first; those of a day by document, the last one first."""

    def make() -> tuple[tuple[str, Change], ...]:
        found = [
            (change.date.earliest, document_id, number, change)
            for document_id, decided in bank.catalogue.committee.decisions.items()
            for number, change in enumerate(decided.history)
        ]
        found.sort(key=lambda one: one[:3], reverse=True)
        return tuple((document_id, change) for _, document_id, _, change in found)

    return bank.once(("decisions",), make)


def decisions_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the log."""
    language = page.language
    words = read_words(language)
    every = logged(bank)
    shown, count = words.number(LOG_LENGTH), words.number(len(every))
    return View(
        path=page.path,
        language=language,
        kind="decisions",
        title=words("committee.decisions.title"),
        description=words("committee.decisions.intro"),
        twin=committee_path(other_language(language), DECISIONS),
        content=DecisionsView(
            decisions=tuple(
                LoggedDecision(
                    date=whole_date(change.date, words),
                    day=str(change.date),
                    document=document_reference(document_id, page.path, language, bank),
                    state=words(f"committee.states.{change.state}"),
                    mark=state_mark(change.state),
                    role=role_name(change.role, language, bank),
                    reason=change.reason.in_language(language),
                    successor=document_reference(change.successor, page.path, language, bank)
                    if change.successor
                    else None,
                )
                for document_id, change in every[:LOG_LENGTH]
            ),
            count=words.count("committee.decisions.count", len(every)),
            cut=words("committee.decisions.cut", shown=shown, count=count)
            if len(every) > LOG_LENGTH
            else "",
            csv_href=_way(committee_path(language, DECISIONS_CSV), page, bank),
            json_href=_way(DECISIONS_JSON, page, bank),
            ways=ways(page.path, words),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def _way(path: str, page: PlannedPage, bank: Bank) -> str:
    return relative(page.path, path) if bank.leads_to(path) else ""


def title_of(document_id: str, bank: Bank) -> Title | None:
    """Return the title of a document, or of one that was withdrawn; None where the bank knows none."""
    catalogued = bank.catalogue.documents.get(document_id)
    if catalogued is not None:
        return catalogued.document.record.title
    tombstone = bank.catalogue.withdrawn.get(document_id)
    return tombstone.title if tombstone else None


def document_reference(document_id: str, path: str, language: str, bank: Bank) -> Reference:
    """Return the way to a document's page or tombstone; its id without a way where there is neither."""
    title = title_of(document_id, bank)
    phrase = title_phrase(title, language) if title else Phrase(document_id)
    known = document_id in bank.catalogue.documents or document_id in bank.catalogue.withdrawn
    there = relative(path, document_path(language, document_id)) if known else ""
    return Reference(phrase, there)


def decisions_table(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the table of all decisions."""
    words = read_words(page.language)
    head = [words(f"committee.decisions.columns.{one}") for one in _COLUMNS]
    return View(
        path=page.path,
        language=page.language,
        kind="table",
        title="",
        description="",
        twin=committee_path(other_language(page.language), DECISIONS_CSV),
        # Not HTML: nothing in it is escaped, and no browser reads it as a page.
        content=TableView(text=Markup(csv_text(head, _rows(page.language, bank)))),  # noqa: S704
        shell="none",
    )


def _rows(language: str, bank: Bank) -> Iterator[Sequence[str]]:
    words = read_words(language)
    for document_id, change in logged(bank):
        title = title_of(document_id, bank)
        yield (
            str(change.date),
            document_id,
            title.in_language(language)[0] if title else "",
            words(f"committee.states.{change.state}"),
            role_name(change.role, language, bank),
            change.reason.in_language(language),
            change.reason.in_language(other_language(language)),
            change.successor or "",
        )
