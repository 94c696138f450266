"""One spelling for every way to type a Khmer word: what the index and the search box share.

Folding puts marks in order, drops what no reader sees, and gives one form to spellings that look alike or that official
texts mix (`rules.yml` says which, with counts). Latin letters stay as they are. The browser has the same function in
`khmer.js`; both are held to `tests/vectors/khmer.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from . import _rules as rules
from ._order import normalise_order

_UNSEEN: Final = re.compile(f"{rules.UNSEEN}+")
_SIGN: Final = re.compile(f"[{''.join(rules.FOLD_SIGNS)}]")
_CLUSTER: Final = re.compile(f"{rules.LETTER}(?:{rules.COENG}{rules.LETTER}|{rules.MARK})+")
# Of the clusters, those that a rule can change: a single sign behind its letter is in order, unless it is a subscript DA.
# Three quarters of all clusters are passed over so (313,000 of 409,000 on 2,000 leaves); a test holds it to the other way.
_CHANGEABLE: Final = re.compile(
    f"{rules.LETTER}(?:(?:{rules.COENG}{rules.LETTER}|{rules.MARK}){{2,}}|{rules.COENG}ដ)"
)
_IN_CLUSTER: Final = tuple((re.compile(find), put) for find, put in rules.FOLD_CLUSTER)
_IN_TEXT: Final = tuple((re.compile(find), put) for find, put in rules.FOLD_TEXT)


def fold(text: str) -> str:
    """Return `text` in the one Khmer spelling of the index. Idempotent, never longer than `text`."""
    # By search and not by `str.translate`, which looks up each letter, Khmer or not.
    text = _SIGN.sub(_folded_sign, _UNSEEN.sub("", text))
    text = _CHANGEABLE.sub(_folded, text)
    for find, put in _IN_TEXT:
        text = find.sub(put, text)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedText:
    """A folded text and where each of its characters comes from.

    Character `n` of `text` stands for the characters from `begins[n]` up to, but without, `ends[n]` of the text that
    was folded (offsets from 0). All characters of a cluster stand for the whole cluster, so a hit is never half of one.
    """

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    """One character of the folded text, with the stretch it stands for."""

    sign: str
    begin: int
    end: int


def fold_with_offsets(text: str) -> FoldedText:
    """Return what `fold` returns, with the places its characters come from; ten times slower than `fold`."""
    signs = [
        _Sign(rules.FOLD_SIGNS.get(sign, sign), offset, offset + 1)
        for offset, sign in enumerate(text)
        if _UNSEEN.match(sign) is None
    ]
    signs = list(_replaced(signs, _CLUSTER, _folded, keeps_beginning=False))
    for find, template in _IN_TEXT:
        put = partial(_expanded, template)
        signs = list(_replaced(signs, find, put, keeps_beginning=True))
    return FoldedText(
        text="".join(one.sign for one in signs),
        begins=tuple(one.begin for one in signs),
        ends=tuple(one.end for one in signs),
    )


def _replaced(
    signs: list[_Sign],
    find: re.Pattern[str],
    put: Callable[[re.Match[str]], str],
    *,
    keeps_beginning: bool,
) -> Iterator[_Sign]:
    done = 0
    for match in find.finditer("".join(one.sign for one in signs)):
        first = match.start()
        new = put(match)
        if keeps_beginning:
            first += next(
                (
                    place
                    for place, (old, other) in enumerate(zip(match.group(), new, strict=False))
                    if old != other
                ),
                len(new),
            )
        yield from signs[done:first]
        begin, end = signs[first].begin, signs[match.end() - 1].end
        yield from (_Sign(sign, begin, end) for sign in new[first - match.start() :])
        done = match.end()
    yield from signs[done:]


def _expanded(template: str, match: re.Match[str]) -> str:
    return match.expand(template)


def _folded_sign(sign: re.Match[str]) -> str:
    return rules.FOLD_SIGNS[sign.group()]


def _folded(cluster: re.Match[str]) -> str:
    return _folded_cluster(cluster.group())


# As in `_order`: few clusters, met often.
@lru_cache(maxsize=16_384)
def _folded_cluster(cluster: str) -> str:
    while True:
        folded = normalise_order(cluster)
        for find, put in _IN_CLUSTER:
            folded = find.sub(put, folded)
        if folded == cluster:
            return folded
        cluster = folded
