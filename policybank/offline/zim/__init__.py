"""ZIM files for Kiwix: one a language, with titles and a full-text index that Khmer queries find. Only this room imports libzim."""

from ._about import CODES, ILLUSTRATION_SIZES
from ._reading import OpenZim
from ._terms import PARTICLES, CommonJoins, IndexedText, index_text
from ._titles import more_titles, title_of
from ._write import WrittenZim, write_zim

__all__ = [
    "CODES",
    "ILLUSTRATION_SIZES",
    "PARTICLES",
    "CommonJoins",
    "IndexedText",
    "OpenZim",
    "WrittenZim",
    "index_text",
    "more_titles",
    "title_of",
    "write_zim",
]
