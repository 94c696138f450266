"""Intake: what was handed in becomes a branch for review, one for each document, and an entry of the queue.

`take_in` does it for packets, however they came, and `take_in_list` for a list of documents as a spreadsheet, whose
template is `template_xlsx` or `template_csv`. Nothing but branches is written, and none is ever written over.
"""

from .outcome import Outcome, Status
from .sheets import template_csv, template_xlsx
from .take_in import find_packets, take_in
from .take_in_list import ListOutcome, take_in_list

__all__ = [
    "ListOutcome",
    "Outcome",
    "Status",
    "find_packets",
    "take_in",
    "take_in_list",
    "template_csv",
    "template_xlsx",
]
