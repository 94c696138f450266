"""Sentences and texts for synthetic banks: the same for the same seed, on every machine."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from policybank.core import read_text

_FILE = Path(__file__).with_name("corpus.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Sentences by language."""

    sentences: dict[str, tuple[str, ...]]

    def sentence(self, language: str, chance: random.Random) -> str:
        """Return one sentence."""
        return chance.choice(self.sentences[language])

    def paragraphs(self, language: str, size_bytes: int, chance: random.Random) -> tuple[str, ...]:
        """Return paragraphs of four sentences with together about `size_bytes` bytes in UTF-8."""
        paragraphs = []
        left = size_bytes
        while left > 0:
            paragraph = " ".join(chance.choices(self.sentences[language], k=4))
            paragraphs.append(paragraph)
            left -= len(paragraph.encode("utf-8"))
        return tuple(paragraphs)


def chance_for(*parts: object) -> random.Random:
    """Return chance that depends on `parts` alone, so that a document is the same whatever stands beside it."""
    return random.Random(" ".join(str(part) for part in parts))  # noqa: S311 - test data, not secrets


@cache
def read_corpus() -> Corpus:
    """Return the sentences of this room."""
    stored = yaml.load(read_text(_FILE), Loader=yaml.CSafeLoader)
    return Corpus(sentences={language: tuple(sentences) for language, sentences in stored.items()})
