"""What the head of a document's page says to machines: Highwire tags, Dublin Core, and schema.org as JSON-LD.

Google Scholar and Zotero read Highwire, libraries Dublin Core, search engines schema.org.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from .reference import Reference
from .ris import one_name
from .schema_org import schema_org_json


def head_html(reference: Reference) -> Markup:
    """Return the elements for the head of the page of a document. None of them runs, so our policy lets them stand."""
    tags = "\n".join(
        f'<meta name="{name}" content="{escape(value)}"{_lang(language)}>'
        for name, value, language in head_tags(reference)
    )
    data = f'<script type="application/ld+json">{schema_org_json(reference)}</script>'
    return Markup(f"{tags}\n{data}")  # noqa: S704 - values escaped above, JSON by its maker


def head_tags(reference: Reference) -> tuple[tuple[str, str, str], ...]:
    """Return the Highwire and Dublin Core tags: name, content, and its language where that is not the page's own."""
    return (*_highwire(reference), *_dublin_core(reference))


def _lang(language: str) -> str:
    return f' lang="{language}"' if language else ""


def _highwire(reference: Reference) -> Iterator[tuple[str, str, str]]:
    def foreign(language: str) -> str:
        return "" if language == reference.language else language

    yield "citation_title", reference.title.text, foreign(reference.title.language)
    for body in reference.bodies:
        yield "citation_author", one_name(body.text), foreign(body.language)
    if reference.date is not None:
        yield "citation_publication_date", str(reference.date).replace("-", "/"), ""
    for language in reference.languages:
        yield "citation_language", language, ""
    # Zotero takes a page with a title and nothing else for an article of a journal; with an institution it saves a report.
    # There is no tag for a law, so a law is saved as a report too, with its number.
    if reference.kind.bibtex != "article":
        institution = "; ".join(body.text for body in reference.bodies) or reference.owner
        yield "citation_technical_report_institution", institution, ""
        if reference.number is not None:
            number = reference.number
            yield "citation_technical_report_number", number.text, foreign(number.language)
    if reference.doi:
        yield "citation_doi", reference.doi, ""
    if reference.href:
        yield "citation_abstract_html_url", reference.href, ""
    for pdf in reference.pdfs[:1]:
        yield "citation_pdf_url", pdf.href, ""
        yield "citation_fulltext_html_url", pdf.text_href, ""


def _dublin_core(reference: Reference) -> Iterator[tuple[str, str, str]]:
    def foreign(language: str) -> str:
        return "" if language == reference.language else language

    for title in (reference.title, reference.other_title):
        if title is not None:
            yield "DC.title", title.text, foreign(title.language)
    for body in reference.bodies:
        yield "DC.creator", body.text, foreign(body.language)
    if reference.date is not None:
        yield "DC.date", str(reference.date), ""
    yield "DC.type", reference.type_name.text, foreign(reference.type_name.language)
    for language in reference.languages:
        yield "DC.language", language, ""
    if reference.number is not None:
        yield "DC.identifier", reference.number.text, foreign(reference.number.language)
    if reference.href:
        yield "DC.identifier", reference.href, ""
    licence = reference.licence_href
    yield ("DC.rights", licence or reference.rights.text,
           "" if licence else foreign(reference.rights.language))  # fmt: skip
