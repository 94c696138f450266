"""The gate: one report for each document that somebody gives, before a person looks at it.

- `review_range`, `review_folder`, `review_packet` make the `Review`; `review_as_markdown`, `review_as_html`,
  `review_as_json` write it. No personal data stands in any of them: what was found is masked.
- `find_alike` tells which documents of a bank a new one may be; `bench duplicates` measures it.
"""

from .alike import Alike, Sketch, Work, WorkIndex, find_alike, pieces_of, sketch_of
from .as_html import review_as_html
from .as_json import review_as_json
from .as_markdown import review_as_markdown
from .gate import review_folder, review_packet, review_range
from .personal import Found, find_personal
from .remarks import DocumentReview, Level, Remark, Review

__all__ = [
    "Alike",
    "DocumentReview",
    "Found",
    "Level",
    "Remark",
    "Review",
    "Sketch",
    "Work",
    "WorkIndex",
    "find_alike",
    "find_personal",
    "pieces_of",
    "review_as_html",
    "review_as_json",
    "review_as_markdown",
    "review_folder",
    "review_packet",
    "review_range",
    "sketch_of",
]
