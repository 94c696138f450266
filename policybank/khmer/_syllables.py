"""Cut Khmer without breaking a syllable.

Word segmenters disagree: browsers cut 9 to 12 % of runs otherwise than ICU does in Python. The orthographic syllable (a
letter with its subscripts and marks) is cut alike everywhere, so search and snippets rest on it, and the browser has
the same functions, but for `shorten`, in `khmer.js` and `khmer_snippet.js`; both are held to `tests/vectors/khmer.yml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from . import _rules as rules

_SYLLABLE: Final = re.compile(rules.SYLLABLE)
_PIECE: Final = re.compile(rules.PIECE)
_NO_BEGINNING: Final = re.compile(rules.NO_BEGINNING)
_SPACE: Final = re.compile(rules.SPACE)
_ELLIPSIS: Final = "…"
# Of the room around a hit, what stands before it: readers need to see where the sentence goes on.
_SHARE_BEFORE: Final = 1 / 3


def syllables(text: str) -> tuple[str, ...]:
    """Return the Khmer syllables of `text` in order; what is not Khmer is left out. Fold the text first to compare."""
    return tuple(_SYLLABLE.findall(text))


def cut(text: str) -> tuple[str, ...]:
    """Return `text` in the pieces it may be cut between: Khmer letters with their marks, words, single signs.

    Joined, the pieces are `text`. A word of another script of more than 40 characters is several pieces.
    """
    return tuple(_PIECE.findall(text))


def shorten(text: str, length: int) -> str:
    """Return the beginning of `text`, at most `length` characters with the `…` that tells that it was cut."""
    if len(text) <= length:
        return text
    kept = ""
    for piece in cut(text):
        if len(kept) + len(piece) > length - len(_ELLIPSIS):
            break
        kept += piece
    kept = _SPACE.sub(" ", kept).rstrip(" ")
    return kept + _ELLIPSIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A stretch of a text around a hit. `before + hit + after` stands in the text as it is.

    `begins_inside` and `ends_inside` tell that the text goes on beyond it; the page writes `…` there.
    """

    before: str
    hit: str
    after: str
    begins_inside: bool
    ends_inside: bool


def snippet(text: str, begin: int, end: int, length: int) -> Snippet:
    """Return at most `length` characters of `text` around the hit from `begin` up to, but without, `end`.

    Offsets count characters from 0. The hit grows to whole Khmer syllables; one that is longer than `length` is cut at
    its end. The snippet begins at a phrase (after a space) where one begins near, never within a syllable or a word.
    """
    pieces = cut(text)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    first = max(place for place, start in enumerate(starts) if start <= max(begin, 0))
    last = first
    while last < len(pieces) and starts[last] < end:
        last += 1
    while last > first + 1 and starts[last] - starts[first] > length:
        last -= 1
    room = length - (starts[last] - starts[first])
    least, most = _around(starts, first, last, room)
    least = _at_phrase(pieces, least, first)
    while most > last and _SPACE.fullmatch(pieces[most - 1]):
        most -= 1
    return Snippet(
        before="".join(pieces[least:first]),
        hit="".join(pieces[first:last]),
        after="".join(pieces[last:most]),
        begins_inside=least > 0,
        ends_inside=most < len(pieces),
    )


def _around(starts: list[int], first: int, last: int, room: int) -> tuple[int, int]:
    """Return the first piece and the one after the last that fit into `room` characters around the hit."""
    before = min(starts[first], max(int(room * _SHARE_BEFORE), room - (starts[-1] - starts[last])))
    least = first
    while least > 0 and starts[first] - starts[least - 1] <= before:
        least -= 1
    after = room - (starts[first] - starts[least])
    most = last
    while most < len(starts) - 1 and starts[most + 1] - starts[last] <= after:
        most += 1
    return least, most


def _at_phrase(pieces: tuple[str, ...], least: int, first: int) -> int:
    """Return where the stretch before the hit begins: at a phrase in its first half, else at its first sound piece."""
    if least == 0:
        return 0
    for place in range(least, least + (first - least) // 2):
        if _SPACE.fullmatch(pieces[place]):
            least = place + 1
            break
    while least < first and _NO_BEGINNING.fullmatch(pieces[least]):
        least += 1
    return least
