"""The library: read records, vocabularies, the glossary and recommendations from disk, check them, tell every fault with its place.

`read_values` and `place_in` read any other YAML of contributors with the same care (`YamlFault` where it is refused).
"""

from ._glossary import read_glossary
from ._recommendations import place_of_quotation
from ._vocabularies import read_vocabularies
from ._yaml import YamlFault, place_in, read_values
from .library import Document, Library, Register, RegisterFile
from .read import read_library

__all__ = [
    "Document",
    "Library",
    "Register",
    "RegisterFile",
    "YamlFault",
    "place_in",
    "place_of_quotation",
    "read_glossary",
    "read_library",
    "read_values",
    "read_vocabularies",
]
