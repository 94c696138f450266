"""Type Khmer as the typists of legacy fonts did, by the tables themselves: the vowel that stands on the left first."""

from __future__ import annotations

import re

from policybank.text.legacy._tables import table_of

COENG = "\u17d2"
RO = COENG + "\u179a"
_CLUSTER = re.compile(
    "(?P<letter>[\u1780-\u17b3])(?P<under>(?:\u17d2[\u1780-\u17b3])*)(?P<marks>[\u17b6-\u17d1]*)|(?P<other>.)"
)
# What is typed before the letter, and what behind it.
_SPLIT = {
    "\u17c1": ("\u17c1", ""),
    "\u17c2": ("\u17c2", ""),
    "\u17c3": ("\u17c3", ""),
    "\u17c4": ("\u17c1", "\u17b6"),
    "\u17c5": ("\u17c1", "\u17c5"),
    "\u17be": ("\u17c1", "\u17b8"),
    "\u17bf": ("\u17c1", "\u17bf"),
    "\u17c0": ("\u17c1", "\u17c0"),
}
_NYO = "\u1789"


def typed(khmer: str, family: str) -> str:
    """Return the characters that a typist of `family` typed for `khmer`, which stands in standard order."""
    codes: dict[str, str] = {}
    for code, parts in table_of(family).draws.items():
        drawn = "".join(parts)
        if len(code) == 1 and code.isprintable():
            codes.setdefault(drawn, code)
    return "".join(_typed_cluster(match, codes) for match in _CLUSTER.finditer(khmer))


def _typed_cluster(match: re.Match[str], codes: dict[str, str]) -> str:
    if match["other"]:
        return codes[match["other"]]
    under = re.findall("\u17d2.", match["under"])
    before, behind = "", ""
    for mark in match["marks"]:
        left, right = _SPLIT.get(mark, ("", mark))
        before += left
        behind += right
    # ញ loses its foot over a subscript.
    letter = ["\u1796", "\u17b6"] if match["letter"] == _NYO and under else [match["letter"]]
    order = [
        *before,
        *([RO] if RO in under else []),
        *letter,
        *(one for one in under if one != RO),
        *behind,
    ]
    return "".join(codes[one] for one in order)
