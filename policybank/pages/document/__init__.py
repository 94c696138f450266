"""The page of a document, of its text, and of two languages side by side."""

from .around import around_facts
from .document_view import DocumentView, document_view
from .family import family_facts
from .pair_view import SIDES, LeafPair, PairView, has_pair, leaf_pairs, pair_view
from .text_view import LeafView, TextView, leaf_views, text_view

__all__ = [
    "SIDES",
    "DocumentView",
    "LeafPair",
    "LeafView",
    "PairView",
    "TextView",
    "around_facts",
    "document_view",
    "family_facts",
    "has_pair",
    "leaf_pairs",
    "leaf_views",
    "pair_view",
    "text_view",
]
