"""Make the view of a planned page."""

from __future__ import annotations

from .bank import Bank
from .document_view import document_view
from .feed_views import redirect_view, robots_view, sitemap_view
from .front_views import chooser_view, home_view, not_found_view
from .glossary_view import glossary_view
from .guide_view import guide_view, guides_view
from .list_views import facet_view, list_view
from .page import PlannedPage
from .pair_view import pair_view
from .search_view import search_view
from .text_view import text_view
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
    "search": search_view,
    "guide": guide_view,
    "guides": guides_view,
    "redirect": redirect_view,
    "robots": robots_view,
    "sitemap": sitemap_view,
    "sitemap-index": sitemap_view,
}


def view_page(page: PlannedPage, bank: Bank) -> View:
    """Return all that `page` shows, but for the leaves of a text."""
    return _MAKERS[page.kind](page, bank)
