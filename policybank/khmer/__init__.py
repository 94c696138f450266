"""What is special about Khmer writing: its order in lists, its digits, the order of marks in a cluster.

Nothing here knows of documents. The rules are those of the language, so another site could take this room as it is.
"""

from ._collation import collation_key
from ._numerals import khmer_numerals, latin_numerals
from ._order import invalid_cluster_share, normalise_order
from ._script import has_khmer, khmer_share

__all__ = [
    "collation_key",
    "has_khmer",
    "invalid_cluster_share",
    "khmer_numerals",
    "khmer_share",
    "latin_numerals",
    "normalise_order",
]
