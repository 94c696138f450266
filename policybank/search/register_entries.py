"""The recommendations of a bank as entries of the index: each leads to its place on the page of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from policybank.core import digest_of
from policybank.evidence import RegisteredRecommendation
from policybank.pages import Bank, recommendation_address, source_date

from .entries import Entry, PlannedEntry, joined, names_of


def register_entries(bank: Bank) -> Iterator[PlannedEntry]:
    """Yield the plan of an entry for each recommendation of the register."""
    vocabularies = bank.catalogue.vocabularies.digest
    for one in bank.evidence.recommendations:
        digest = digest_of(
            repr((one.recommendation, one.file.name, source_date(one.file, bank))),
            vocabularies,
        )
        yield PlannedEntry(
            id=recommendation_address(one),
            is_document=False,
            date="",
            digest=digest,
            leaves_digest=digest,
            make=partial(_entry, one, bank, digest),
        )


def _entry(one: RegisteredRecommendation, bank: Bank, digest: str) -> Entry:
    said = one.recommendation
    date = source_date(one.file, bank)
    others = said.addressees
    addressed = [
        *_names("bodies", said.addressed_to, bank),
        *((others.km, others.en) if others else ()),
    ]
    subjects = [
        *_names("working-groups", said.working_groups, bank),
        *_names("provinces", said.provinces, bank),
        *_names("people", said.people, bank),
        *_names("sdg4-targets", said.sdg4_targets, bank),
    ]
    return Entry(
        id=recommendation_address(one),
        kind="recommendation",
        title_km=said.km,
        title_en=said.en,
        type="",
        year=date.year if date else None,
        issued=str(date) if date else "",
        status="",
        until="",
        languages=(),
        editions=(),
        # Its text is shown as a title and searched as a summary: nobody calls a recommendation by its name, and a long
        # sentence would stand before the documents that are named so.
        fields=("", "", "", "", joined(addressed), joined((said.km, said.en)), joined(subjects)),
        facets={},
        date="",
        weight=3,
        digest=digest,
    )


def _names(vocabulary: str, term_ids: Iterable[str], bank: Bank) -> Iterator[str]:
    for term_id in term_ids:
        yield from names_of(bank.catalogue.vocabularies.term(vocabulary, term_id))
