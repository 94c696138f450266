"""The library: read records, vocabularies, the glossary, recommendations and what the committee decided from disk, check them, tell every fault with its place.

`read_values` and `place_in` read any other YAML of contributors with the same care (`YamlFault` where it is refused).
"""

from ._committee import decisions_faults, decisions_file
from ._decisions_text import decisions_text
from ._glossary import read_glossary
from ._recommendations import place_of_quotation
from ._terms_over import seats_over
from ._usage import read_usage, usage_file
from ._vocabularies import read_vocabularies
from ._yaml import YamlFault, place_in, read_values
from .library import Document, Library, Register, RegisterFile, Tombstone
from .read import read_library

__all__ = [
    "Document",
    "Library",
    "Register",
    "RegisterFile",
    "Tombstone",
    "YamlFault",
    "decisions_faults",
    "decisions_file",
    "decisions_text",
    "place_in",
    "place_of_quotation",
    "read_glossary",
    "read_library",
    "read_usage",
    "read_values",
    "read_vocabularies",
    "seats_over",
    "usage_file",
]
