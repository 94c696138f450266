"""Make the view of a planned page."""

from __future__ import annotations

from .bank import Bank
from .browse_view import browse_view
from .csv_view import csv_view
from .data_view import data_view
from .document_view import document_view
from .front_views import chooser_view, home_view, not_found_view
from .gaps_view import gaps_view
from .glossary_view import glossary_view
from .guide_view import guide_view, guides_view
from .list_views import facet_view, list_view
from .map_view import map_view
from .matrix_view import matrix_view
from .page import PlannedPage
from .pair_view import pair_view
from .reading_view import reading_list_view, ready_list_view
from .recommendation_tables import table_view
from .recommendations_view import register_list_view, register_source_view, register_view
from .redirect_view import redirect_view
from .search_view import search_view
from .text_view import text_view
from .timeline_view import timeline_view
from .view import View

_MAKERS = {
    "text": text_view,
    "pair": pair_view,
    "document": document_view,
    "shelf": list_view,
    "documents": list_view,
    "wanted": list_view,
    "facet": facet_view,
    "home": home_view,
    "chooser": chooser_view,
    "not-found": not_found_view,
    "glossary": glossary_view,
    "data": data_view,
    "search": search_view,
    "browse": browse_view,
    "timeline": timeline_view,
    "map": map_view,
    "matrix": matrix_view,
    "csv": csv_view,
    "recommendations": register_view,
    "recommendation-list": register_list_view,
    "recommendation-source": register_source_view,
    "gaps": gaps_view,
    "table": table_view,
    "reading-list": reading_list_view,
    "ready-list": ready_list_view,
    "guide": guide_view,
    "guides": guides_view,
    "redirect": redirect_view,
}


def view_page(page: PlannedPage, bank: Bank) -> View:
    """Return all that `page` shows, but for the leaves of a text."""
    return _MAKERS[page.kind](page, bank)
