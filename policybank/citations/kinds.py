"""What a type of document is called in each format of references.

No format knows a sub-decree or a policy brief, so each type takes the nearest word of theirs. A type that the committee
adds later is treated as its family is.
"""

from __future__ import annotations

from dataclasses import dataclass

from policybank.schema import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The words for a type: entry of BibTeX, TY of RIS, type of CSL 1.0.2, class of schema.org."""

    bibtex: str
    ris: str
    csl: str
    schema_org: str


_LAW = Kind(bibtex="misc", ris="STAT", csl="legislation", schema_org="Legislation")
_REGULATION = Kind(bibtex="misc", ris="STAT", csl="regulation", schema_org="Legislation")
_REPORT = Kind(bibtex="techreport", ris="RPRT", csl="report", schema_org="Report")
_BOOK = Kind(bibtex="manual", ris="BOOK", csl="book", schema_org="Book")
_OTHER = Kind(bibtex="misc", ris="GEN", csl="document", schema_org="CreativeWork")

_BY_TYPE = {
    "constitution": _LAW,
    "law": _LAW,
    "royal-decree": _LAW,
    "sub-decree": _LAW,
    "standard": Kind(bibtex="techreport", ris="STAND", csl="standard", schema_org="Report"),
    "declaration": _OTHER,
    "presentation": Kind(
        bibtex="misc", ris="SLIDE", csl="speech", schema_org="PresentationDigitalDocument"
    ),
    "journal-article": Kind(
        bibtex="article", ris="JOUR", csl="article-journal", schema_org="ScholarlyArticle"
    ),
    "journal": Kind(bibtex="misc", ris="SER", csl="periodical", schema_org="Periodical"),
    "form": _OTHER,
}

_BY_FAMILY = {
    "legal": _REGULATION,
    "policy": _REPORT,
    "evidence": _REPORT,
    "advocacy": _REPORT,
    "practice": _BOOK,
}


def kind_of(document_type: Term) -> Kind:
    """Return the words for a type of document."""
    by_family = _BY_FAMILY.get(document_type.facts.get("family", ""), _OTHER)
    return _BY_TYPE.get(document_type.id, by_family)
