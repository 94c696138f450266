"""Pages of the register of recommendations, its tables, and the gaps between policies, plans and answers."""

from .gaps_view import GapsView, gaps_view
from .links import document_evidence, document_evidence_facts, shelf_evidence, shelf_evidence_count
from .plan import register_pages
from .recommendation_entries import FOLDER, INDEX, recommendation_address, source_date
from .recommendations_view import (
    RegisterListView,
    RegisterSourceView,
    RegisterView,
    register_list_view,
    register_source_view,
    register_view,
)
from .tables import TableView, table_view

__all__ = [
    "FOLDER",
    "INDEX",
    "GapsView",
    "RegisterListView",
    "RegisterSourceView",
    "RegisterView",
    "TableView",
    "document_evidence",
    "document_evidence_facts",
    "gaps_view",
    "recommendation_address",
    "register_list_view",
    "register_pages",
    "register_source_view",
    "register_view",
    "shelf_evidence",
    "shelf_evidence_count",
    "source_date",
    "table_view",
]
