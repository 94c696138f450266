"""Pages of the committee: who decides, by what, what waits, what was decided, and what stays of a withdrawn document."""

from .committee_view import CommitteeView, CriteriaView, committee_view, criteria_view
from .decisions_view import DecisionsView, decisions_table, decisions_view
from .plan import committee_pages
from .queue_view import QueueView, queue_view
from .tombstone_view import TombstoneView, tombstone_view, withdrawn_text_view

__all__ = [
    "CommitteeView",
    "CriteriaView",
    "DecisionsView",
    "QueueView",
    "TombstoneView",
    "committee_pages",
    "committee_view",
    "criteria_view",
    "decisions_table",
    "decisions_view",
    "queue_view",
    "tombstone_view",
    "withdrawn_text_view",
]
