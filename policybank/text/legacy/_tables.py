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
    "(?:zero-?space|@?[a-z-]*khek|moul-?ls|ambor|baidok|truth-?[0-9]|fk-?[0-9])",
    re.IGNORECASE,
)
_SUBSET: Final = re.compile("^[A-Z]{6}[+]")

# ញ over a subscript may be one code, drawn like these two.
_LETTERS: Final = re.compile("ព(?=ា$)|.+", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of one family: what each character, or several together, draw; `pairs` are tests of it.

    What is drawn comes in parts: a letter with its marks, a mark, a subscript, or any other sign.
    """

    family: str
    names: re.Pattern[str]
    draws: dict[str, tuple[str, ...]]
    element: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]

    @property
    def has_one_colon(self) -> bool:
        """Whether the fonts draw ៖, which ends a phrase, by the ៈ that ends a word."""
        return ("៖",) not in self.draws.values()


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables of `tables.yml`."""
    tree = _tree()
    return tuple(_table(family, tree) for family in tree if "names" in tree[family])


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = yaml.safe_load(read_text(_FILE))
    return tree


def _table(family: str, tree: dict[str, Any]) -> Table:
    own = tree[family]
    draws = _draws(own, tree)
    together = sorted((code for code in draws if len(code) > 1), key=len, reverse=True)
    element = "|".join([*map(re.escape, together), "."])
    return Table(
        family=family,
        names=re.compile(own["names"], re.IGNORECASE),
        draws={code: tuple(_LETTERS.findall(khmer)) for code, khmer in draws.items()},
        element=re.compile(element, re.DOTALL),
        pairs=tuple(own["pairs"].items()),
    )


def _draws(own: dict[str, Any], tree: dict[str, Any]) -> dict[str, str]:
    like = own.get("like")
    draws = _draws(tree[like], tree) if like else dict.fromkeys(" \t\r\n\u00a0", " ")
    for kind in ("letters", "vowels", "signs", "subscripts", "others"):
        words = own.get(kind, "").split()
        before = _COENG if kind == "subscripts" else ""
        draws |= {code: before + khmer for code, khmer in zip(words[::2], words[1::2], strict=True)}
    draws |= own.get("together", {})
    return draws


@cache
def table_of(family: str) -> Table:
    """Return the table of `family`; raises KeyError where there is none."""
    return {table.family: table for table in tables()}[family]


def has_table(family: str) -> bool:
    """Return whether what `family` draws can be converted."""
    return any(table.family == family for table in tables())


@cache
def family_of(font_name: str) -> str:
    """Return the family of the font of this name, with or without the tag of a subset; empty if it is no legacy font.

    A family's own name is a name of its fonts.
    """
    name = _bare(font_name)
    for table in tables():
        if name == table.family or table.names.match(name):
            return table.family
    match = _WITHOUT_TABLE.match(name)
    return f"other:{match.group().lower()}" if match else ""


@cache
def draws_ornaments(font_name: str) -> bool:
    """Return whether the font of this name draws ornaments over letters and figures, and nothing that says anything."""
    return re.match(_tree()["ornaments"], _bare(font_name), re.IGNORECASE) is not None


def _bare(font_name: str) -> str:
    return re.sub(r"\s", "", _SUBSET.sub("", font_name))
