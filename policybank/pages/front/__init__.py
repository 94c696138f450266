"""Pages that every bank has once: the home pages, guides, the glossary, the search, the data, and forwarding pages."""

from .data_view import DataView, data_facts, data_view
from .front_views import (
    ChooserView,
    HomeView,
    NotFoundView,
    chooser_view,
    entrance_view,
    guide_href,
    home_view,
    not_found_view,
)
from .glossary_view import GLOSSARY_PATH, GlossaryView, glossary_view, term_anchor
from .guide_view import GUIDES_PATH, GuidesView, GuideView, guide_view, guides_view
from .redirect_view import RedirectView, redirect_view
from .saved_view import OFFLINE_PATH, SAVED_PATH, OfflineView, SavedView, offline_view, saved_view
from .search_view import SEARCH_PATH, SearchView, search_view

__all__ = [
    "GLOSSARY_PATH",
    "GUIDES_PATH",
    "OFFLINE_PATH",
    "SAVED_PATH",
    "SEARCH_PATH",
    "ChooserView",
    "DataView",
    "GlossaryView",
    "GuideView",
    "GuidesView",
    "HomeView",
    "NotFoundView",
    "OfflineView",
    "RedirectView",
    "SavedView",
    "SearchView",
    "chooser_view",
    "data_facts",
    "data_view",
    "entrance_view",
    "glossary_view",
    "guide_href",
    "guide_view",
    "guides_view",
    "home_view",
    "not_found_view",
    "offline_view",
    "redirect_view",
    "saved_view",
    "search_view",
    "term_anchor",
]
