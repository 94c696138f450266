"""Intake: what was handed in becomes a branch for review, one for each document, and an entry of the queue.

`take_in` does it for packets, however they came; nothing but branches is written, and none is ever written over.
"""

from .outcome import Outcome, Status
from .take_in import find_packets, take_in

__all__ = ["Outcome", "Status", "find_packets", "take_in"]
