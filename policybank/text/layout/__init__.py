"""Reading order: lines, paragraphs, columns, tables, running heads, out of pieces of text at places."""

from ._lay_out import lay_out
from .laid import LaidLeaf

__all__ = ["LaidLeaf", "lay_out"]
