"""Make the view of a planned page."""

from __future__ import annotations

from dataclasses import replace

from .browse import browse_view, csv_view, map_view, matrix_view, timeline_view
from .common import Bank, PlannedPage, View, left_out_of
from .contribute import (
    committee_view,
    criteria_view,
    decisions_table,
    decisions_view,
    give_view,
    queue_view,
    receipt_view,
    tombstone_view,
    withdrawn_text_view,
)
from .document import document_view, pair_view, text_view
from .evidence import gaps_view, register_list_view, register_source_view, register_view, table_view
from .front import (
    chooser_view,
    data_view,
    entrance_view,
    glossary_view,
    guide_view,
    guides_view,
    home_view,
    not_found_view,
    offline_view,
    redirect_view,
    saved_view,
    search_view,
)
from .lists import facet_view, list_view, reading_list_view, ready_list_view
from .source_file import source_of
from .usage import slip_view, usage_table_view, usage_view

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
    "entrance": entrance_view,
    "not-found": not_found_view,
    "offline": offline_view,
    "saved": saved_view,
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
    "give": give_view,
    "receipt": receipt_view,
    "guide": guide_view,
    "guides": guides_view,
    "redirect": redirect_view,
    "slip": slip_view,
    "usage": usage_view,
    "usage-table": usage_table_view,
    "committee": committee_view,
    "criteria": criteria_view,
    "queue": queue_view,
    "decisions": decisions_view,
    "decisions-table": decisions_table,
    "tombstone": tombstone_view,
    "withdrawn-text": withdrawn_text_view,
}


def view_page(page: PlannedPage, bank: Bank) -> View:
    """Return all that `page` shows, but for the leaves of a text."""
    return replace(
        _MAKERS[page.kind](page, bank),
        source=source_of(page, bank),
        left_out=left_out_of(page, bank),
    )
