"""The library: read records and vocabularies from disk, check them, tell every fault with its place."""

from ._vocabularies import read_vocabularies
from .library import Document, Library
from .read import read_library

__all__ = ["Document", "Library", "read_library", "read_vocabularies"]
