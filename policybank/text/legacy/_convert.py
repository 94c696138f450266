"""Convert what a legacy font drew into Unicode.

The fonts were typed as a typewriter writes: from left to right, a vowel that stands before its letter first, a subscript
RO too. So the text is cut into clusters (what is drawn before a letter, the letter, what is drawn around it), each is put
into the order of Unicode, and vowels of two parts become one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from policybank.khmer import normalise_order

from ._tables import Table, table_of

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_ZERO_WIDTH_SPACE: Final = "\u200b"
_COENG: Final = "\u17d2"
_BEFORE: Final = ("\u17c1", "\u17c2", "\u17c3", "\u17d2\u179a")
_E: Final = "\u17c1"
_LETTER: Final = re.compile("[\u1780-\u17b3]")
_MARK: Final = re.compile("[\u17b6-\u17d3\u17dd]")
_SPACES: Final = (" ", _ZERO_WIDTH_SPACE)


def _as_typed() -> dict[int, str]:
    """Return what stands for the characters of code page 1252: codes of symbol fonts, bare codes, a letter that looks alike."""
    typed = {0x3BC: "\u00b5"}
    for code in range(0x20, 0x100):
        character = bytes([code]).decode("cp1252", "replace")
        typed[0xF000 + code] = character
        if 0x80 <= code < 0xA0:
            typed[code] = character
    return typed


_AS_TYPED: Final = _as_typed()

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
# Under a vowel above the letter a shifter is drawn like ុ: ៊ for these letters (the last one counts), ៉ for the others.
_RAISED: Final = re.compile(
    "([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3])*)(?:\u17bb([\u17b7-\u17ba\u17be])|([\u17b7-\u17ba\u17be])\u17bb)"
)
# ៈ ends words of Pali and has a letter behind it three times of four. Where none follows, ៖ is 17 times as frequent after a
# vowel and 7 times after one of these letters (5,400 and 3,700 of the two in public prose); after no letter at all it is ៖.
_COLON: Final = re.compile(
    "(?<![\u1780-\u17d3])\u17c8"
    "|(?<=[\u17b6-\u17d1\u1784\u1785\u1789\u1791\u1794\u1796\u1798])(?<!\u17d2.)\u17c8(?![\u1780-\u17b3])"
)
_TO_SECOND_SERIES: Final = "\u179f\u17a0\u17a2"


def to_unicode(text: str, family: str) -> str:
    """Return `text`, drawn by fonts of `family`, as Khmer in standard order; U+FFFD for what the table does not know.

    `text` is what a reader of PDFs makes of the font's codes: characters of Windows code page 1252, or what some producers
    write for them. Khmer in it stays as it is. Raises KeyError for a family without a table.
    """
    table = table_of(family)
    drawn = _with_nyo(_drawn(text, table))
    clusters: list[str] = []
    before: list[str] = []
    current = ""
    for part in drawn:
        kind = _kind(part)
        if kind == "before":
            clusters += [current] if current else []
            current = ""
            # Several in a row belong to one letter: the vowel, then the subscript. The same twice is a slip nobody sees.
            before += [part] if part not in before else []
        elif kind == "letter":
            clusters += [current] if current else []
            current = _with(part, before) if before else part
            before = []
        elif kind == "mark" and current:
            current = _marked(current, part)
        elif kind == "mark" and clusters and clusters[-1] in _SPACES and not before:
            # No mark begins a word: the space was typed in between, or is a gap that only the eye passes over.
            while clusters and clusters[-1] in _SPACES:
                clusters.pop()
            current = _marked(clusters.pop(), part) if clusters else part
        else:
            clusters += [one for one in (current, *before, part) if one]
            before, current = [], ""
    khmer = "".join([*clusters, current, *before])
    khmer = _RAISED.sub(_with_shifter, normalise_order(khmer)).strip(_ZERO_WIDTH_SPACE)
    return _COLON.sub("៖", khmer) if table.has_one_colon else khmer


def is_before(text: str, family: str) -> bool:
    """Return whether the one sign that `text` draws stands before its letter: a vowel, or a subscript RO."""
    return _kind(_drawn(text, table_of(family))[0]) == "before"


def is_after(text: str, family: str) -> bool:
    """Return whether the one sign that `text` draws belongs to the letter before it."""
    return _kind(_drawn(text, table_of(family))[0]) == "mark"


@cache
def _kind(part: str) -> Literal["before", "letter", "mark", "other"]:
    if part in _BEFORE:
        return "before"
    if _LETTER.match(part):
        return "letter"
    return "mark" if _MARK.match(part) else "other"


def _drawn(text: str, table: Table) -> list[str]:
    """Return the parts of what `text` draws, from left to right."""
    return [
        part
        for element in table.element.findall(text.translate(_AS_TYPED))
        for part in table.draws.get(element) or (_kept(element),)
    ]


def _kept(element: str) -> str:
    return element if "\u1780" <= element <= "\u17ff" else _UNKNOWN


def _with_nyo(drawn: list[str]) -> list[str]:
    """Return `drawn` with ញ where it is drawn in two parts."""
    parts = list(drawn)
    for place, part in enumerate(drawn):
        if part != _PO:
            continue
        follow = drawn[place + 1 : place + 4]
        # A subscript RO there belongs to the letter that follows.
        is_open = follow[:1] == [_AA] and follow[1:2] != [] and follow[1][0] == _COENG
        is_open = is_open and follow[1] not in _BEFORE
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
    if cluster.endswith((mark, _TWO_PARTS.get(mark, mark))):
        # Drawn twice, to make it bold or by a slip that nobody sees.
        return cluster
    if _E in cluster and mark[0] in _TWO_PARTS:
        return cluster.replace(_E, _TWO_PARTS[mark[0]], 1) + mark[1:]
    return cluster + mark


def _with_shifter(match: re.Match[str]) -> str:
    letter, subscripts, under, over = match.groups()
    heard = subscripts[-1:] or letter
    shifter = "\u17ca" if heard in _TO_SECOND_SERIES else "\u17c9"
    return f"{letter}{subscripts}{shifter}{under or over}"
