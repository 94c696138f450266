"""Tell whether a document stands in the bank already under another name or as another scan.

Titles are compared word by word (Khmer by orthographic syllables), texts by shingles: Broder, "On the resemblance and
containment of documents" (1997). Years and numbers tell a new edition of a plan from a copy of the old one.
"""

from ._decide import Alike, Work, WorkIndex, find_alike
from ._sketch import Sketch, load_sketches, save_sketches, sketch_of
from ._texts import LeafPair, TextMatch, compare_texts
from ._titles import Names, names_of
from ._tokens import pieces_of, tokens_of

__all__ = [
    "Alike",
    "LeafPair",
    "Names",
    "Sketch",
    "TextMatch",
    "Work",
    "WorkIndex",
    "compare_texts",
    "find_alike",
    "load_sketches",
    "names_of",
    "pieces_of",
    "save_sketches",
    "sketch_of",
    "tokens_of",
]
