"""Find documents: the index in files that any static host or stick can carry, and the engine that runs in the browser.

`index_bank` makes the files; the scripts in `browser/` ask them, and the same scripts answer on the command line
(`SearchEngine`). Only this room imports numpy and mini-racer.
"""

from ._part_files import PackedFile
from .bank_index import index_bank
from .client import bundles, elements_file, engine_files, starter_file
from .engine import SearchEngine
from .entries import FIELDS, Entry, EntryEdition, planned
from .glossary import glossary_values
from .index import SearchIndex, index_entries
from .packing import STICK, WEB, Packing
from .text_pages import page_as_script
from .words import words_script

__all__ = [
    "FIELDS",
    "STICK",
    "WEB",
    "Entry",
    "EntryEdition",
    "PackedFile",
    "Packing",
    "SearchEngine",
    "SearchIndex",
    "bundles",
    "elements_file",
    "engine_files",
    "glossary_values",
    "index_bank",
    "index_entries",
    "page_as_script",
    "planned",
    "starter_file",
    "words_script",
]
