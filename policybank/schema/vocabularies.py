"""Vocabularies: the terms a record may use, as data of NEP in `library/vocabularies/*.yml`.

A term is data and not an enum in code because a committee changes it: a new working group must not need a programmer.
Each file is a list of terms. Every term has an `id` and its name in Khmer (`km`) and English (`en`); what else it has
depends on the vocabulary (a province's ISO code, a document type's family).
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

# The vocabularies the bank cannot do without, in the order in which the guide explains them. The name is the file's
# name in `library/vocabularies/`.
VOCABULARIES = (
    "document-families",
    "document-types",
    "themes",
    "sub-sectors",
    "working-groups",
    "provinces",
    "people",
    "sdg4-targets",
    "bodies",
    "languages",
    "stages",
    "rights",
    "link-kinds",
    "relation-types",
    "relation-bases",
    "review-states",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a vocabulary.

    `km` is None where no Khmer name is known; none is invented. `is_doubtful` marks a Khmer name that a native reader
    has still to confirm. `also` are further names in either language. `facts` are the term's own further values
    ("family", "iso", "may_host" …) as text.
    """

    id: str
    en: str
    km: str | None
    is_doubtful: bool = False
    also: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Return the name in `language`, or the English one where no Khmer name is known."""
        return self.km if language == "km" and self.km else self.en

    def name_language(self, language: str) -> str:
        """Return the language in which `name(language)` is written."""
        return "km" if language == "km" and self.km else "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The terms of one kind, in the order of their file."""

    name: str
    terms: Mapping[str, Term]

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.terms

    def __getitem__(self, term_id: str) -> Term:
        return self.terms[term_id]

    def nearest(self, wrong: str) -> str | None:
        """Return the id that a writer of `wrong` probably meant: by its spelling, else by a name of the term."""
        lowered = wrong.strip().casefold()
        for term in self.terms.values():
            if lowered in {
                name.casefold() for name in (term.id, term.en, term.km or term.en, *term.also)
            }:
                return term.id
        spelling = lowered.replace("_", "-").replace(" ", "-")
        close = difflib.get_close_matches(spelling, self.terms, n=1, cutoff=0.6)
        return close[0] if close else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """All vocabularies of a bank. `digest` changes when any of their files does."""

    by_name: Mapping[str, Vocabulary]
    digest: str

    def __getitem__(self, name: str) -> Vocabulary:
        return self.by_name[name]

    def term(self, vocabulary: str, term_id: str) -> Term:
        """Return the term `term_id` of `vocabulary`; the schema has made sure that it is there."""
        return self.by_name[vocabulary].terms[term_id]
