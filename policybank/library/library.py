"""The library as values: documents that exist are valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from policybank.core import Report
from policybank.schema import (
    Change,
    Committee,
    Glossary,
    PartialDate,
    Recommendation,
    RecommendationSource,
    Record,
    Title,
    Usage,
    Vocabularies,
)


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
class RegisterFile:
    """What one source recommends: `place` is the file's POSIX path from the bank's root, `digest` that of its bytes.

    `recommendations` stand by their place in the file's list (from 0), in that order.
    """

    place: str
    source: RecommendationSource
    recommendations: Mapping[int, Recommendation]
    digest: str

    @property
    def name(self) -> str:
        """The file's name without its ending: the address of its page."""
        return self.place.rpartition("/")[2].removesuffix(".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All recommendations, by the file of their source, in the order of the files' names."""

    files: tuple[RegisterFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a withdrawn document: what stood at its address, and the change that took it away.

    Title and type are None where the record itself was erased. `digest` changes when any of it does.
    """

    id: str
    title: Title | None
    type: str | None
    date: PartialDate | None
    edition_languages: tuple[str, ...]
    former_ids: tuple[str, ...]
    change: Change
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All valid documents by id, in the order of their ids, with the vocabularies, the glossary, the recommendations and what is to be mended.

    What the committee withdrew is not among the documents, and nothing here leads to it but its tombstone.
    """

    documents: Mapping[str, Document]
    vocabularies: Vocabularies
    glossary: Glossary
    register: Register
    report: Report
    committee: Committee = field(default_factory=Committee)
    withdrawn: Mapping[str, Tombstone] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
