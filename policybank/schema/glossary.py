"""The glossary: what education is called in English and in Khmer, as data of NEP in `library/glossary.yml`.

One concept is one entry, with every form in use in both languages. Forms the field gave up are kept apart, since older
documents are full of them: a reader must find those documents, and must be told what is said now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from policybank.khmer import has_khmer

from ._entry_findings import entry_finding
from .check import Finding
from .record import Bilingual, Name
from .values import IdText, Limit
from .vocabularies import Term

_STRICT = ConfigDict(extra="forbid", strict=False)

# "department (of a ministry)": the words in brackets tell people which department is meant; nobody writes them.
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")

_Names = Annotated[tuple[Name, ...], Limit(20)]
_Yes = Literal["true"]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Deprecated:
    """Forms the field gave up, by language, and why. `verify` is "true" where the committee has still to confirm it."""

    en: _Names = ()
    km: _Names = ()
    note: Bilingual | None = None
    verify: _Yes | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class GlossaryTerm:
    """One concept: `en` and `km` are the forms to use, the others are in use beside them.

    `basis` tells where the Khmer was found; `verify` is "true" where a native reader has still to confirm it.
    """

    id: Annotated[str, IdText()]
    en: Name
    km: Name
    also_en: _Names = ()
    also_km: _Names = ()
    acronyms: _Names = ()
    group: Annotated[str, IdText()]
    basis: Literal["seen", "attested", "standard", "ui_translation", "own"]
    verify: _Yes | None = None
    deprecated: Deprecated = field(default_factory=Deprecated)

    @property
    def is_doubtful(self) -> bool:
        """Whether a native reader has still to confirm the Khmer."""
        return self.verify is not None or self.basis == "own"

    def name(self, language: str) -> str:
        """Return the form to use in `language`."""
        return self.km if language == "km" else self.en

    def also(self, language: str) -> tuple[str, ...]:
        """Return the forms in use beside it in `language`, without the acronyms."""
        return self.also_km if language == "km" else self.also_en

    def given_up(self, language: str) -> tuple[str, ...]:
        """Return the forms of `language` that the field gave up."""
        return self.deprecated.km if language == "km" else self.deprecated.en

    def forms(self, language: str) -> tuple[str, ...]:
        """Return every form in `language`, the one to use first."""
        acronyms = self.acronyms if language == "en" else ()
        return (self.name(language), *self.also(language), *acronyms, *self.given_up(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All terms by id, in the order of their file. `digest` changes when the file does."""

    groups: Mapping[str, Term]
    terms: Mapping[str, GlossaryTerm]
    digest: str


def without_brackets(form: str) -> str:
    """Return a form of a term as it is written in a text."""
    return _IN_BRACKETS.sub("", form).strip()


@cache
def _adapter() -> TypeAdapter[GlossaryTerm]:
    return TypeAdapter(GlossaryTerm)


def check_glossary_term(
    values: Mapping[str, Any], groups: Mapping[str, Term]
) -> tuple[GlossaryTerm | None, tuple[Finding, ...]]:
    """Return the term that `values` tell, and what is wrong with them; None where that leaves no term."""
    try:
        term = _adapter().validate_python(values)
    except ValidationError as error:
        return None, tuple(entry_finding(one, broken) for one in error.errors(include_url=False))
    found = tuple(_broken_rules(term, groups))
    return (None if found else term), found


def _broken_rules(term: GlossaryTerm, groups: Mapping[str, Term]) -> Iterator[Finding]:
    if term.group not in groups:
        yield broken("group-unknown", ("group",), term.group)
    if not has_khmer(term.km):
        yield broken("km-not-khmer", ("km",), term.km)
    if has_khmer(term.en):
        yield broken("en-not-english", ("en",), term.en)


def broken(reason: str, path: tuple[str | int, ...], value: object) -> Finding:
    """Return the finding that the glossary is broken at `path`; its words stand under `faults.reasons`."""
    facts = (("reason", f"glossary-{reason}"), ("value", str(value)))
    return Finding(code="glossary-broken", path=path, facts=facts)
