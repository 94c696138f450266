"""Where each document stands in the site: its page in either language, the text of an edition, the PDF of one.

An id never changes, so these addresses may be cited. Paths are POSIX, from the site's root, with no slash in front.
"""

from __future__ import annotations


def interface_language(edition_language: str) -> str:
    """Return the language in which the page around a text of `edition_language` speaks."""
    return "km" if edition_language == "km" else "en"


def document_path(language: str, document_id: str) -> str:
    """Return the path of a document's page."""
    return f"{language}/documents/{document_id}.html"


def text_path(document_id: str, edition_language: str) -> str:
    """Return the path of the page with the text of an edition."""
    return f"text/{document_id}.{edition_language}.html"


def leaf_anchor(number: int) -> str:
    """Return the anchor of a leaf on the page of its text; `number` from 1."""
    return f"leaf-{number}"


def pdf_path(document_id: str, edition_language: str) -> str:
    """Return the path of the PDF of an edition, in the site or in the store that holds the PDFs."""
    return f"files/{document_id}.{edition_language}.pdf"
