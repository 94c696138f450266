"""The catalogue: status, relations both ways, shelves by facet. What follows from all documents together."""

from .addresses import document_path, interface_language, leaf_anchor, pdf_path, text_path
from .catalogue import (
    FACETS,
    Catalogue,
    CataloguedDocument,
    Neighbour,
    RelationView,
    Shelf,
    Status,
    StatusKind,
)
from .family import Family, Member, Role, family_of
from .make import has_place_to_read, make_catalogue, missing_facts
from .related import Related, related_documents

__all__ = [
    "FACETS",
    "Catalogue",
    "CataloguedDocument",
    "Family",
    "Member",
    "Neighbour",
    "Related",
    "RelationView",
    "Role",
    "Shelf",
    "Status",
    "StatusKind",
    "document_path",
    "family_of",
    "has_place_to_read",
    "interface_language",
    "leaf_anchor",
    "make_catalogue",
    "missing_facts",
    "pdf_path",
    "related_documents",
    "text_path",
]
