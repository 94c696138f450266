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
from .make import has_place_to_read, make_catalogue

__all__ = [
    "FACETS",
    "Catalogue",
    "CataloguedDocument",
    "Neighbour",
    "RelationView",
    "Shelf",
    "Status",
    "StatusKind",
    "document_path",
    "has_place_to_read",
    "interface_language",
    "leaf_anchor",
    "make_catalogue",
    "pdf_path",
    "text_path",
]
