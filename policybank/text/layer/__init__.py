"""The text layer of a PDF: what stands where on each leaf, as its producer wrote it.

Only here (and in the other rooms of `text` that say so) is pdfminer.six imported. Fonts that lie about their letters
are not this room's matter (`legacy`), nor is the order of lines (`layout`).
"""

from ._place import out_of_frame
from ._reader import MOST_LEAVES, PasswordNeededError, read_leaves
from .drawn import DrawnLeaf, Piece, Rule

__all__ = [
    "MOST_LEAVES",
    "DrawnLeaf",
    "PasswordNeededError",
    "Piece",
    "Rule",
    "out_of_frame",
    "read_leaves",
]
