"""Whatever the texts and the query: what holds the words is found, and what is shown holds them.

The truth is told by a few lines of Python that read every text from end to end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.search import STICK, WEB, Packing, SearchEngine, _parts
from policybank.search._tokens import folded, words_of
from policybank.search.english import STOP_WORDS, stem

from . import made

# Shards of a line or two, postings apart from them, third syllables spread: what only a large library has, at once.
CRUMBS = Packing(
    name="crumbs",
    shard_bytes=40,
    record_shard_bytes=40,
    chunk_leaves=1,
    chunk_documents=1,
    lexicon_characters=40,
    is_scaled=True,
    most_signs=1,
)

# A vowel, a sign or a subscript: the syllable before it does not end here.
GOES_ON = re.compile("[\u17b6-\u17d3\u17dd]")
LAW = settings(max_examples=14)

# Few syllables, of which some begin or end like others: most runs of them stand somewhere in part.
SYLLABLES = st.sampled_from(["ក", "កា", "ក្ក", "ន", "ន់", "និ", "រៀ", "ស្រី", "ច្បា", "ប់"])
BETWEEN = st.sampled_from(["", "", "", "", "", " ", "\u200b", "\n", "។", "-", " 2 ", "a"])
KHMER_TEXT = st.lists(st.tuples(SYLLABLES, BETWEEN), min_size=1, max_size=14).map(
    lambda parts: "".join(itertools.chain(*parts)).strip()
)
WORDS = st.sampled_from(
    ["school", "schools", "right", "rights", "teacher", "of", "the", "to", "Child’s", "2007"]
)
ENGLISH_TEXT = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", " ", " ", ", ", ". ", "\n"])), min_size=1, max_size=14
).map(lambda parts: "".join(itertools.chain(*parts)).strip())


def libraries(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, list[str]]]]:
    """Return libraries: a title and a few leaves for each document."""
    return st.lists(st.tuples(text, st.lists(text, max_size=4)), min_size=1, max_size=5)


@contextmanager
def opened(
    library: Iterable[tuple[str, list[str]]], packing: Packing
) -> Iterator[tuple[SearchEngine, Mapping[str, made.Document]]]:
    documents = {
        f"d{number}": made.document(f"d{number}", title_km=title, title_en="", km=leaves)
        for number, (title, leaves) in enumerate(library)
    }
    with (
        TemporaryDirectory() as folder,
        SearchEngine(made.site(Path(folder), *documents.values(), packing=packing)) as engine,
    ):
        yield engine, documents


def texts_of(documents: Mapping[str, made.Document]) -> Iterator[tuple[str, str]]:
    """Yield each text with where it stands: a document (its title), or one of its leaves."""
    for document_id, one in documents.items():
        yield document_id, one.entry.fields[0]
        for leaves in one.leaves.values():
            yield from ((f"{document_id}#{leaf.number}", leaf.text) for leaf in leaves)


def holds_khmer(text: str, phrase: str) -> bool:
    """Whether `text` holds `phrase`, which begins and ends where syllables do."""
    whole, part = folded(text), folded(phrase)
    places = (place for place in range(len(whole)) if whole.startswith(part, place))
    return any(
        whole[:place][-1:] != "\u17d2" and not GOES_ON.match(whole, place + len(part))
        for place in places
    )


def holds_words(text: str, phrase: str) -> bool:
    """Whether the words of `phrase` stand in `text` one after the other, as they are."""
    mine, asked = words_of(folded(text)), words_of(folded(phrase))
    return any(mine[at : at + len(asked)] == asked for at in range(len(mine)))


def stems_of(text: str) -> list[str]:
    words = words_of(folded(text))
    return [word if word in STOP_WORDS else stem(word) for word in words]


def found_places(answer: made.Answer) -> set[str]:
    # What is only near holds not all that was asked.
    return set() if answer["nearly"] else {*answer["documents"], *answer["leaves"]}


def shown_texts(answer: made.Answer, documents: Mapping[str, made.Document]) -> Iterator[list[str]]:
    """Yield for each result the texts it is shown for: the leaf of its snippet, or its title."""
    if answer["nearly"]:
        return
    for result in answer["results"]:
        one = documents[result["id"]]
        leaves = {leaf.number: leaf.text for leaves in one.leaves.values() for leaf in leaves}
        seen = [leaves[leaf["number"]] for leaf in result["leaves"] if leaf["snippet"]]
        yield [*seen, one.entry.fields[0]]


def assert_count_is_honest(answer: made.Answer, true: int) -> None:
    if answer["nearly"]:
        assert true == 0
    elif answer["isExact"]:
        assert answer["total"] == true


@pytest.mark.parametrize("packing", [WEB, STICK, CRUMBS], ids=lambda one: one.name)
@LAW
@given(library=libraries(KHMER_TEXT), data=st.data())
def test_every_text_with_a_khmer_phrase_is_found_and_no_other_is_shown(
    packing: Packing, library: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        opened_spread(patch, library, packing) as (engine, documents),
    ):
        texts = dict(texts_of(documents))
        for _ in range(4):
            phrase = data.draw(phrases_of(texts.values()))
            true = {place for place, text in texts.items() if holds_khmer(text, phrase)}
            true |= {place.partition("#")[0] for place in true}
            for query in (phrase, f'"{phrase}"'):
                assert true <= found_places(made.ask(engine, query, all=True))
                answer = made.ask(engine, query, limit=100)
                for texts_shown in shown_texts(answer, documents):
                    assert any(holds_khmer(text, phrase) for text in texts_shown)
                first = made.ask(engine, query, limit=1)
                assert_count_is_honest(first, sum("#" not in place for place in true))


@contextmanager
def opened_spread(
    patch: pytest.MonkeyPatch, library: Iterable[tuple[str, list[str]]], packing: Packing
) -> Iterator[tuple[SearchEngine, Mapping[str, made.Document]]]:
    if packing is CRUMBS:
        patch.setattr(_parts, "spread_of", lambda leaves, packing: 4)
    with opened(library, packing) as both:
        yield both


@st.composite
def phrases_of(draw: st.DrawFn, texts: Iterable[str]) -> str:
    """Return a run of one to seven syllables out of one of `texts`, or one that stands nowhere as like as not."""
    runs = [run for text in texts for run in re.findall("[\u1780-\u17dd]+", folded(text))]
    syllables = draw(
        st.one_of(
            st.sampled_from(runs).map(syllables_of),
            st.lists(SYLLABLES, min_size=1, max_size=4),
        )
    )
    begin = draw(st.integers(0, len(syllables) - 1))
    return "".join(syllables[begin : begin + draw(st.integers(1, 7))])


def syllables_of(run: str) -> list[str]:
    from policybank.khmer import syllables

    return list(syllables(run))


@LAW
@given(library=libraries(KHMER_TEXT), data=st.data())
def test_words_parted_by_a_space_may_stand_apart(
    library: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    with opened(library, WEB) as (engine, documents):
        texts = dict(texts_of(documents))
        for _ in range(5):
            words = data.draw(st.lists(phrases_of(texts.values()), min_size=2, max_size=3))
            held = {
                place: {word for word in words if holds_khmer(text, word)}
                for place, text in texts.items()
            }
            all_words = set(words)
            leaves = {place for place in held if "#" in place and held[place] == all_words}
            of_documents = {
                one
                for one in documents
                if set().union(*(held[at] for at in held if at.partition("#")[0] == one))
                == all_words
            }
            answer = made.ask(engine, " ".join(words), all=True)
            assert of_documents | leaves <= found_places(answer)


@pytest.mark.parametrize("packing", [WEB, CRUMBS], ids=lambda one: one.name)
@LAW
@given(library=libraries(ENGLISH_TEXT), data=st.data())
def test_every_text_with_quoted_words_is_found_and_no_other_is_shown(
    packing: Packing, library: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    with opened(library, packing) as (engine, documents):
        texts = dict(texts_of(documents))
        for _ in range(5):
            words = data.draw(
                st.one_of(
                    st.sampled_from([*texts.values()]).map(str.split), st.lists(WORDS, min_size=1)
                )
            )
            begin = data.draw(st.integers(0, len(words) - 1))
            phrase = " ".join(words[begin : begin + data.draw(st.integers(1, 5))])
            asked = words_of(folded(phrase))
            if len(asked) == 1 and asked[0] in STOP_WORDS:
                continue  # no leaf is found by "the" alone
            true = {place for place, text in texts.items() if holds_words(text, phrase)}
            true |= {place.partition("#")[0] for place in true}
            assert true <= found_places(made.ask(engine, f'"{phrase}"', all=True))
            answer = made.ask(engine, f'"{phrase}"', limit=100)
            for texts_shown in shown_texts(answer, documents):
                assert any(holds_words(text, phrase) for text in texts_shown)
            first = made.ask(engine, f'"{phrase}"', limit=1)
            assert_count_is_honest(first, sum("#" not in place for place in true))


@LAW
@given(library=libraries(ENGLISH_TEXT), words=st.lists(WORDS, min_size=1, max_size=3))
def test_every_document_with_all_words_is_found(
    library: list[tuple[str, list[str]]], words: list[str]
) -> None:
    asked = {stem for stem in stems_of(" ".join(words)) if stem not in STOP_WORDS}
    if not asked:
        return
    with opened(library, WEB) as (engine, documents):
        of_documents: dict[str, set[str]] = {one: set() for one in documents}
        for place, text in texts_of(documents):
            of_documents[place.partition("#")[0]] |= asked & set(stems_of(text))
        true = {one for one, held in of_documents.items() if held == asked}
        answer = made.ask(engine, " ".join(words), all=True)
        assert {one for one in found_places(answer) if "#" not in one} == true
