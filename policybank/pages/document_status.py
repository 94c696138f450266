"""The status of a document in words, with what took its place."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import CataloguedDocument
from policybank.i18n import read_words

from .bank import Bank
from .paths import document_path, relative
from .phrase import Reference, title_phrase

# A rule or a plan is in force or not, and a reader must be told when that is not known; a report is neither.
_FAMILIES_WITH_FORCE = frozenset({"legal", "policy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """Where a document stands; `text` is empty where the question does not arise. `period_end` (ISO day) lets the reader's browser add that the period is over."""

    kind: str
    text: str
    is_certain: bool
    successors: tuple[Reference, ...]
    period_end: str


def status_view(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> StatusView:
    """Return the status for a page in `language`."""
    words = read_words(language)
    status = catalogued.status
    period = catalogued.document.record.period
    successors = tuple(
        Reference(
            title_phrase(bank.catalogue.documents[one].document.record.title, language),
            relative(from_path, document_path(language, one)),
        )
        for one in status.successors
        if one in bank.catalogue.documents
    )
    text = words(f"status.{status.kind}")
    family = bank.catalogue.vocabularies.term(
        "document-types", catalogued.document.record.type
    ).facts.get("family")
    if status.kind == "unknown" and family not in _FAMILIES_WITH_FORCE:
        text = ""
    if status.kind == "planned" and period is not None:
        start, end = (words.digits(str(one.year)) for one in (period.start, period.end))
        text = words("status.covers", start=start, end=end)
    elif status.kind in {"ended", "repealed"} and status.until is not None:
        until = status.until
        text = words(
            f"status.{status.kind}-on", date=words.date(until.year, until.month, until.day)
        )
    elif status.kind == "superseded" and successors:
        text = words("status.replaced-by")
    return StatusView(
        kind=status.kind,
        text=text,
        is_certain=status.is_certain or status.kind == "unknown",
        successors=successors,
        period_end="{:04d}-{:02d}-{:02d}".format(*period.end.latest)
        if period and status.kind == "planned"
        else "",
    )
