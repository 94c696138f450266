"""Khmer queries with known answers, made from the texts themselves, for what finds documents in a ZIM.

A query is a word of ICU's dictionary, or two that stand side by side, taken from a random place of a random text; a word that
texts use more often is asked for more often. Its answers are the texts in which it stands as it is, on borders of syllables, in
any spelling that `fold` makes one: so ICU's cuts choose the queries, but do not judge the answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policybank.khmer import WRITTEN_SIGNS, fold, is_known_word, syllables, words

from .corpus import chance_for

_RUN: Final = re.compile(f"[{WRITTEN_SIGNS}]+")
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")
_BORDER: Final = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class KhmerQuery:
    """A query as it is typed, of how many words it is, and the ids of the texts in which it stands."""

    text: str
    word_count: int
    answers: frozenset[str]


def khmer_queries(
    texts: Mapping[str, str], count: int, *, not_joined: frozenset[str]
) -> tuple[KhmerQuery, ...]:
    """Return `count` queries, half of them of one word, with at least one answer and at most half of `texts`.

    One word at least has two syllables or more; a word of `not_joined` stands in no query of two.
    """
    chance = chance_for("khmer queries", len(texts))
    ids = sorted(texts)
    runs = {one: _RUN.findall(_UNSEEN.sub("", texts[one])) for one in ids}
    bordered = {one: "\n".join(map(_bordered, runs[one])) for one in ids}
    found: dict[str, KhmerQuery] = {}
    while len(found) < count:
        length = 1 if len(found) < count // 2 else 2
        pieces = words(chance.choice(runs[chance.choice(ids)]))
        if len(pieces) < length:
            continue
        start = chance.randrange(len(pieces) - length + 1)
        asked = pieces[start : start + length]
        query = "".join(asked)
        if query in found or not _is_asked(asked, not_joined):
            continue
        wanted = _bordered(query)
        answers = frozenset(one for one in ids if wanted in bordered[one])
        if 1 <= len(answers) <= len(ids) // 2:
            found[query] = KhmerQuery(text=query, word_count=length, answers=answers)
    return tuple(found.values())


def _is_asked(asked: tuple[str, ...], not_joined: frozenset[str]) -> bool:
    return (
        all(map(is_known_word, asked))
        and max(len(syllables(word)) for word in asked) > 1
        and not (len(asked) > 1 and not_joined & set(asked))
    )


def _bordered(text: str) -> str:
    return _BORDER + _BORDER.join(syllables(fold(text))) + _BORDER
