"""Other spellings of a Khmer query that a reader cannot tell from the first, or types as often.

Whoever searches cannot know how the document was typed, so all of them must give the same answer.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policybank.khmer import cut

from .search_cases import Asked, Document

_SUBSCRIPT_DA, _SUBSCRIPT_TA = "\u17d2\u178a", "\u17d2\u178f"
_SUBSCRIPT_RO = "\u17d2\u179a"
_TWO_SUBSCRIPTS = re.compile("(\u17d2[\u1780-\u17a2])(\u17d2[\u1780-\u17a2])")
_ZERO_WIDTH_SPACE = "\u200b"
_LETTER = re.compile("[\u1780-\u17d3\u17dd]")
_RUN = re.compile("[\u1780-\u17d3\u17dd\u17e0-\u17e9\u200b]{6,}")
_DIGITS = "\u17e0\u17e1\u17e2\u17e3\u17e4\u17e5\u17e6\u17e7\u17e8\u17e9"
_OTHER_DIGITS = str.maketrans(_DIGITS + "0123456789", "0123456789" + _DIGITS)
_OTHER_QAA = str.maketrans("\u17b1\u17b2", "\u17b2\u17b1")

# How many queries of a kind are enough to believe in it, and how many documents are looked through for more.
_ENOUGH = 10
_DOCUMENTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """`query` is another spelling of `of`."""

    kind: str
    of: str
    query: str


def _da_and_ta(text: str) -> str:
    return re.sub(
        f"{_SUBSCRIPT_DA}|{_SUBSCRIPT_TA}",
        lambda found: _SUBSCRIPT_TA if found[0] == _SUBSCRIPT_DA else _SUBSCRIPT_DA,
        text,
    )


def _order_of_ro(text: str) -> str:
    def turned(found: re.Match[str]) -> str:
        is_ro = _SUBSCRIPT_RO in found.groups() and found[1] != found[2]
        return found[2] + found[1] if is_ro else found[0]

    return _TWO_SUBSCRIPTS.sub(turned, text)


def _spaced(text: str) -> str:
    pieces = cut(text)
    spaced = pieces[0] if pieces else ""
    for before, piece in itertools.pairwise(pieces):
        if _LETTER.match(before) and _LETTER.match(piece):
            spaced += _ZERO_WIDTH_SPACE
        spaced += piece
    return spaced


_KINDS: dict[str, Callable[[str], str]] = {
    "subscript DA or TA": _da_and_ta,
    "order of subscript RO": _order_of_ro,
    "zero-width spaces": _spaced,
    "\u17b2\u17d2\u1799 or \u17b1\u17d2\u1799": lambda text: text.translate(_OTHER_QAA),
    "Khmer or Latin digits": lambda text: text.translate(_OTHER_DIGITS),
}
KINDS = (*_KINDS, "all at once")


def variants_of(query: str) -> Iterator[Variant]:
    """Yield the other spellings of `query`, one of each kind that it has."""
    together = query
    count = 0
    for kind, respell in _KINDS.items():
        # Spaces come after the rest when all are put together: a space inside a cluster is another spelling still.
        spelled = respell(query)
        if spelled != query:
            count += 1
            yield Variant(kind=kind, of=query, query=spelled)
        if respell is not _spaced:
            together = respell(together)
    together = _spaced(together)
    if count > 1:
        yield Variant(kind=KINDS[-1], of=query, query=together)


def variants_to_try(asked: Iterable[Asked], documents: Iterable[Document]) -> tuple[Variant, ...]:
    """Return the variants of the Khmer queries, with phrases of `documents` for the kinds that hardly occur in them."""
    found = [variant for one in asked if one.language == "km" for variant in variants_of(one.query)]
    tried = Counter(one.kind for one in found)
    seen = {one.of for one in found}
    for leaf in _khmer_leaves(documents):
        missing = [kind for kind in _KINDS if tried[kind] < _ENOUGH]
        if not missing:
            break
        for kind in missing:
            phrase = _phrase(leaf, kind)
            if phrase and phrase not in seen:
                seen.add(phrase)
                more = list(variants_of(phrase))
                tried.update(one.kind for one in more)
                found += more
    return tuple(found)


def _khmer_leaves(documents: Iterable[Document]) -> Iterator[str]:
    for document in itertools.islice(documents, _DOCUMENTS):
        if document.language == "km":
            yield from document.leaves


def _phrase(leaf: str, kind: str) -> str:
    """Return a short phrase of `leaf` that has a variant of `kind`, or nothing."""
    respell = _KINDS[kind]
    for run in _RUN.findall(leaf):
        pieces = cut(run.replace(_ZERO_WIDTH_SPACE, ""))
        for place in range(2, len(pieces) - 1):
            if respell(pieces[place]) == pieces[place]:
                continue
            end = place + 2
            # A number is searched whole.
            while end < len(pieces) and pieces[end - 1][0] in _DIGITS:
                end += 1
            if pieces[place - 2][0] not in _DIGITS:
                return "".join(pieces[place - 2 : end])
    return ""
