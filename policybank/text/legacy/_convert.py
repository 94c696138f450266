"""Convert what a legacy font drew into Unicode.

The fonts were typed as a typewriter writes: from left to right, a vowel that stands before its letter first, a subscript
RO too. So the text is cut into clusters (what is drawn before a letter, the letter, what is drawn around it), each is put
into the order of Unicode, and vowels of two parts become one.
"""

from __future__ import annotations

import re
from typing import Final

from policybank.khmer import normalise_order

from ._tables import table_of

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_COENG: Final = "\u17d2"
_BEFORE: Final = ("\u17c1", "\u17c2", "\u17c3", "\u17d2\u179a")
_E: Final = "\u17c1"
_LETTER: Final = re.compile("[\u1780-\u17b3]")
_MARK: Final = re.compile("[\u17b6-\u17d3\u17dd]")

# With the part that stands before the letter.
_TWO_PARTS: Final = {
    "\u17b6": "\u17c4",
    "\u17b8": "\u17be",
    "\u17c5": "\u17c5",
    "\u17c0": "\u17c0",
    "\u17bf": "\u17bf",
}
# ញ over a subscript is drawn by ព and ា, with the subscript before or behind the ា. These subscripts never stand under ព.
_PO: Final = "\u1796"
_AA: Final = "\u17b6"
_NYO: Final = "\u1789"
_UNDER_NYO: Final = tuple("\u17d2" + letter for letter in "\u1785\u1786\u1787\u1788\u1789\u17a0")
# Under a vowel above the letter a shifter is drawn like ុ: ៊ for these letters, ៉ for the others.
_RAISED: Final = re.compile(
    "([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3])*)(?:\u17bb([\u17b7-\u17ba\u17be])|([\u17b7-\u17ba\u17be])\u17bb)"
)
_TO_SECOND_SERIES: Final = "\u179f\u17a0\u17a2"


def to_unicode(text: str, family: str) -> str:
    """Return `text`, drawn by fonts of `family`, as Khmer in standard order; U+FFFD for what the table does not know.

    `text` holds the characters of the font's encoding (Windows code page 1252). Raises KeyError for a family without a
    table.
    """
    table = table_of(family)
    drawn = _with_nyo(
        [table.draws.get(element, _UNKNOWN) for element in table.element.findall(text)]
    )
    clusters: list[str] = []
    before: list[str] = []
    current = ""
    for part in drawn:
        if part in _BEFORE:
            clusters += [current] if current else []
            # Several in a row belong to one letter: the vowel, then the subscript.
            before = [*before, part] if not current else [part]
            current = ""
        elif _LETTER.match(part):
            clusters += [current] if current else []
            current = _with(part, before)
            before = []
        elif _MARK.match(part) and current:
            current = _marked(current, part)
        elif _MARK.match(part) and clusters[-1:] == [" "] and not before:
            # No mark begins a word: the space was typed in between, or is a gap that only the eye passes over.
            while clusters and clusters[-1] == " ":
                clusters.pop()
            current = _marked(clusters.pop(), part) if clusters else part
        else:
            clusters += [one for one in (current, *before, part) if one]
            before, current = [], ""
    khmer = "".join([*clusters, current, *before])
    return _RAISED.sub(_with_shifter, normalise_order(khmer))


def _with_nyo(drawn: list[str]) -> list[str]:
    """Return `drawn` with ញ where it is drawn in two parts."""
    parts = list(drawn)
    for place, part in enumerate(drawn):
        if part != _PO:
            continue
        follow = drawn[place + 1 : place + 4]
        is_open = follow[:1] == [_AA] and follow[1:2] != [] and follow[1].startswith(_COENG)
        is_closed = follow[:1] != [] and follow[0] in _UNDER_NYO and _AA in follow
        if is_open or is_closed:
            parts[place] = _NYO
            parts[place + 1 + follow.index(_AA)] = ""
    return [part for part in parts if part]


def _with(letters: str, before: list[str]) -> str:
    """Return `letters` with what stood before them: subscripts next to the first letter, then the vowel."""
    subscripts = "".join(part for part in before if part[0] == _COENG)
    vowels = "".join(part for part in before if part[0] != _COENG)
    return letters[0] + subscripts + vowels + letters[1:]


def _marked(cluster: str, mark: str) -> str:
    if cluster.endswith(mark):
        # Drawn twice, to make it bold or by a slip that nobody sees.
        return cluster
    if _E in cluster and mark in _TWO_PARTS:
        return cluster.replace(_E, _TWO_PARTS[mark], 1)
    return cluster + mark


def _with_shifter(match: re.Match[str]) -> str:
    letter, subscripts, under, over = match.groups()
    shifter = "\u17ca" if letter in _TO_SECOND_SERIES else "\u17c9"
    return f"{letter}{subscripts}{shifter}{under or over}"
