"""The catalogue with filters, and its pictures: timeline, map and matrix, each also a table and a CSV."""

from .browse_view import BrowseView, browse_view
from .csv_view import csv_view
from .map_view import MapView, map_view
from .matrix_view import MatrixView, matrix_view
from .plan import browse_pages
from .timeline_view import TimelineView, timeline_view

__all__ = [
    "BrowseView",
    "MapView",
    "MatrixView",
    "TimelineView",
    "browse_pages",
    "browse_view",
    "csv_view",
    "map_view",
    "matrix_view",
    "timeline_view",
]
