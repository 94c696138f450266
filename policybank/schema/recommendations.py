"""Recommendations: what documents and meetings ask of whom, as data of NEP in `library/recommendations/*.yml`.

One file holds what one source recommends: a pull request then brings one meeting or one report, and two of them never
meet in one file. A recommendation is told in our words in both languages; what the source itself says stands beside it
as quotations, which the room `evidence` looks up on the leaf they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from policybank.khmer import has_khmer

from ._entry_findings import entry_finding
from .check import Finding
from .record import Address, Bilingual, Day, Name, Paragraph, Title
from .values import IdText, Limit, TermOf, each_once
from .vocabularies import Vocabularies

_STRICT = ConfigDict(extra="forbid", strict=False)

# What may be told as our own reading: the fields that the source did not settle.
ReadByUs = Literal["addressed-to", "level", "provinces", "working-groups", "sdg4-targets", "people"]


def _leaf_number(value: str) -> str:
    # Every scalar arrives as text; a leaf has no sign in front and no zero.
    if not (value.isascii() and value.isdigit()) or not 0 < int(value) < 100_000:
        raise ValueError(value)
    return value


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Quotation:
    """What stands on one leaf of one edition of the source, word for word."""

    language: Annotated[str, TermOf("languages")]
    leaf: Annotated[str, AfterValidator(_leaf_number)]
    text: Paragraph

    @property
    def leaf_number(self) -> int:
        """The leaf, from 1."""
        return int(self.leaf)


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Answer:
    """A document of the bank that answers the recommendation, how we know, and what it leaves open."""

    document: Annotated[str, IdText()]
    basis: Annotated[str, TermOf("relation-bases")]
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Recommendation:
    """One recommendation. `verify` is "true" where a native reader has still to confirm its Khmer.

    `addressed_to` are bodies of the bank's list; `addressees` names others in words. `inferred` names the fields that are our own
    reading of the source.
    """

    id: Annotated[str, IdText()]
    en: Paragraph
    km: Paragraph
    verify: Literal["true"] | None = None
    addressed_to: Annotated[tuple[Annotated[str, TermOf("bodies")], ...], each_once, Limit(20)] = ()
    addressees: Bilingual | None = None
    level: Literal["national", "province"] | None = None
    provinces: Annotated[tuple[Annotated[str, TermOf("provinces")], ...], each_once, Limit(25)] = ()
    working_groups: Annotated[
        tuple[Annotated[str, TermOf("working-groups")], ...], each_once, Limit(20)
    ] = ()
    sdg4_targets: Annotated[
        tuple[Annotated[str, TermOf("sdg4-targets")], ...], each_once, Limit(20)
    ] = ()
    people: Annotated[tuple[Annotated[str, TermOf("people")], ...], each_once, Limit(20)] = ()
    inferred: Annotated[tuple[ReadByUs, ...], each_once] = ()
    section: Name | None = None
    quotations: Annotated[tuple[Quotation, ...], Limit(10)] = ()
    answers: Annotated[tuple[Answer, ...], Limit(20)] = ()

    def text(self, language: str) -> str:
        """Return the recommendation in `language`, in our words."""
        return self.km if language == "km" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class RecommendationSource:
    """Where all recommendations of a file were read: a document of the bank, or something outside it by its title."""

    document: Annotated[str, IdText()] | None = None
    title: Title | None = None
    date: Day | None = None
    url: Address | None = None
    note: Bilingual | None = None


def check_recommendation(
    values: Mapping[str, Any], vocabularies: Vocabularies
) -> tuple[Recommendation | None, tuple[Finding, ...]]:
    """Return the recommendation that `values` tell, and what is wrong with them; None where that leaves none."""
    try:
        one = _adapter(Recommendation).validate_python(values, context=vocabularies)
    except ValidationError as error:
        return None, tuple(
            entry_finding(detail, recommendation_broken)
            for detail in error.errors(include_url=False)
        )
    found = tuple(_broken_rules(one))
    return (None if found else one), found


def check_recommendation_source(
    values: Mapping[str, Any], vocabularies: Vocabularies
) -> tuple[RecommendationSource | None, tuple[Finding, ...]]:
    """Return the source that `values` tell, and what is wrong with them; None where that leaves none."""
    try:
        one = _adapter(RecommendationSource).validate_python(values, context=vocabularies)
    except ValidationError as error:
        return None, tuple(
            entry_finding(detail, recommendation_broken)
            for detail in error.errors(include_url=False)
        )
    has_title = one.title is not None and bool(one.title.km or one.title.en)
    if (one.document is not None) == has_title:
        return None, (recommendation_broken("source-unclear", (), ""),)
    return one, ()


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _broken_rules(one: Recommendation) -> Iterator[Finding]:
    if not has_khmer(one.km):
        yield recommendation_broken("km-not-khmer", ("km",), one.km)
    if has_khmer(one.en):
        yield recommendation_broken("en-not-english", ("en",), one.en)
    if one.provinces and one.level != "province":
        yield recommendation_broken("provinces-without-level", ("provinces",), "")


def recommendation_broken(reason: str, path: tuple[str | int, ...], value: object) -> Finding:
    """Return the finding that a file of recommendations is broken at `path`; its words stand under `faults.reasons`."""
    facts = (("reason", f"recommendation-{reason}"), ("value", str(value)))
    return Finding(code="recommendation-broken", path=path, facts=facts)
