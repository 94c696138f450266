"""Invented documents to cite: a law with all that can be known, a plan that another one replaced, a report without a date."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybank.catalogue import make_catalogue
from policybank.citations import CitedBank, Name, Reference, reference_to
from policybank.core import write_text
from policybank.library import read_library
from policybank.settings import read_settings
from tests import make

MORE_TYPES = [
    make.term("journal-article", "Journal article", "អត្ថបទស្រាវជ្រាវ", family="evidence"),
    make.term("policy-brief", "Policy brief", "សេចក្ដីសង្ខេប", family="advocacy"),
    make.term("manual", "Manual", "សៀវភៅណែនាំ", family="practice"),
    make.term("declaration", "Declaration", "សេចក្ដីប្រកាស", family="policy"),
    make.term("unheard-of", "Unheard of", "មិនធ្លាប់ឮ"),
]
MINISTRY = make.term(
    "schools", "Ministry of Schools, Youth and Sport (MoSYS)", "ក្រសួងសាលា យុវជន និងកីឡា"
)

DOCUMENTS: dict[str, Mapping[str, Any]] = {
    "school-law": {
        "title": {"km": "ច្បាប់សាលា", "en": "The School Law"},
        "date": "2007-12-08",
        "in_force_from": "2008-01-01",
        "legal_number": "NS/RKM/1",
        "legal_number_km": "នស/រកម/១",
        "bodies": ["schools", "network"],
        "pdfs": ["km", "en"],
        "languages": ["km", "en"],
        "stage": "in-force",
        "links": [{"url": "https://law.example/1", "kind": "official"}],
    },
    "school-law-2012": {
        "title": {"km": "ច្បាប់វិសោធនកម្ម", "en": "The Amending Law"},
        "date": "2012",
        "relations": [{"type": "amends", "target": "school-law", "basis": "stated"}],
    },
    "old-plan": {
        "title": {"en": "Old Plan"},
        "type": "strategic-plan",
        "rights": {"statement": "link-only"},
        "date": "2014-06",
        "period": {"start": "2014", "end": "2018"},
        "bodies": ["schools"],
        "relations": [{"type": "implements", "target": "school-law", "basis": "stated"}],
    },
    "new-plan": {
        "title": {"km": "ផែនការថ្មី ២០១៩-២០២៣", "en": "New Plan 2019-2023"},
        "type": "strategic-plan",
        "rights": {"statement": "link-only"},
        "date": "2019",
        "period": {"start": "2019", "end": "2023"},
        "relations": [{"type": "supersedes", "target": "old-plan", "basis": "stated"}],
    },
    "brief": {
        "title": {"en": "A Brief"},
        "type": "policy-brief",
        "rights": {"statement": "link-only"},
    },
    "article": {
        "title": {"en": "An Article"},
        "type": "journal-article",
        "date": "2021-12-10",
        "rights": {"statement": "link-only"},
        "links": [{"url": "https://doi.org/10.1080/14664208.2021.2013060", "kind": "official"}],
    },
}  # fmt: skip


def cited_bank(
    root: Path, changes: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any
) -> CitedBank:
    """Return a bank of `DOCUMENTS`, with `changes` to the fields of some, as its citations see it."""
    make.bank(root, settings=settings)
    lists = {
        "document-types": [*make.VOCABULARIES["document-types"], *MORE_TYPES],
        "bodies": [*make.VOCABULARIES["bodies"], MINISTRY],
    }
    for name, terms in lists.items():
        write_text(root / "library" / "vocabularies" / f"{name}.yml", make.as_yaml(terms))
    for document_id, fields in {**DOCUMENTS, **(changes or {})}.items():
        make.document(root, document_id, **{**DOCUMENTS.get(document_id, {}), **fields})
    library = read_library(root)
    assert not library.report.errors, library.report
    return CitedBank(
        catalogue=make_catalogue(library),
        settings=read_settings(root),
        editions=frozenset(
            (document_id, edition.language)
            for document_id, document in library.documents.items()
            for edition in document.record.editions
        ),
    )


def cite(
    cited: CitedBank,
    document_id: str,
    language: str = "en",
    *,
    edition: str = "",
    leaf: int | None = None,
) -> Reference:
    """Return the reference to a document of the bank."""
    catalogued = cited.catalogue.documents[document_id]
    return reference_to(catalogued, cited, language, edition=edition, leaf=leaf)


def renamed(reference: Reference, text: str) -> Reference:
    """Return the reference with `text` as its title, number, type and body, as if no check stood before it."""
    name = Name(text, "en")
    return dataclasses.replace(
        reference, title=name, other_title=name, number=name, type_name=name, bodies=(name, name)
    )
