"""The return slip's own page, and the public page of what slips told."""

from .plan import SLIP_PATH, USAGE_PATH, usage_facts, usage_pages
from .slip_view import slip_view
from .usage_view import usage_table_view, usage_view

__all__ = [
    "SLIP_PATH",
    "USAGE_PATH",
    "slip_view",
    "usage_facts",
    "usage_pages",
    "usage_table_view",
    "usage_view",
]
