"""The index of a whole bank, with what the engine needs beside it: addresses, names, the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from policybank.i18n import LANGUAGES
from policybank.pages import Bank, LoadLeaves, document_path, ids_by_title, text_path

from ._encode import encode_number
from .bank_entries import FILTERS, LeavesOfBank, bank_entries, guide_texts
from .entries import PlannedEntry
from .glossary import glossary_values
from .index import SearchIndex, by_segment, index_entries, keyed
from .packing import Packing

CACHE = ".cache/search"

# "0", and the signs after it: `browser/copies.js` has the same.
_FIRST_SIGN = 48


def index_bank(
    root: Path, bank: Bank, load_leaves: LoadLeaves, *, packing: Packing, processes: int
) -> SearchIndex:
    """Return the index of `bank`; parts that an earlier build made are taken from the cache below `root`."""
    vocabularies = bank.catalogue.vocabularies
    glossary = glossary_values(bank.catalogue.glossary, vocabularies["provinces"])
    values = dict(keyed(f"glossary-{language}", value) for language, value in glossary.items())
    glossary_keys = dict(zip(glossary, values, strict=True))
    labels_key, labels = keyed("labels", _labels(bank))
    values[labels_key] = labels
    entries = bank_entries(bank)
    orders = dict(
        keyed(f"titles-{language}", order) for language, order in _title_orders(entries, bank)
    )
    values |= orders
    absent = _absent(entries, bank)
    types = {one.document.record.type for one in bank.catalogue.documents.values()}
    facts = {
        "paths": _paths(bank),
        "types": {
            term.id: [term.name("km"), term.name("en")]
            for term in vocabularies["document-types"].terms.values()
            if term.id in types
        },
        "glossary": glossary_keys,
        "labels": labels_key,
        "titles": dict(zip(LANGUAGES, orders, strict=True)),
        **({"absent": absent} if absent else {}),
    }
    return index_entries(
        entries,
        LeavesOfBank(load_leaves=load_leaves, guides=guide_texts(bank)),
        facts,
        values,
        cache_folder=root / CACHE,
        packing=packing,
        processes=processes,
    )


def _title_orders(entries: Sequence[PlannedEntry], bank: Bank) -> Iterator[tuple[str, str]]:
    """Yield for each language the documents in the order of their titles, by their numbers over all segments.

    Beside the segments and not in them: one new title moves all that stand behind it.
    """
    numbers = {document_id: number for number, document_id in enumerate(_in_order(entries))}
    for language in LANGUAGES:
        in_order = ids_by_title(bank, language)
        yield language, "".join(encode_number(numbers[document_id]) for document_id in in_order)


def _in_order(entries: Sequence[PlannedEntry]) -> Iterator[str]:
    """Yield the ids of all documents in the order of the index: their numbers over all segments."""
    for found in by_segment(entries).values():
        yield from (one.id for one in found if one.is_document)


def _absent(entries: Sequence[PlannedEntry], bank: Bank) -> str:
    """Return which PDFs a copy does not hold, as `browser/copies.js` reads it: a sign for each document, by its number.

    A sign holds a bit for each of the document's editions here. In the manifest and not in the segments: what a copy leaves
    out must not make another index of the same texts.
    """
    if not bank.absent_pdfs:
        return ""
    signs = []
    for document_id in _in_order(entries):
        record = bank.catalogue.documents[document_id].document.record
        here = [
            facts
            for edition in record.editions
            if (facts := bank.editions.get((document_id, edition.language)))
        ]
        bits = sum((facts.file in bank.absent_pdfs) << place for place, facts in enumerate(here))
        signs.append(chr(_FIRST_SIGN + bits))
    return "".join(signs).rstrip(chr(_FIRST_SIGN))


def _paths(bank: Bank) -> dict[str, str]:
    """Return where pages stand, from the site's root, with names in braces for what differs."""
    settings = bank.settings
    files = f"{settings.files_url}/" if settings.files_url and not bank.medium.is_copy else ""
    web = settings.files_url or settings.site_url
    is_elsewhere = bool(web and bank.absent_pdfs)
    return {
        **({"pdfOnWeb": f"{web}/files/{{id}}.{{edition}}.pdf"} if is_elsewhere else {}),
        "document": document_path("{language}", "{id}"),
        "text": text_path("{id}", "{edition}"),
        "pdf": f"{files}files/{{id}}.{{edition}}.pdf",
        "guide": "{language}/{id}.html",
        "recommendation": "{language}/{id}",
    }


def _labels(bank: Bank) -> dict[str, Any]:
    """Return the names of the values of each filter, in the order of their vocabularies."""
    return {
        name: [
            {"id": term.id, "km": term.name("km"), "en": term.name("en")}
            for term in bank.catalogue.vocabularies[vocabulary].terms.values()
        ]
        for name, vocabulary in FILTERS.items()
    }
