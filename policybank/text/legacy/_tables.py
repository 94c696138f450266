"""The tables of legacy fonts, and which font belongs to which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from policybank.core import read_text

_FILE: Final = Path(__file__).parent / "tables.yml"
_COENG: Final = "\u17d2"

# Known to draw Khmer over Latin code points, but not yet how: what they draw is left to the machine that reads images.
_WITHOUT_TABLE: Final = re.compile(
    r"(?:abc|zero[ -]?space|khek|kh-?metal|moul-?ls|tacteing|ambor|baidok|truth\d|fk\d)",
    re.IGNORECASE,
)
_SUBSET: Final = re.compile("^[A-Z]{6}[+]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of one family: what each character, or several together, draw; `pairs` are tests of it."""

    family: str
    names: re.Pattern[str]
    draws: dict[str, str]
    element: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables of `tables.yml`."""
    tree = yaml.safe_load(read_text(_FILE))
    common = tree.pop("common")
    return tuple(_table(family, common, own) for family, own in tree.items())


def _table(family: str, common: dict[str, Any], own: dict[str, Any]) -> Table:
    draws: dict[str, str] = {" ": " ", "\u00a0": " "}
    for part in (common, own):
        for kind in ("letters", "vowels", "signs", "subscripts", "others"):
            words = part[kind].split()
            before = _COENG if kind == "subscripts" else ""
            draws |= {
                code: before + khmer for code, khmer in zip(words[::2], words[1::2], strict=True)
            }
        draws |= part["together"]
    # Some producers name the micro sign by the Greek letter that looks the same.
    draws["\u03bc"] = draws["\u00b5"]
    together = sorted((code for code in draws if len(code) > 1), key=len, reverse=True)
    element = "|".join([*map(re.escape, together), "."])
    return Table(
        family=family,
        names=re.compile(own["names"], re.IGNORECASE),
        draws=draws,
        element=re.compile(element, re.DOTALL),
        pairs=tuple(own["pairs"].items()),
    )


@cache
def table_of(family: str) -> Table:
    """Return the table of `family`; raises KeyError where there is none."""
    return {table.family: table for table in tables()}[family]


def has_table(family: str) -> bool:
    """Return whether what `family` draws can be converted."""
    return any(table.family == family for table in tables())


@cache
def family_of(font_name: str) -> str:
    """Return the family of the font of this name, with or without the tag of a subset; empty if it is no legacy font."""
    name = _SUBSET.sub("", font_name).replace(" ", "")
    for table in tables():
        if table.names.match(name):
            return table.family
    match = _WITHOUT_TABLE.match(name)
    return match.group().lower() if match else ""


# Inside its words a legacy font has capitals, semicolons and accented letters, one in every six signs; prose in Latin letters
# has next to none.
_INSIDE: Final = re.compile("[a-z][A-Z](?=[a-z])|[a-z];|[a-zA-Z][\u00a1-\u00ff\u03bc]")
_INSIDE_SHARE: Final = 0.06
_FEWEST_SIGNS: Final = 40
_LEAST_COVERAGE: Final = 0.85


@cache
def guess_family(text: str) -> str:
    """Return the family whose table makes Khmer words of `text`, for fonts that lost their names; empty where none does."""
    from policybank.khmer import invalid_cluster_share, known_word_share

    from ._convert import to_unicode

    if len(text) < _FEWEST_SIGNS or len(_INSIDE.findall(text)) < _INSIDE_SHARE * len(text):
        return ""
    for table in tables():
        khmer = to_unicode(text, table.family)
        share, letters = known_word_share(khmer)
        is_khmer = letters > 0.5 * len(text.replace(" ", ""))
        if is_khmer and share > _LEAST_COVERAGE and invalid_cluster_share(khmer) < 0.02:
            return table.family
    return ""
