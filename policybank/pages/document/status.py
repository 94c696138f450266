"""The status of a document in plain words: what is known of its force, and what changed it, followed it or took its place.

Nothing here knows today's date. Where a sentence would age (a period that ends), the page carries two wordings, and the
reader's browser shows the second one when the day has come (`render/browser/period.js`).
"""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import CataloguedDocument, Status
from policybank.i18n import Words, read_words
from policybank.pages.common import Bank, Reference, document_path, relative, title_phrase
from policybank.schema import Period, Record

# A rule or a plan is in force or not, and a reader must be told when that is not known; a report is neither.
_FAMILIES_WITH_FORCE = frozenset({"legal", "policy"})

# More amendments than these are listed among the related documents only.
_MOST_AMENDMENTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """Where a document stands; `text` is empty where the question does not arise.

    `period_end` (ISO day) lets the reader's browser put `text_after` in the place of `text` when that day is over.
    `successors_label` leads to `successors`. `amendments` are the documents that changed it.
    """

    kind: str
    text: str
    text_after: str
    is_certain: bool
    successors_label: str
    successors: tuple[Reference, ...]
    amendments: tuple[Reference, ...]
    period_end: str


def status_view(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> StatusView:
    """Return the status for a page in `language`."""
    words = read_words(language)
    status, record = catalogued.status, catalogued.document.record
    period = record.period
    amendments = sorted(
        {
            one.other.id: one.other
            for one in catalogued.relations
            if one.type == "amends" and not one.is_outgoing
        }.values(),
        key=lambda one: (-(one.year or 0), one.id),
    )
    # Whether a plan that was followed is over is a matter of its period too.
    tells_period = period is not None and (status.kind == "planned" or status.is_followed)
    return StatusView(
        kind="planned" if status.is_followed else status.kind,
        text=_text(status, record, words, bank),
        text_after=_after(period, words) if tells_period and period else "",
        is_certain=status.is_certain or status.kind == "unknown",
        successors_label=_successors_label(status, words),
        successors=tuple(
            Reference(
                title_phrase(bank.catalogue.documents[one].document.record.title, language),
                relative(from_path, document_path(language, one)),
            )
            for one in status.successors
            if one in bank.catalogue.documents
        ),
        amendments=tuple(
            Reference(
                title_phrase(one.title, language),
                relative(from_path, document_path(language, one.id)),
            )
            for one in amendments[:_MOST_AMENDMENTS]
        ),
        period_end="{:04d}-{:02d}-{:02d}".format(*period.end.latest)
        if tells_period and period
        else "",
    )


def _text(status: Status, record: Record, words: Words, bank: Bank) -> str:
    """Return the words that stand in the mark; they are true on every day."""
    family = bank.catalogue.vocabularies.term("document-types", record.type).facts.get("family")
    if status.kind == "unknown" and family not in _FAMILIES_WITH_FORCE:
        return ""
    if record.period is not None and (status.kind == "planned" or status.is_followed):
        start, end = (
            words.digits(str(one.year)) for one in (record.period.start, record.period.end)
        )
        return words("document_page.covers", start=start, end=end)
    if status.kind in {"ended", "repealed"} and status.until is not None:
        until = status.until
        date = words.date(until.year, until.month, until.day)
        return words(f"status.{status.kind}-on", date=date)
    since = record.in_force_from
    if status.kind == "in-force" and since is not None:
        date = words.date(since.year, since.month, since.day)
        return words("document_page.in-force-since", date=date)
    if status.kind == "superseded" and status.successors:
        return words("status.replaced-by")
    return words(f"status.{status.kind}")


def _after(period: Period, words: Words) -> str:
    return words("document_page.period-ended", end=words.digits(str(period.end.year)))


def _successors_label(status: Status, words: Words) -> str:
    return words("document_page.followed-by") if status.is_followed else ""
