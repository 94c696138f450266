"""A word that finds nothing: near misses in English, other spellings in Khmer."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.khmer import fold
from policybank.search.lexicon import lexicon_lists, lexicon_shards, shard_of

from .node import ask

# Few letters, so that words are near each other, repeat letters, and are each other's beginnings.
LETTERS = "abcde"


def one_edit(word: str) -> set[str]:
    """Return what a typist may write for `word` with one letter left out, added, changed, or two swapped."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + letter + b for a, b in cuts for letter in LETTERS),
        *(a + letter + b[1:] for a, b in cuts if b for letter in LETTERS),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
    } - {word}


def keys(typed: str) -> list[str]:
    """Return what `spelling.keys` gives; a test holds the two to each other."""
    if not re.fullmatch("[a-z]{3,41}", typed):
        return []
    found = [f"^{typed[:2]}", f"{typed[-2:]}$"]
    if len(typed) == 4 and typed[1] != typed[2]:
        found.append(f"^{typed[0]}{typed[2]}")
    return found


@given(st.text(alphabet=LETTERS, min_size=4, max_size=9))
def test_every_word_one_edit_away_stands_in_a_list_that_is_loaded(word: str) -> None:
    standing = {f"^{word[:2]}", f"{word[-2:]}$"}
    assert standing == set(lexicon_lists({word: 1}))
    for typed in one_edit(word):
        assert standing & set(keys(typed)), typed


def invented_words(seed: int, count: int) -> dict[str, int]:
    dice = random.Random(seed)  # noqa: S311
    return {
        "".join(dice.choice(LETTERS) for _ in range(dice.randint(4, 7))): dice.randint(1, 3_000)
        for _ in range(count)
    }


def lists_of(typed: str, lists: Mapping[str, str]) -> list[str]:
    return [lists.get(key, "") for key in keys(typed)]


def frequency(leaves: int) -> int:
    return leaves.bit_length() - 1


def test_exactly_the_words_one_edit_away_are_found_each_with_how_common_it_is(
    tmp_path: Path,
) -> None:
    words = invented_words(seed=3, count=900)
    lists = lexicon_lists(words)
    edits = {word: one_edit(word) for word in sorted(words)}
    dice = random.Random(4)  # noqa: S311
    typed = sorted(
        {*dice.sample(sorted(words), 60)} | {dice.choice(sorted(near)) for near in edits.values()}
    )
    typed = [one for one in typed if len(one) > 2]
    assert ask(tmp_path, [("spelling.keys", one) for one in typed]) == [keys(one) for one in typed]
    answers = ask(tmp_path, [("spelling.near", one, lists_of(one, lists)) for one in typed])
    for one, found in zip(typed, answers, strict=True):
        expected = {word: frequency(leaves) for word, leaves in words.items() if one in edits[word]}
        assert {near["word"]: near["frequency"] for near in found} == expected, one
        assert {near["edits"] for near in found} <= {1}


def best(tmp_path: Path, typed: str, words: Mapping[str, int]) -> list[str]:
    lists = lexicon_lists(words)
    (found,) = ask(tmp_path, [("spelling.near", typed, lists_of(typed, lists))])
    return [near["word"] for near in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eduction", "education"),
        ("educaiton", "education"),
        ("shcool", "school"),
        ("teachr", "teacher"),
        ("polcy", "policy"),
        ("ploicy", "policy"),
        ("enrollmnt", "enrollment"),
        ("xurriculum", "curriculum"),
        ("aw", ""),
        ("laws", ""),
        ("lwas", "laws"),
    ],
)
def test_a_mistyped_word_is_offered_as_it_stands_in_the_library(
    typed: str, meant: str, tmp_path: Path
) -> None:
    library = "education school teacher policy police enrollment curriculum laws schools teachers"
    found = best(tmp_path, typed, dict.fromkeys(library.split(), 10))
    assert found[:1] == ([meant] if meant else [])


