"""Words by key, from `km.yml` and `en.yml` beside this file.

A key is a path of names joined by dots (`faults.date-invalid.what`). Both files have the same keys with the same
placeholders; a test holds them to it. Never build a sentence from parts: word order differs, so a sentence with a
number or a name in it is one entry with placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policybank.core import read_text

# Khmer first: it is the language of most readers, and `/` opens with it.
LANGUAGES = ("km", "en")

_KHMER_SEPARATORS = str.maketrans(",.", ".,")
_KHMER_NUMERALS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Call it with a key and the values of its placeholders."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words under `key`, placeholders filled; raise KeyError for a key nobody wrote."""
        text = self.entries[key]
        return text.format_map(values) if "{" in text else text

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def number(self, value: int | str) -> str:
        """Return a count as this language writes it: Khmer digits in Khmer, groups of three in both."""
        return self._signs(f"{value:,}" if isinstance(value, int) else value)

    def digits(self, text: str) -> str:
        """Return `text` with the digits of this language (years, dates, page numbers: no groups)."""
        return text.translate(_KHMER_NUMERALS) if self.language == "km" else text

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the words for `number` things: `key.one` for one where the language has it, else `key.other`."""
        form = f"{key}.one" if number == 1 and f"{key}.one" in self.entries else f"{key}.other"
        return self(form, count=self.number(number), **values)

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """Return a date of the precision given, as this language writes it."""
        shown_year = self.digits(str(year))
        if month is None:
            return self("dates.year", year=shown_year)
        name = self(f"dates.month-{month}")
        if day is None:
            return self("dates.month", month=name, year=shown_year)
        return self("dates.day", day=self.digits(str(day)), month=name, year=shown_year)

    def size(self, size_bytes: int) -> str:
        """Return a file size in plain words: KB up to a megabyte, then MB with one decimal; 1 KB is 1,000 bytes."""
        if size_bytes < 1_000_000:
            return self("sizes.kilobytes", size=self.number(max(1, round(size_bytes / 1000))))
        return self("sizes.megabytes", size=self._signs(f"{size_bytes / 1_000_000:.1f}"))

    def _signs(self, text: str) -> str:
        # Khmer groups thousands with a point and begins decimals with a comma, English the other way round (CLDR 44).
        return self.digits(text.translate(_KHMER_SEPARATORS) if self.language == "km" else text)


def flat_words(tree: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    """Yield each key of a tree of words with its text."""
    for name, value in tree.items():
        key = f"{start}{name}"
        if isinstance(value, Mapping):
            yield from flat_words(value, f"{key}.")
        else:
            yield key, str(value)


@cache
def read_words(language: str) -> Words:
    """Return the words of `language` ("km" or "en")."""
    file = Path(__file__).parent / f"{language}.yml"
    tree = yaml.load(read_text(file), Loader=yaml.CSafeLoader)
    return Words(language=language, entries=dict(flat_words(tree)))
