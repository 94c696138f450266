"""The rules of Khmer spelling, made from `rules.yml` by `build.py schema`: mend them there."""

from __future__ import annotations

from typing import Final

COENG: Final = "\u17d2"
SUBSCRIPT_RO: Final = "\u17d2\u179a"
LETTER: Final = "[\u1780-\u17b3\u25cc]"
MARK: Final = "[\u17b6-\u17d1\u17d3\u17dd]"
WRITTEN: Final = "\u1780-\u17b3\u17b6-\u17d3\u17dd"
JOINER: Final = "[\u200c\u200d]"
UNSEEN: Final = "[\u200b-\u200d\u2060\ufeff\u00ad\u17b4\u17b5]"
SYLLABLE: Final = "[\u1780-\u17b3](?:[\u17c6-\u17d1\u17d3\u17dd]*\u17d2[\u1780-\u17b3])*[\u17b6-\u17d1\u17d3\u17dd]*|[\u17b6-\u17d3\u17dd]+"
PIECE: Final = "[\u1780-\u17b3](?:[\u17b6-\u17d1\u17d3\u17dd\u200c\u200d]*\u17d2[\u200c\u200d]*[\u1780-\u17b3])*[\u17b6-\u17d1\u17d3\u17dd\u200c\u200d]*\u17d2?|[\u17b6-\u17d3\u17dd]+|[^\u0000- \u0085\u00a0\u1780-\u17dd\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]{1,40}|[^a]"
NO_BEGINNING: Final = "[\u0000- \u0085\u00a0\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\u17d4-\u17da\u17b6-\u17d3\u17dd.,;:!?%)\u00bb\u201d\u2019\\]]+"
SPACE: Final = "[\u0000- \u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
ORDER: Final = (
    "\u17cc",
    "\u17d2",
    "\u17c9\u17ca",
    "\u200c\u200d",
    "\u17c1\u17c2\u17c3\u17be\u17bf\u17c0\u17c4\u17c5",
    "\u17bb\u17bc\u17bd",
    "\u17b7\u17b8\u17b9\u17ba",
    "\u17b6",
    "\u17c6\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1\u17d3\u17dd",
    "\u17c7\u17c8",
)
DOUBLE_VOWELS: Final = (
    ("\u17c1\u17b8", "\u17be"),
    ("\u17c1\u17b6", "\u17c4"),
)
FOLD_SIGNS: Final = {
    "\u17b2": "\u17b1",
    "\u17a3": "\u17a2",
    "\u17c8": "\u17c7",
    "\u17e0": "0",
    "\u17e1": "1",
    "\u17e2": "2",
    "\u17e3": "3",
    "\u17e4": "4",
    "\u17e5": "5",
    "\u17e6": "6",
    "\u17e7": "7",
    "\u17e8": "8",
    "\u17e9": "9",
}
FOLD_CLUSTER: Final = (
    ("\u17d2\u178a", "\u17d2\u178f"),
    ("\u17c1\u17c1", "\u17c2"),
    ("[\u17c9\u17ca\u17bb]+([\u17b7-\u17ba\u17be])", "\u17bb\\1"),
    ("\u17be\u17bb", "\u17bb\u17be"),
    ("([\u17b7-\u17bd\u17c6\u17c9-\u17d1\u17dd])\\1+", "\\1"),
)
FOLD_TEXT: Final = (
    ("\u17b1\u17d2\u1799", "\u17b1\u1799"),
    ("(^|[^\u17d2])\u17a2\u17c4(?=\u1799(?![\u17b6-\u17d3\u17dd]))", "\\1\u17b1"),
)
