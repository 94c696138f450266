"""Python makes the index and the browser reads it: where both have a rule, they must have the same one."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.search import SearchEngine
from policybank.search._encode import (
    MOST_TIMES,
    encode_number,
    encode_postings,
)
from policybank.search._hashing import hash_of, mixed
from policybank.search._merge import END_OF_RUN, Shape, _shards
from policybank.search._runs import pair_hash
from policybank.search._tokens import (
    BREAK,
    Numbering,
    folded,
    khmer_syllable,
    syllable_numbers,
    words_of,
)
from policybank.search.english import STOP_WORDS, stem

from .conftest import Call

VECTORS: dict[str, list[list[Any]]] = yaml.safe_load(
    (Path(__file__).resolve().parents[1] / "vectors" / "search.yml").read_text(encoding="utf-8")
)
KHMER = [chr(code) for code in range(0x1780, 0x17EA)]
FORMS = st.text(st.sampled_from(KHMER[:0x54]), min_size=1, max_size=6)
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"), min_size=1, max_size=12)
# Letters whose small forms Python and every browser know alike; new ones come with each version of Unicode.
LATIN = st.sampled_from([chr(code) for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00))])
TELLING = st.sampled_from(
    [
        *"ឱឲអោយ  \n'’‘ʼsS",
        "្",
        "្",
        "េ",
        "៊",
        "ី",
        "\u200b",
        "\u200d",
        "İ",
        "\ufeff",
        "\xad",
        "\u2028",
        "◌",
        "😀",
        "។",
        "២",
        "២",
        "the",
        "of",
        "schools",
    ]
)
TEXT = st.lists(st.one_of(st.sampled_from(KHMER), TELLING, TELLING, LATIN), max_size=24).map(
    "".join
)

# A busy machine is no fault of the law.
LAW = settings(max_examples=100)

numbers = itertools.count()


def runs_of(text: str) -> list[list[str]]:
    """Return the runs of syllables that the index sees in folded `text`."""
    numbering = Numbering(khmer_syllable)
    found = syllable_numbers(text, numbering)
    forms = ["", *numbering.forms]
    return [
        [forms[number] for number in run]
        for is_break, run in itertools.groupby(found, key=lambda number: number == BREAK)
        if not is_break
    ]


def terms_of(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """Return every term under which the index holds a leaf with `text`."""
    text = folded(text)
    terms: set[tuple[str, tuple[str, ...]]] = set()
    for run in runs_of(text):
        ended = [*run, END_OF_RUN]
        terms |= {("syllables", (one,)) for one in run}
        terms |= {("triples", pair) for pair in itertools.pairwise(run)}
        terms |= {("triples", (*ended[at : at + 3],)) for at in range(len(ended) - 2)}
    words = [word if word in STOP_WORDS else stem(word) for word in words_of(text)]
    terms |= {("words", (word,)) for word in words}
    return terms | {("pairs", pair) for pair in itertools.pairwise(words)}


@pytest.mark.parametrize(("text", "expected"), VECTORS["folded"])
def test_both_keep_the_vectors_of_folding(text: str, expected: str, call: Call) -> None:
    assert folded(text) == expected
    assert call("query.folded", text) == expected
    assert call("query.foldedWithOffsets", text)["text"] == expected


@pytest.mark.parametrize(("text", "expected"), VECTORS["runs"])
def test_the_index_cuts_runs_where_the_vectors_say(text: str, expected: list[list[str]]) -> None:
    assert runs_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), VECTORS["words"])
def test_both_keep_the_vectors_of_words(text: str, expected: list[str], call: Call) -> None:
    assert words_of(text) == expected
    found = call("verify.wordsIn", call("query.folded", text))
    assert [one["word"] for one in found] == expected


@pytest.mark.parametrize(("query", "expected"), VECTORS["pieces"])
def test_a_query_is_cut_where_the_vectors_say(query: str, expected: list[str], call: Call) -> None:
    pieces = call("query.parse", query)["pieces"]
    assert [("*" if one.get("isQuoted") else "") + one["text"] for one in pieces] == expected


@LAW
@given(text=TEXT)
def test_both_fold_every_text_alike(text: str, call: Call) -> None:
    assert call("query.folded", text) == folded(text)


@LAW
@given(text=TEXT)
def test_the_places_of_folded_letters_are_places_in_the_text(text: str, call: Call) -> None:
    found = call("query.foldedWithOffsets", text)
    begins, ends = found["begins"], found["ends"]
    assert found["text"] == call("query.folded", text)
    units = len(text.encode("utf-16-le")) // 2
    assert len(begins) == len(ends) == len(found["text"].encode("utf-16-le")) // 2
    assert begins == sorted(begins)
    assert ends == sorted(ends)
    assert all(0 <= begin < end <= units for begin, end in zip(begins, ends, strict=True))


@LAW
@given(text=TEXT.map(lambda text: text.translate(dict.fromkeys(map(ord, '"“”«»„'), " "))))
def test_what_a_query_asks_for_the_index_has_of_the_same_text(text: str, call: Call) -> None:
    # Outside of quotation marks a space parts what is asked, and in broken text even a mark from its letter.
    for one, query in ((text, f'"{text}"'), ("".join(text.split()),) * 2):
        has = terms_of(one)
        asked = call("query.parse", query)
        for term in itertools.chain(
            asked["beside"], *(one["terms"] + one["more"] for one in asked["pieces"])
        ):
            assert (term["kind"], tuple(term["parts"])) in has


@LAW
@given(
    forms=st.lists(FORMS, min_size=3, max_size=3),
    shards=st.sampled_from([1, 2, 16, 64, 128, 128 * 7]),
    spread=st.sampled_from([1, 4, 16]),
)
def test_both_look_for_syllables_in_the_same_shard(
    forms: list[str], shards: int, spread: int, scripts: SearchEngine
) -> None:
    first, second, third = (np.array([hash_of(one)], dtype=np.uint64) for one in forms)
    shape = Shape(shards=shards, spread=spread, most_signs=0)
    alone = _shards(mixed(first, np.zeros(1, np.uint64)), shape)
    triple = _shards(pair_hash(first, second, third % np.uint64(spread)), shape)
    pair = [
        _shards(pair_hash(first, second, np.array([one], dtype=np.uint64)), shape)
        for one in range(spread)
    ]
    assert _asked_shards(scripts, shape, "syllables", forms[:1]) == set(alone)
    assert _asked_shards(scripts, shape, "triples", forms) == set(triple)
    assert _asked_shards(scripts, shape, "triples", forms[:2]) == {one for (one,) in pair}


@LAW
@given(one=WORDS, other=WORDS, shards=st.sampled_from([1, 8, 64, 128, 128 * 7]))
def test_both_look_for_words_in_the_same_shard(
    one: str, other: str, shards: int, scripts: SearchEngine
) -> None:
    first, second = (np.array([hash_of(word)], dtype=np.uint64) for word in (one, other))
    shape = Shape(shards=shards, spread=1, most_signs=0)
    alone = _shards(mixed(first, np.zeros(1, np.uint64)), shape)
    assert _asked_shards(scripts, shape, "words", [one]) == set(alone)
    pair = _shards(mixed(first, second), shape)
    assert _asked_shards(scripts, shape, "pairs", [one, other]) == set(pair)


def _asked_shards(scripts: SearchEngine, shape: Shape, kind: str, parts: list[str]) -> set[int]:
    part = {"folder": f"x-leaves-{next(numbers)}", "shards": shape.shards, "spread": shape.spread}
    term = {"kind": kind, "parts": parts}
    scripts._run(
        f"PolicyBank.postings.find({json.dumps(part)}, {json.dumps(term)}, false).catch(() => 0)"
    )
    paths = json.loads(str(scripts._run("host.paths()")))
    for path in paths:
        scripts._run(f"host.settle({json.dumps(path)}, false)")
    return {int(path.rpartition("/s")[2].removesuffix(".js")) for path in paths}


@LAW
@given(values=st.lists(st.integers(min_value=0, max_value=2**31)))
def test_numbers_come_out_as_they_went_in(values: list[int], call: Call) -> None:
    assert call("postings.numbersOf", "".join(map(encode_number, values))) == values


POSTINGS = st.dictionaries(
    st.one_of(st.integers(0, 300), st.integers(0, 10**8)),
    st.tuples(st.integers(1, 120), st.integers(0, 3)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("tells_counts", [True, False])
@pytest.mark.parametrize("has_levels", [True, False])
@settings(LAW, max_examples=30)
@given(terms=st.lists(POSTINGS, min_size=1, max_size=3))
def test_postings_come_out_as_they_went_in(
    has_levels: bool, tells_counts: bool, scripts: SearchEngine, terms: list[Any]
) -> None:
    rows = [sorted(term.items()) for term in terms]
    flat = [(slot, count, level) for row in rows for slot, (count, level) in row]
    is_first = np.zeros(len(flat), np.bool_)
    is_first[np.cumsum([0, *map(len, rows[:-1])])] = True
    signs, begins = encode_postings(
        is_first,
        np.array([slot for slot, _, _ in flat], np.int64),
        np.array([count for _, count, _ in flat], np.int64),
        np.array([level for _, _, level in flat], np.int64) if has_levels else None,
        tells_counts=tells_counts,
    )
    assert len(signs) == begins[-1]
    bounds = [*begins[np.flatnonzero(is_first)].tolist(), int(begins[-1])]
    for number, row in enumerate(rows):
        text = signs[bounds[number] : bounds[number + 1]].decode("ascii")
        assert _decoded(scripts, text, has_levels=has_levels, tells_counts=tells_counts) == {
            "slots": [slot for slot, _ in row],
            "counts": [min(count, MOST_TIMES if tells_counts else 2) for _, (count, _) in row],
            "levels": [level for _, (_, level) in row] if has_levels else None,
        }


def _decoded(scripts: SearchEngine, text: str, *, has_levels: bool, tells_counts: bool) -> Any:
    """Return what the engine reads of the only line of a shard."""
    folder = f"x-{'records' if has_levels else 'leaves'}-{next(numbers)}"
    line = f"\nterm {text}\n" if tells_counts else f"\nterm_of {text}\n"
    term = {
        "kind": "words" if tells_counts else "pairs",
        "parts": ["term"] if tells_counts else ["term", "of"],
    }
    scripts._run(
        f"PolicyBank.take('{folder}/s0', {json.dumps(line)});"
        f"PolicyBank.postings.find({{folder: '{folder}', shards: 1, spread: 1}}, {json.dumps(term)}, false)"
        ".then((found) => { host.found = found; });"
    )
    return json.loads(str(scripts._run("JSON.stringify(host.found)")))
