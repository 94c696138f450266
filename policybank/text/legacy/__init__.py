"""Fonts that draw Khmer over Latin code points, as Cambodia wrote before Unicode: Limon, ABC and their like.

`family_of` knows a font by its name, `guess_family` one that lost its name (`has_no_name`) by what it writes;
`to_unicode` converts what one family drew, and `is_before` and `is_after` say which of it belongs to the letter that
follows or stood before. The tables are data (`tables.yml`).
"""

from ._convert import is_after, is_before, to_unicode
from ._guess import guess_family, has_no_name
from ._tables import draws_ornaments, family_of, has_table

__all__ = [
    "draws_ornaments",
    "family_of",
    "guess_family",
    "has_no_name",
    "has_table",
    "is_after",
    "is_before",
    "to_unicode",
]
