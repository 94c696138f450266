"""What a document can be chosen by: the facets of the catalogue, their values, and the order of the newest first.

Told once: the browse page counts by it and the search index is filled from it, so that a page shows what its filters find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from policybank.catalogue import CataloguedDocument
from policybank.schema import PartialDate, Record

from .bank import Bank
from .entries import access_of, languages_of

# Facet, as the addresses of pages name it -> vocabulary of its values; status and access have words of the site.
FACET_VOCABULARIES: Mapping[str, str] = {
    "type": "document-types",
    "theme": "themes",
    "sub-sector": "sub-sectors",
    "group": "working-groups",
    "province": "provinces",
    "body": "bodies",
    "language": "languages",
    "rights": "rights",
}


def facet_values(catalogued: CataloguedDocument, bank: Bank) -> dict[str, tuple[str, ...]]:
    """Return the values of a document in each facet."""
    record = catalogued.document.record
    return {
        "type": (record.type,),
        "theme": record.themes,
        "sub-sector": record.sub_sectors,
        "group": record.working_groups,
        "province": record.provinces,
        "body": record.bodies,
        "language": languages_of(record, bank),
        "rights": (record.rights.statement,),
        "status": (catalogued.status.kind,),
        "access": (access_of(record, bank),),
    }


def facet_counts(bank: Bank) -> Mapping[str, Counter[str]]:
    """Return for each facet how many documents have each value."""

    def count() -> dict[str, Counter[str]]:
        # Most are counted already: the shelves of the catalogue stand by the same terms.
        counts = {
            facet: Counter({shelf.term_id: len(shelf.ids) for shelf in shelves if shelf.ids})
            for facet, vocabulary in FACET_VOCABULARIES.items()
            if (shelves := bank.catalogue.shelves.get(vocabulary.removeprefix("document-")))
        }
        rest: dict[str, list[str]] = {"language": [], "rights": [], "status": [], "access": []}
        for catalogued in bank.catalogue.documents.values():
            record = catalogued.document.record
            rest["language"] += languages_of(record, bank)
            rest["rights"].append(record.rights.statement)
            rest["status"].append(catalogued.status.kind)
            rest["access"].append(access_of(record, bank))
        return counts | {facet: Counter(values) for facet, values in rest.items()}

    return bank.once(("facet-counts",), count)


def issued_of(record: Record) -> str:
    """Return the date by which documents are ordered (ISO, as far as known): their own, else where their period begins."""
    return str(record.date or (record.period.start if record.period else ""))


def last_day(date: PartialDate | None) -> str:
    """Return the last day that `date` can mean, in ISO form, or nothing: a plan to 2023 is not over in 2023."""
    return "{:04d}-{:02d}-{:02d}".format(*date.latest) if date else ""


def added_on(record: Record) -> str:
    """Return the day on which the record was added, or last checked by a person."""
    dates = [record.date_added, *([record.review.date] if record.review.date else [])]
    return str(max(dates, key=lambda one: one.earliest))


def newest_issued(bank: Bank) -> tuple[str, ...]:
    """Return the ids of all documents, the newest first and those without a date last.

    Of one date in the order of the index, which the browser keeps too: the page goes on where its first entries end.
    """

    def order() -> tuple[str, ...]:
        records = [one.document.record for one in bank.catalogue.documents.values()]
        records.sort(key=lambda record: (added_on(record), record.id))
        records.sort(key=issued_of, reverse=True)
        return tuple(record.id for record in records)

    return bank.once(("newest-issued",), order)
