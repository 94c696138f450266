"""The words of the library for a reader who mistyped one: "did you mean …".

A word that is one edit away from what was typed (a letter more, less or other, or two that changed places) shares with it
either its first two letters or its last two. So each word stands in two lists, and a phone fetches two or three small files
instead of a dictionary. The one exception, two letters in the middle of a word of four, is a third list to look into; the
browser's side (`browser/spelling.js`) knows it, and a test tries every edit.

Two letters, not three: three make the lists shorter but four times as many, and a query costs more (7.0 KB against 5.4).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

# Shorter words have too many neighbours: "act" is one edit from "art", "fact" and "at".
LEAST_LETTERS: Final = 4
_SPELLABLE: Final = re.compile(f"[a-z]{{{LEAST_LETTERS},40}}")
_MOST_SHARED: Final = 9
_MOST_CLASS: Final = 25


def lexicon_shards(
    words: Mapping[str, int], shard_characters: int
) -> tuple[Mapping[str, str], ...]:
    """Return the lists of `words` (how many leaves each stands on) in shards of about `shard_characters`.

    A shard is the lists by their keys, as `PolicyBank.take` gets it; in which one a key stands, `shard_of` and the
    browser's `PolicyBank.spelling.shardOf` tell. Words with digits and words of fewer than four letters are left out. At
    4,000 characters a shard is 2.4 KB gzipped.
    """
    lists = lexicon_lists(words)
    count = max(1, round(sum(map(len, lists.values())) / shard_characters))
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, packed in lists.items():
        shards[shard_of(key, count)][key] = packed
    return tuple(shards)


def lexicon_lists(words: Mapping[str, int]) -> Mapping[str, str]:
    """Return the packed list of each key, sorted by key: `^ed` for a beginning, `on$` for an end."""
    lists: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if _SPELLABLE.fullmatch(word):
            lists[f"^{word[:2]}"].append(word)
            lists[f"{word[-2:]}$"].append(word)
    return {key: _packed(key, found, words) for key, found in sorted(lists.items())}


def shard_of(key: str, count: int) -> int:
    """Return the number of the shard, of `count`, in which the list of `key` stands."""
    number = 0
    for sign in key:
        number = number * 31 + ord(sign)
    return number % count


def _packed(key: str, found: list[str], words: Mapping[str, int]) -> str:
    """Return the words one after the other: how many letters it shares with the last, the others, how common it is.

    The last is a capital letter, A for one leaf, B for two or three, C from four and so on. Words under the key of an end
    are written backwards, behind a `<`. It is a quarter smaller than plain words after gzip.
    """
    is_end = key.endswith("$")
    turned = sorted((word[::-1], word) if is_end else (word, word) for word in found)
    parts = ["<"] if is_end else []
    last = ""
    for letters, word in turned:
        shared = 0
        most = min(len(letters), len(last), _MOST_SHARED)
        while shared < most and letters[shared] == last[shared]:
            shared += 1
        common = chr(ord("A") + min(max(words[word], 1).bit_length() - 1, _MOST_CLASS))
        parts.append(f"{shared}{letters[shared:]}{common}")
        last = letters
    return "".join(parts)
