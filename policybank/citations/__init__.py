"""Citations: how a document, or one leaf of it, is named in a paper, in a program for references, and to machines.

A `Reference` holds what any citation needs, worked out once for a language; each format is a function of references alone.

    cited = CitedBank(catalogue=catalogue, settings=settings, editions=frozenset({("law-education-2007", "km")}))
    references = references_to(catalogue.documents.values(), cited, "en")
    bibtex_of(references), ris_of(references), csl_json_of(references)
    citation_text(reference_to(document, cited, "km", edition="km", leaf=4))
"""

from .bibtex import bibtex_of
from .csl_json import csl_json_of
from .head import head_html, head_tags
from .make import reference_to, references_to
from .plain import citation_html, citation_text, leaf_citation_html
from .reference import CitedBank, Name, Reference
from .ris import ris_of
from .schema_org import schema_org_json

__all__ = [
    "CitedBank",
    "Name",
    "Reference",
    "bibtex_of",
    "citation_html",
    "citation_text",
    "csl_json_of",
    "head_html",
    "head_tags",
    "leaf_citation_html",
    "reference_to",
    "references_to",
    "ris_of",
    "schema_org_json",
]
