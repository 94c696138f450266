"""The library as values: documents that exist are valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policybank.core import Report
from policybank.schema import Glossary, Record, Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record with its place: `folder` is the POSIX path from the bank's root; `digest` is that of the record's bytes."""

    record: Record
    folder: str
    digest: str

    @property
    def id(self) -> str:
        """The document's id, which is its address."""
        return self.record.id

    @property
    def record_file(self) -> str:
        """The POSIX path of the record from the bank's root."""
        return f"{self.folder}/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All valid documents by id, in the order of their ids, with the vocabularies, the glossary and what is to be mended."""

    documents: Mapping[str, Document]
    vocabularies: Vocabularies
    glossary: Glossary
    report: Report
