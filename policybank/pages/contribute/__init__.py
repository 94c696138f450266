"""Pages for those who give documents: the form of the packet, and what became of a packet."""

from .give_view import GiveView, give_facts, give_view
from .receipt_view import ReceiptView, receipt_view

__all__ = ["GiveView", "ReceiptView", "give_facts", "give_view", "receipt_view"]
