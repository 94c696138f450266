"""Khmer digits for Khmer readers, Latin digits for machines."""

from __future__ import annotations

_LATIN = "0123456789"
_KHMER = "០១២៣៤៥៦៧៨៩"
_TO_KHMER = str.maketrans(_LATIN, _KHMER)
_TO_LATIN = str.maketrans(_KHMER, _LATIN)


def khmer_numerals(text: str) -> str:
    """Return `text` with every Latin digit as a Khmer one: `2007` becomes `២០០៧`."""
    return text.translate(_TO_KHMER)


def latin_numerals(text: str) -> str:
    """Return `text` with every Khmer digit as a Latin one: `២០០៧` becomes `2007`."""
    return text.translate(_TO_LATIN)
