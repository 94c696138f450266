"""Measure speed and size: synthetic banks, the shipped library, pages on a poor link, and a peer beside them.

Every figure comes out of a run of its own process, and the peer (stock MkDocs with Material) is measured in the same
run on the same machine, since only the ratio of two figures can be compared between machines.
"""

from .browsing import measure_browsing
from .checking import measure_checks
from .duplicates import measure_duplicates
from .figures import Figure, Table
from .rendering import measure_rendering
from .scoring import Score, score_text
from .searching import SearchCases, measure_search
from .shipped import measure_shipped_library
from .stick import measure_stick
from .synthetic import SyntheticBank, copy_bank
from .texts import measure_texts
from .visiting import measure_visits
from .zims import measure_zims

__all__ = [
    "Figure",
    "Score",
    "SearchCases",
    "SyntheticBank",
    "Table",
    "copy_bank",
    "measure_browsing",
    "measure_checks",
    "measure_duplicates",
    "measure_rendering",
    "measure_search",
    "measure_shipped_library",
    "measure_stick",
    "measure_texts",
    "measure_visits",
    "measure_zims",
    "score_text",
]
