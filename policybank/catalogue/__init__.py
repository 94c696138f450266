"""The catalogue: status, relations both ways, shelves by facet. What follows from all documents together."""

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
    "has_place_to_read",
    "make_catalogue",
]
