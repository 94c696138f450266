"""The picture of a PDF's first leaf, small enough for a phone. Drawn by a child process that may die of the file."""

from ._kept import Picture, first_leaf_pictures, keep_picture

__all__ = ["Picture", "first_leaf_pictures", "keep_picture"]
