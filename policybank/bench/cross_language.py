"""Make the true answers of cross-language search from the glossary and a corpus.

Nobody can read a corpus of 20,000 leaves to say what a query in the other language should find. The glossary can: a
search for the English term must find the Khmer documents that hold the Khmer one, and the other way round. Only pairs of
which each side occurs in the documents of its language are asked, so that a miss is the search's and not the corpus's.

    python3 -m policybank.bench.cross_language --corpus C.jsonl --out T.json

A line of the corpus is {"id", "lang", "title", "type", "year", "working_group", "province", "leaves": [text, ...]}; an
answer is {"q", "lang", "other", "documents": [id, ...], "leaves": ["id#number", ...]} with leaves from 1: `lang` is the
language of the query, and what is named stands in documents of the other one, which hold `other`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from policybank.core import write_text
from policybank.khmer import fold, syllables
from policybank.library import read_glossary
from policybank.schema import Glossary, without_brackets

_SPACE = re.compile(r"\s+")
_GAP_IN_KHMER = re.compile("(?<=[\u1780-\u17d3\u17dd]) (?=[\u1780-\u17d3\u17dd])")
_KHMER_RUN = re.compile("[\u1780-\u17dd]+")
_OTHER = {"km": "en", "en": "km"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossAnswer:
    """What a query has to find in the other language."""

    q: str
    lang: str
    other: str
    documents: tuple[str, ...]
    leaves: tuple[str, ...]


def cross_language_truth(
    glossary: Glossary, documents: Iterable[Mapping[str, Any]]
) -> tuple[CrossAnswer, ...]:
    """Return the answers for every term both of whose main forms occur, in the order of the glossary, English first."""
    names = {
        language: [(term.id, _searched(without_brackets(term.name(language)))) for term in glossary.terms.values()]
        for language in _OTHER
    }  # fmt: skip
    found: dict[tuple[str, str], list[str]] = {}
    for document in documents:
        language = document["lang"]
        for number, leaf in enumerate(document["leaves"], start=1):
            text = _searched(leaf)
            for term_id, name in names[language]:
                if name in text and holds(text, name):
                    leaves = found.setdefault((term_id, language), [])
                    leaves.append(f"{document['id']}#{number}")
    return tuple(_answers(glossary, found))


def _answers(
    glossary: Glossary, found: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[CrossAnswer]:
    for term in glossary.terms.values():
        if (term.id, "en") not in found or (term.id, "km") not in found:
            continue
        for language, other in (("en", "km"), ("km", "en")):
            leaves = tuple(found[term.id, other])
            yield CrossAnswer(
                q=without_brackets(term.name(language)),
                lang=language,
                other=without_brackets(term.name(other)),
                documents=tuple(dict.fromkeys(leaf.rpartition("#")[0] for leaf in leaves)),
                leaves=leaves,
            )


def holds(text: str, phrase: str) -> bool:
    """Tell whether searched-for text holds `phrase` from the edge of a word, or of a Khmer syllable, to another."""
    edges: set[int] | None = None
    place = text.find(phrase)
    while place >= 0:
        if edges is None:
            edges = set(_edges(text))
        if place in edges and place + len(phrase) in edges:
            return True
        place = text.find(phrase, place + 1)
    return False


def _edges(text: str) -> Iterator[int]:
    for run in _KHMER_RUN.finditer(text):
        place = run.start()
        yield place
        for syllable in syllables(run.group()):
            place += len(syllable)
            yield place
    for word in re.finditer(r"[^\W\u1780-\u17dd]+", text):
        yield from word.span()


def _searched(text: str) -> str:
    """Return `text` in the one spelling that is searched: folded, small letters, Khmer without spaces."""
    return _GAP_IN_KHMER.sub("", _SPACE.sub(" ", fold(text).lower()).strip())


def read_corpus(file: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the documents of a corpus."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_truth(answers: Sequence[CrossAnswer], file: Path) -> None:
    """Write answers, one a line, so that two truths can be compared."""
    lines = [json.dumps(asdict(answer), ensure_ascii=False) for answer in answers]
    write_text(file, "[\n" + ",\n".join(lines) + "\n]\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the answers for a corpus on disk."""
    parser = argparse.ArgumentParser(description="Make the true answers of cross-language search.")
    parser.add_argument(
        "--corpus", type=Path, required=True, metavar="FILE", help="documents, one a line"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="where the answers go"
    )
    parser.add_argument(
        "--bank", type=Path, default=Path(), metavar="FOLDER", help="the bank whose glossary asks"
    )
    options = parser.parse_args(arguments)
    glossary, faults = read_glossary(options.bank)
    if faults:
        parser.error(f"the glossary has faults; type python3 build.py check ({faults[0].place})")
    answers = cross_language_truth(glossary, read_corpus(options.corpus))
    write_truth(answers, options.out.absolute())
    print(f"{len(answers)} queries, {sum(len(one.documents) for one in answers)} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
