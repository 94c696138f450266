"""The form by which anyone gives a document, in the browser: five steps, one packet, a receipt code; and what became of it.

The pages it wakes are made in the room `pages` (`contribute`); this room owns the scripts behind them and the words these say. What
a packet must hold is told by the room `packets`, which opens it again.
"""

from .client import giving_bundles, giving_files, giving_style_file, sha256_file
from .words import giving_words_script

__all__ = [
    "giving_bundles",
    "giving_files",
    "giving_style_file",
    "giving_words_script",
    "sha256_file",
]
