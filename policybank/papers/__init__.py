"""Set the bank's own papers: from Markdown and drawings beside a record to a tagged PDF in each language."""

from .make import PaperMade, make_papers, source_digest
from .sources import PaperSource, find_papers, read_paper
from .stable import source_of

__all__ = [
    "PaperMade",
    "PaperSource",
    "find_papers",
    "make_papers",
    "read_paper",
    "source_digest",
    "source_of",
]
