"""Fonts that draw Khmer over Latin code points, as Cambodia wrote before Unicode: Limon, ABC and their like.

`family_of` knows a font by its name; `to_unicode` converts what one family drew. The tables are data (`tables.yml`).
"""

from ._convert import to_unicode
from ._tables import family_of, guess_family, has_table

__all__ = ["family_of", "guess_family", "has_table", "to_unicode"]
