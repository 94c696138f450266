"""The record: the only place where a field is declared.

A record is the YAML front matter of `library/<type>/<id>/index.md`. The checks, the JSON Schema, the starter file and
the field tables of the guide are made from the classes below; the words of each field (label, help) stand in `i18n`
under `fields`. The classes are pydantic dataclasses: checked when they are made, plain frozen values afterwards.

Every scalar arrives as text (see `library._yaml`): a legal number `65` stays "65" and the language `no` stays "no".
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from .dates import PartialDate
from .values import (
    DateValue,
    FileName,
    IdText,
    Limit,
    LineText,
    ParagraphText,
    TermOf,
    UrlText,
    each_once,
)

_STRICT = ConfigDict(extra="forbid", strict=False)

Name = Annotated[str, LineText(longest=300)]
Paragraph = Annotated[str, ParagraphText(longest=2_000)]
Address = Annotated[str, UrlText(longest=1_000)]
Day = Annotated[PartialDate, DateValue()]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Title:
    """A name in Khmer, English or both. A title is never invented: where no Khmer one is known there is none."""

    km: Name | None = None
    en: Name | None = None

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the title for a page in `language` and the language it is written in."""
        first, second = (self.km, self.en) if language == "km" else (self.en, self.km)
        other = "en" if language == "km" else "km"
        if first is not None:
            return first, language
        assert second is not None, "a record without any title does not pass the schema"
        return second, other


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Bilingual:
    """A short text in Khmer, English or both."""

    km: Paragraph | None = None
    en: Paragraph | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class AlternativeNames:
    """Other names people use or once used for the document, in each language."""

    km: Annotated[tuple[Name, ...], each_once, Limit(20)] = ()
    en: Annotated[tuple[Name, ...], each_once, Limit(20)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Period:
    """The years a plan or a set of figures covers, both ends included."""

    start: Day
    end: Day


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Edition:
    """One PDF of the document in one language, beside the record. `source` is what the PDF was made from, if kept."""

    file: Annotated[str, FileName(endings=(".pdf",))]
    language: Annotated[str, TermOf("languages")]
    source: Annotated[str, FileName(endings=(".md",), folder="source")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Link:
    """An address where the document, or a page about it, is found."""

    url: Address
    kind: Annotated[str, TermOf("link-kinds")]
    language: Annotated[str, TermOf("languages")] | None = None
    checked: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Relation:
    """How this document stands to another one, and how we know."""

    type: Annotated[str, TermOf("relation-types")]
    target: Annotated[str, IdText()]
    basis: Annotated[str, TermOf("relation-bases")]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Rights:
    """What may be done with the document. `evidence` names where a permission is kept, outside the public repository."""

    statement: Annotated[str, TermOf("rights")]
    holder: Name | None = None
    evidence: Name | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Source:
    """A public place where facts of this record were read: an address, or a text that says where."""

    url: Address | None = None
    text: Paragraph | None = None
    facts: Annotated[tuple[Annotated[str, IdText()], ...], each_once, Limit(30)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Review:
    """How far the record was checked, what is in doubt, and which fields were inferred and not read in a source."""

    state: Annotated[str, TermOf("review-states")]
    note: Bilingual | None = None
    inferred: Annotated[tuple[Annotated[str, IdText()], ...], each_once, Limit(30)] = ()
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Record:
    """The facts of one document, as its contributor gives them."""

    id: Annotated[str, IdText()]
    title: Title
    type: Annotated[str, TermOf("document-types")]
    bodies: Annotated[tuple[Annotated[str, TermOf("bodies")], ...], each_once, Limit(20)] = ()
    legal_number: Name | None = None
    legal_number_km: Name | None = None
    date: Day | None = None
    in_force_from: Day | None = None
    ended: Day | None = None
    period: Period | None = None
    stage: Annotated[str, TermOf("stages")] | None = None
    languages: Annotated[tuple[Annotated[str, TermOf("languages")], ...], each_once, Limit(20)] = ()
    editions: Annotated[tuple[Edition, ...], Limit(20)] = ()
    links: Annotated[tuple[Link, ...], Limit(30)] = ()
    summary: Bilingual | None = None
    alternative_names: AlternativeNames | None = None
    acronyms: Annotated[tuple[Name, ...], each_once, Limit(20)] = ()
    themes: Annotated[tuple[Annotated[str, TermOf("themes")], ...], each_once, Limit(20)] = ()
    sub_sectors: Annotated[
        tuple[Annotated[str, TermOf("sub-sectors")], ...], each_once, Limit(20)
    ] = ()
    working_groups: Annotated[
        tuple[Annotated[str, TermOf("working-groups")], ...], each_once, Limit(20)
    ] = ()
    people: Annotated[tuple[Annotated[str, TermOf("people")], ...], each_once, Limit(20)] = ()
    provinces: Annotated[tuple[Annotated[str, TermOf("provinces")], ...], each_once, Limit(25)] = ()
    sdg4_targets: Annotated[
        tuple[Annotated[str, TermOf("sdg4-targets")], ...], each_once, Limit(20)
    ] = ()
    relations: Annotated[tuple[Relation, ...], Limit(100)] = ()
    rights: Rights
    sources: Annotated[tuple[Source, ...], Limit(50)] = ()
    review: Review
    date_added: Day
    former_ids: Annotated[tuple[Annotated[str, IdText()], ...], each_once, Limit(20)] = ()
