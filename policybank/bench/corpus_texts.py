"""The texts of a search corpus as those of a synthetic bank: `bench stick` measures on what `bench search` measures on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from policybank.core import SetupError
from policybank.text import Leaf

from .records import edition_language


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusTexts:
    """The leaves of the documents of `corpus` by their number; `places` are where their lines begin.

    Numbers beyond the last line begin anew, with the leaves in another order: no leaf stands on the same place as before,
    so a document that is added to a bank of the whole corpus brings pages and postings of its own.
    """

    corpus: Path
    places: tuple[int, ...]

    @classmethod
    def of(cls, corpus: Path) -> Self:
        """Return the texts of `corpus`, a file of JSON lines; raises SetupError where it is none."""
        places = [0]
        try:
            with corpus.open("rb") as lines:
                places += (lines.tell() for line in iter(lines.readline, b"") if line.strip())
        except OSError as error:
            raise SetupError(f"{corpus} is not a corpus of `bench stick`: {error!r}.") from error
        if len(places) < 2:
            raise SetupError(f"{corpus} holds no documents.")
        return cls(corpus=corpus, places=tuple(places[:-1]))

    def __call__(self, number: int) -> Iterator[Leaf]:
        """Yield the leaves of document `number`."""
        again, line = divmod(number, len(self.places))
        try:
            with self.corpus.open("rb") as lines:
                lines.seek(self.places[line])
                record = json.loads(lines.readline())
            texts, language = [str(text) for text in record["leaves"]], record["lang"]
        except (ValueError, KeyError, TypeError) as error:
            raise SetupError(
                f"{self.corpus} is not a corpus of `bench stick`: {error!r}."
            ) from error
        if language != edition_language(number):
            raise SetupError(
                f"Document {number} of {self.corpus} is in `{language}`; `bench stick` wants Khmer and English in turn."
            )
        turned = again % len(texts) if texts else 0
        for place, text in enumerate((*texts[turned:], *texts[:turned]), start=1):
            yield Leaf(
                number=place, text=text, trust="text-layer", language=language, has_images=False
            )

    def text_bytes(self, documents: int) -> int:
        """Return how many bytes of UTF-8 the texts of the first `documents` have."""
        return sum(
            len(leaf.text.encode("utf-8")) for number in range(documents) for leaf in self(number)
        )
