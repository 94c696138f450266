"""Take the pictures of our own pages that the guides show, and tell when a page shows something else than its picture.

Beside the pictures lies what they show as text (`shown.km.txt`): words, what is filled in and what is chosen. Two machines
never agree on pixels, but they agree on these, so a changed page is noticed wherever the tests run.
"""

from .copy import walk_of_copy, write_sample_copy
from .shown import COPY_PICTURES, PICTURES, Sight, changed_since, read_shown
from .take import Taken, see_pages, take_pictures

__all__ = [
    "COPY_PICTURES",
    "PICTURES",
    "Sight",
    "Taken",
    "changed_since",
    "read_shown",
    "see_pages",
    "take_pictures",
    "walk_of_copy",
    "write_sample_copy",
]
