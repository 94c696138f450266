"""The record of each document as JSON, alone and all in one catalogue.

A record says what its contributor wrote and what the bank worked out: where the document stands, what leads to it, which
files there are. Terms are ids; their names in both languages stand once, in the catalogue and in a file of their own. Addresses are paths from the site's
root, so that a copy on a stick says the same as the site; `site` is the address to put before them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from policybank.catalogue import CataloguedDocument
from policybank.i18n import LANGUAGES
from policybank.pages import (
    CATALOGUE_SCHEMA,
    RECORD_SCHEMA,
    TERMS,
    Bank,
    document_path,
    text_path,
)
from policybank.schema import Term, plain_record, record_fields

from .kept import Layout

# Told in every file. A field may be added within a version; one that vanishes or changes makes the next, and the files
# of the old version stay.
VERSION = 1
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def record_values(catalogued: CataloguedDocument, bank: Bank) -> dict[str, Any]:
    """Return all that is published of a document's record, under the names that the schema declares."""
    document_id = catalogued.document.id
    status = catalogued.status
    values = plain_record(catalogued.document.record)
    values["status"] = {
        "kind": status.kind,
        "certain": status.is_certain,
        **({"until": str(status.until)} if status.until else {}),
        **({"successors": list(status.successors)} if status.successors else {}),
    }
    incoming = [
        {"type": one.type, "source": one.other.id, "basis": one.basis}
        for one in catalogued.relations
        if not one.is_outgoing
    ]
    if incoming:
        values["relations_from_others"] = incoming
    files = list(_files(catalogued, bank))
    if files:
        values["files"] = files
    if catalogued.missing:
        values["missing"] = list(catalogued.missing)
    values["pages"] = {language: document_path(language, document_id) for language in LANGUAGES}
    return values


def _files(catalogued: CataloguedDocument, bank: Bank) -> Iterator[dict[str, Any]]:
    for edition in catalogued.document.record.editions:
        facts = bank.editions.get((catalogued.document.id, edition.language))
        if facts is None:
            continue  # left out of the site: it could not be read safely
        yield {
            "language": edition.language,
            "path": facts.file,
            "size_bytes": facts.size_bytes,
            "sha256": facts.copy_sha256 or facts.sha256,
            "leaves": facts.leaf_count,
            "text": text_path(catalogued.document.id, edition.language),
        }


def record_text(catalogued: CataloguedDocument, bank: Bank) -> str:
    """Return one record as it stands in its file and in the catalogue."""
    return _compact(record_values(catalogued, bank))


def record_file(text: str, bank: Bank) -> bytes:
    """Return the file of one record, which `text` is."""
    # All but the record is the same in 10,000 files.
    start = bank.once(
        ("exports", "record"),
        lambda: _compact({"$schema": f"../{RECORD_SCHEMA}", "terms": f"../{TERMS}", **_head(bank)}),
    )
    return f'{start[:-1]},"record":{text}}}\n'.encode()


def catalogue_layout(bank: Bank) -> Layout:
    """Return what stands around the records in the catalogue: its head and the names of all terms.

    Each record stands on a line of its own, so a program of few lines can read 10,000 of them one by one, and two
    catalogues can be compared line by line.
    """
    head = {"$schema": CATALOGUE_SCHEMA, **_head(bank), "terms": _terms(bank)}
    start = f'{_compact(head)[:-1]},\n"records":[\n'
    return Layout(head=start.encode(), between=b",\n", tail=b"\n]}\n")


def terms_file(bank: Bank) -> bytes:
    """Return the names of all terms that records use, by vocabulary and id."""
    return f"{_compact({**_head(bank), 'terms': _terms(bank)})}\n".encode()


def _terms(bank: Bank) -> dict[str, dict[str, dict[str, str]]]:
    used = {
        one.vocabulary
        for field in record_fields()
        for one in field.with_all_below()
        if one.vocabulary
    }
    return {
        name: {term.id: _names(term) for term in bank.catalogue.vocabularies[name].terms.values()}
        for name in sorted(used)
    }


def _head(bank: Bank) -> dict[str, Any]:
    settings = bank.settings
    return {
        "version": VERSION,
        "name": {language: settings.name(language) for language in LANGUAGES},
        **({"site": f"{settings.site_url}/"} if settings.site_url else {}),
        **({"files_site": f"{settings.files_url}/"} if settings.files_url else {}),
        "licence": LICENCE,
    }


# In one line, for the encoder that is written in C knows no indentation and takes a tenth of the time.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _compact(values: Any) -> str:
    return _ENCODER.encode(values)


def _names(term: Term) -> dict[str, str]:
    return {"km": term.km, "en": term.en} if term.km else {"en": term.en}
