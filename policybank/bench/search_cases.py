"""What a search is asked in the benchmark, and what it should find: the files that `bench search` is given.

The corpus is a file of JSON lines, `{"id", "lang", "title", "leaves": [text, …], …}`; the truth is a JSON list of
`{"q", "lang", "documents": [id, …], "leaves": ["id#number", …]}`. Truth means that the phrase stands there, not that a
person found it useful.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybank.core import SetupError, read_text

LANGUAGES = ("km", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One query and its true answer. `other` is the translation that should be found as well, or empty."""

    query: str
    language: str
    documents: frozenset[str]
    leaves: frozenset[str]
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the corpus, as far as a peer is told of it."""

    id: str
    language: str
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSize:
    """How much a corpus holds; text is counted in bytes of UTF-8."""

    documents: int
    leaves: int
    text_bytes: int


def read_documents(corpus: Path) -> Iterator[Document]:
    """Yield the documents of `corpus` in their order, one in memory at a time: a large corpus fills gigabytes."""
    try:
        with corpus.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield Document(
                    id=record["id"], language=record["lang"], leaves=tuple(record["leaves"])
                )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"{corpus} is not a corpus of `bench search`: {error!r}.") from error


def size_of(corpus: Path) -> CorpusSize:
    """Return how much `corpus` holds."""
    documents = leaves = text_bytes = 0
    for document in read_documents(corpus):
        documents += 1
        leaves += len(document.leaves)
        text_bytes += sum(len(leaf.encode("utf-8")) for leaf in document.leaves)
    if not documents:
        raise SetupError(f"{corpus} holds no documents.")
    return CorpusSize(documents=documents, leaves=leaves, text_bytes=text_bytes)


def read_asked(file: Path) -> tuple[Asked, ...]:
    """Return the queries of a file of truth, without those that stand nowhere in the corpus."""
    try:
        asked = tuple(_asked(one) for one in json.loads(read_text(file)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"{file} is not a truth of `bench search`: {error!r}.") from error
    found = tuple(one for one in asked if one.documents)
    if not found:
        raise SetupError(f"{file} holds no query with an answer.")
    return found


def _asked(stored: dict[str, Any]) -> Asked:
    return Asked(
        query=stored["q"],
        language=stored["lang"],
        documents=frozenset(stored["documents"]),
        leaves=frozenset(stored["leaves"]),
        other=stored.get("other", ""),
    )


def sample_of(asked: tuple[Asked, ...], language: str, count: int) -> tuple[Asked, ...]:
    """Return at most `count` queries of `language`, spread evenly over all of them: the same in every run."""
    ours = [one for one in asked if one.language == language]
    if len(ours) <= count:
        return tuple(ours)
    return tuple(ours[place * len(ours) // count] for place in range(count))