def test_the_commoner_word_comes_first_then_the_one_with_the_same_first_letter(
    tmp_path: Path,
) -> None:
    assert best(tmp_path, "brands", {"grands": 2, "bronds": 2, "branks": 900}) == [
        "branks",
        "bronds",
        "grands",
    ]
    assert best(tmp_path, "abdc", {"abcc": 5, "abcd": 4}) == ["abcd", "abcc"]


def test_what_cannot_be_a_mistyped_word_asks_for_nothing(tmp_path: Path) -> None:
    asked = ["", "ab", "2019", "4a", "អប់រំ", "two words", "a" * 42, "ABCD"]
    assert ask(tmp_path, [("spelling.keys", one) for one in asked]) == [[] for _ in asked]
    assert ask(tmp_path, [("spelling.near", "abcd", ["", "<"])]) == [[]]


def test_words_that_cannot_be_typed_or_are_too_short_are_left_out() -> None:
    assert lexicon_lists({"law": 9, "2019": 9, "4acd": 9, "ច្បាប់": 9, "laws": 1}) == {
        "^la": "0lawsA",
        "ws$": "<0swalA",
    }


@pytest.mark.parametrize("size", [40, 400, 10**9])
def test_shards_hold_all_lists_however_large_they_are(size: int, tmp_path: Path) -> None:
    words = invented_words(seed=5, count=300)
    lists = lexicon_lists(words)
    shards = lexicon_shards(words, size)
    assert lexicon_shards(dict(reversed(words.items())), size) == shards
    asked: list[tuple[Any, ...]] = [("spelling.shardOf", key, len(shards)) for key in lists]
    numbers = ask(tmp_path, asked)
    assert numbers == [shard_of(key, len(shards)) for key in lists]
    held = [(shards[number][key], lists[key]) for key, number in zip(lists, numbers, strict=True)]
    assert all(one == other for one, other in held)
    assert sum(map(len, shards)) == len(lists)
    if size == 10**9:
        assert len(shards) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ពត៌មាន", "ព័ត៌មាន"),
        ("ប្រទាន", "ប្រធាន"),
        ("ខ្លូន", "ខ្លួន"),
        ("កុមា", "កុមារ"),
        ("សិស", "សិស្ស"),
        ("អប់រុំ", "អប់រំ"),
        ("ស្លាប", "ស្លាប់"),
        ("ផ្សែង", "ផ្សេង"),
        ("វត្តុ", "វត្ថុ"),
        ("ពីធី", "ពិធី"),
        ("បញ្ចូន", "បញ្ជូន"),
        ("ខ័ណ្ឌ", "ខណ្ឌ"),
        ("ចំនែក", "ចំណែក"),
        ("ឈ្មោ", "ឈ្មោះ"),
        ("ការណ", "ការណ៍"),
        ("ស្នើរ", "ស្នើ"),
        ("អក្ស", "អក្សរ"),
    ],
)
def test_a_khmer_spelling_that_is_often_mixed_up_is_among_the_variants(
    typed: str, meant: str, tmp_path: Path
) -> None:
    (found,) = ask(tmp_path, [("spelling.khmerVariants", typed)])
    assert meant in found
    assert len(found) <= 12


def test_khmer_variants_are_few_different_from_what_was_typed_and_not_for_long_texts(
    tmp_path: Path,
) -> None:
    long = ["ការអប់រំកុមារតូចនិង", "ក" + "\u17cb" * 100_000]
    texts = ["ច្បាប់អប់រំ", "សារពត៌មាន", "ក", *long, "education", "", "\u17d2", "១២៣"]
    answers = ask(tmp_path, [("spelling.khmerVariants", text) for text in texts])
    for text, found in zip(texts, answers, strict=True):
        folded = [fold(one) for one in found]
        assert len(set(folded)) == len(folded) <= 12
        assert fold(text) not in folded
    assert answers[0]
    assert answers[3:] == [[], [], [], [], [], []]
