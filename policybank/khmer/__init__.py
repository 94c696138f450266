"""What is special about Khmer writing: its order in lists, its digits, its spellings, where it may be cut.

Nothing here knows of documents. The rules are those of the language, so another site could take this room as it is.
"""

from ._collation import collation_key
from ._fold import FoldedText, fold, fold_with_offsets
from ._numerals import khmer_numerals, latin_numerals
from ._order import doubled_cluster_share, invalid_cluster_share, normalise_order
from ._rules import SPACE as SPACE_EXPRESSION
from ._rules import SYLLABLE as SYLLABLE_EXPRESSION
from ._rules import WRITTEN as WRITTEN_SIGNS
from ._script import has_khmer, khmer_share
from ._syllables import Snippet, cut, shorten, snippet, syllables
from ._words import is_known_word, known_word_share, words

__all__ = [
    "SPACE_EXPRESSION",
    "SYLLABLE_EXPRESSION",
    "WRITTEN_SIGNS",
    "FoldedText",
    "Snippet",
    "collation_key",
    "cut",
    "doubled_cluster_share",
    "fold",
    "fold_with_offsets",
    "has_khmer",
    "invalid_cluster_share",
    "is_known_word",
    "khmer_numerals",
    "khmer_share",
    "known_word_share",
    "latin_numerals",
    "normalise_order",
    "shorten",
    "snippet",
    "syllables",
    "words",
]
