"""Lists of documents: shelves by facet, all titles, wanted documents, and the reading lists."""

from .cuts import Cut, cut_by_content, cut_from_the_beginning, cut_from_the_end
from .list_views import NO_PART, FacetView, ListView, facet_view, list_view
from .reading_view import (
    ReadingListView,
    ReadyListView,
    reading_list_view,
    ready_ids,
    ready_list_view,
    ready_path,
    ready_shelves,
)

__all__ = [
    "NO_PART",
    "Cut",
    "FacetView",
    "ListView",
    "ReadingListView",
    "ReadyListView",
    "cut_by_content",
    "cut_from_the_beginning",
    "cut_from_the_end",
    "facet_view",
    "list_view",
    "reading_list_view",
    "ready_ids",
    "ready_list_view",
    "ready_path",
    "ready_shelves",
]
