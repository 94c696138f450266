"""The queue: which documents were handed in and how far each of them is, in one file on a branch of its own.

A build sees no branch that waits for review, and a reader with a receipt wants to know all the same. So `queue.json` on the
branch `queue` tells it, without a word about persons. `read_queue` gives it to a build; `add_entries` and `change_state`
write it without touching a working tree.
"""

from .branch import BRANCH, FILE, add_entries, change_state, queue_in, read_queue
from .form import queue_text, read_queue_text
from .queue import (
    FOLLOWING,
    LONGEST_REASON,
    Change,
    Entry,
    Queue,
    QueueRefused,
    Reason,
)

__all__ = [
    "BRANCH",
    "FILE",
    "FOLLOWING",
    "LONGEST_REASON",
    "Change",
    "Entry",
    "Queue",
    "QueueRefused",
    "Reason",
    "add_entries",
    "change_state",
    "queue_in",
    "queue_text",
    "read_queue",
    "read_queue_text",
]
