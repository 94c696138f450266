"""The reading list in the browser: what a reader keeps on the device, prints, sends on, and the card that shares a document.

The pages it wakes are made in the room `pages`; this room owns the scripts behind their buttons and the words these say.
"""

from .client import handing_file, reading_bundles, reading_starter_file, reading_style_file
from .words import reading_words_script

__all__ = [
    "handing_file",
    "reading_bundles",
    "reading_starter_file",
    "reading_style_file",
    "reading_words_script",
]
