"""Make the search of a corpus by the bank's own code: as `index_bank` does for a bank, without its pages.

It runs in a process of its own and is found there by its file, not as a module of this room (see `timed`): so it names
other rooms in full and this one not at all.
"""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybank.core import digest_of, write_bytes, write_text
from policybank.library import read_glossary, read_vocabularies
from policybank.search import (
    FIELDS,
    STICK,
    WEB,
    Entry,
    EntryEdition,
    PackedFile,
    glossary_values,
    index_entries,
    page_as_script,
    planned,
    words_script,
)
from policybank.text import Leaf

LANGUAGES = ("km", "en")

_PACKINGS = {"web": WEB, "stick": STICK}
# Where pages would stand; the browser fills in what is in braces.
_PATHS = {
    "document": "{language}/documents/{id}.html",
    "text": "text/{id}.{edition}.html",
    "pdf": "files/{id}.{edition}.pdf",
    "guide": "{language}/{id}.html",
}
# A bank of some years: of a hundred documents two were added this month, ten more this year. Each of the three segments
# costs every query files of its own, so an index in one piece would flatter us.
_ADDED = (("2026-11-01", 2), ("2026-03-01", 12), ("2024-01-01", 100))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavesOfCorpus:
    """Loads the leaves of a document from its line; `places` are where the lines begin. Can be handed to processes."""

    corpus: Path
    places: Mapping[str, int]

    def __call__(self, text_key: str) -> tuple[Leaf, ...]:
        """Return the leaves of the document `text_key`."""
        with self.corpus.open("rb") as lines:
            lines.seek(self.places[text_key])
            record = json.loads(lines.readline())
        return tuple(
            Leaf(
                number=number,
                text=text,
                trust="text-layer",
                language=record["lang"],
                has_images=False,
            )
            for number, text in enumerate(record["leaves"], start=1)
        )


def index_corpus(
    corpus: Path, folder: Path, *, model: Path, packing: str, jobs: int | None
) -> None:
    """Write `search/` of a site that holds `corpus` to `folder`; the glossary is that of the bank at `model`."""
    places: dict[str, int] = {}
    entries = tuple(map(planned, _entries(corpus, places)))
    values = _glossary(model)
    facts = {"paths": _PATHS, "types": {}, "glossary": dict(zip(LANGUAGES, values, strict=True))}
    index = index_entries(
        entries,
        LeavesOfCorpus(corpus=corpus, places=places),
        facts,
        values,
        cache_folder=folder.with_name(f"{folder.name}-cache"),
        packing=_PACKINGS[packing],
        processes=jobs or os.cpu_count() or 1,
    )
    _write_parts(folder, index.files)
    for path, data in index.small.items():
        write_bytes(folder / path, data)
    if _PACKINGS[packing].texts_in_pages:
        _write_text_pages(corpus, folder)
    for language in LANGUAGES:
        write_text(folder / "search" / f"words.{language}.js", words_script(language))


def _write_parts(folder: Path, files: Iterable[PackedFile]) -> None:
    """Write the files as a build does: straight into a folder that nobody looks at yet, each source opened once."""
    by_source: dict[Path, list[PackedFile]] = {}
    for file in files:
        by_source.setdefault(file.source, []).append(file)
    for parent in {(folder / file.path).parent for some in by_source.values() for file in some[:1]}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, some in by_source.items():
        with path.open("rb") as source:
            for file in some:
                source.seek(file.offset)
                (folder / file.path).write_bytes(source.read(file.length))


def _write_text_pages(corpus: Path, folder: Path) -> None:
    """Write the page of each text as far as the search reads it."""
    for line in _lines(corpus):
        record = json.loads(line)
        leaves = "".join(
            f'<section class="leaf leaf-text-layer" id="leaf-{number}">{_paragraphs(text)}</section>'
            for number, text in enumerate(record["leaves"], start=1)
        )
        path = _PATHS["text"].format(id=record["id"], edition=record["lang"])
        write_text(folder / path, page_as_script(path, leaves))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def _entries(corpus: Path, places: dict[str, int]) -> Iterator[Entry]:
    """Yield an entry for each line, and note in `places` where the lines begin."""
    place = 0
    for number, line in enumerate(_lines(corpus)):
        record = json.loads(line)
        places[record["id"]] = place
        place += len(line)
        language = record["lang"]
        title = record["title"]
        yield Entry(
            id=record["id"],
            kind="document",
            title_km=title if language == "km" else "",
            title_en=title if language == "en" else "",
            type=record.get("type", ""),
            year=record.get("year"),
            issued=str(record.get("year", "")),
            status="",
            until="",
            languages=(language,),
            editions=(
                EntryEdition(
                    language=language,
                    leaf_count=len(record["leaves"]),
                    text_key=record["id"],
                    size_bytes=0,
                ),
            ),
            fields=(title, *("" for _ in FIELDS[1:])),
            facets=_facets(record),
            date=next(date for date, share in _ADDED if number % 100 < share),
            weight=5,
            digest=digest_of(line),
        )


def _lines(corpus: Path) -> Iterator[bytes]:
    with corpus.open("rb") as lines:
        yield from lines


def _facets(record: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    fields = {"type": "type", "group": "working_group", "province": "province", "language": "lang"}
    return {facet: (record[field],) for facet, field in fields.items() if field in record}


def _glossary(model: Path) -> dict[str, str]:
    """Return the two scripts of the glossary by their keys, in the order of LANGUAGES."""
    vocabularies, _ = read_vocabularies(model)
    glossary, _ = read_glossary(model)
    values = glossary_values(glossary, vocabularies["provinces"])
    return {
        f"glossary-{language}-{digest_of(values[language])[:10]}": values[language]
        for language in LANGUAGES
    }
