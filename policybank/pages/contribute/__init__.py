"""Pages for those who give documents and for those who answer for them.

The form of the packet and what became of a packet; who decides, by what, what waits, what was decided, and what stays of a
withdrawn document.
"""

from .committee_view import CommitteeView, CriteriaView, committee_view, criteria_view
from .decisions_view import DecisionsView, decisions_table, decisions_view
from .give_view import GiveView, give_facts, give_view
from .plan import committee_pages
from .queue_view import QueueView, queue_view
from .receipt_view import ReceiptView, receipt_view
from .tombstone_view import TombstoneView, tombstone_view, withdrawn_text_view

__all__ = [
    "CommitteeView",
    "CriteriaView",
    "DecisionsView",
    "GiveView",
    "QueueView",
    "ReceiptView",
    "TombstoneView",
    "committee_pages",
    "committee_view",
    "criteria_view",
    "decisions_table",
    "decisions_view",
    "give_facts",
    "give_view",
    "queue_view",
    "receipt_view",
    "tombstone_view",
    "withdrawn_text_view",
]
