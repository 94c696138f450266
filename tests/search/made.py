"""Build small indexes on the disk, and ask them: a test names only what it is about, everything else is a plain default.

    site = made.site(tmp_path, made.document("school-law", km=["កុមារគ្រប់រូប"]), packing=WEB)
    with SearchEngine(site) as engine:
        answer = made.ask(engine, "កុមារ")

All is invented. The parts are the real ones: the index as a build makes it, the engine as a reader has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape

from policybank.core import digest_of, write_bytes
from policybank.search import (
    WEB,
    Packing,
    SearchEngine,
    SearchIndex,
    index_entries,
    page_as_script,
)
from policybank.search.entries import FIELDS, SEPARATOR, Entry, EntryEdition, planned
from policybank.search.index import keyed
from policybank.text import Leaf
from policybank.text.types import Trust

Answer = dict[str, Any]
# Asks on the command line: the exit code and what was printed.
Search = Callable[..., tuple[int, str]]

FACTS: Mapping[str, Any] = {
    "paths": {
        "document": "{language}/documents/{id}.html",
        "text": "text/{id}.{edition}.html",
        "pdf": "files/{id}.{edition}.pdf",
        "guide": "{language}/{id}.html",
        "recommendation": "{language}/{id}",
    },
    "types": {"law": ["ច្បាប់", "Law"], "report": ["របាយការណ៍", "Report"]},
}


@dataclass(frozen=True, slots=True)
class Document:
    """An entry with the text of its leaves by their key."""

    entry: Entry
    leaves: Mapping[str, tuple[Leaf, ...]]


@dataclass(frozen=True, slots=True)
class Leaves:
    """Loads the leaves of all documents; can be handed to other processes."""

    by_key: Mapping[str, tuple[Leaf, ...]]

    def __call__(self, text_key: str) -> tuple[Leaf, ...]:
        return self.by_key[text_key]


def document(
    document_id: str,
    *,
    km: Sequence[str] = (),
    en: Sequence[str] = (),
    title_km: str = "",
    title_en: str = "Untitled",
    trust: Trust = "text-layer",
    kind: str = "document",
    date: str = "2026-11-02",
    issued: str = "",
    facets: Mapping[str, Sequence[str]] | None = None,
    fields: Mapping[str, str] | None = None,
    **facts: Any,
) -> Document:
    """Return a document with the leaves `km` and `en`; `fields` by their names, `facts` as in `Entry`."""
    leaves = {
        f"{document_id}.{language}": tuple(
            leaf(text, number, trust) for number, text in enumerate(texts, start=1)
        )
        for language, texts in (("km", km), ("en", en))
        if texts
    }
    editions = tuple(
        EntryEdition(
            language=key.rpartition(".")[2], leaf_count=len(found), text_key=key, size_bytes=1_000
        )
        for key, found in leaves.items()
    )
    title = SEPARATOR.join(one for one in (title_km, title_en) if one)
    own = {"title": title, **(fields or {})}
    values: dict[str, Any] = {
        "id": document_id,
        "kind": kind,
        "title_km": title_km,
        "title_en": title_en,
        "type": "law",
        "year": int(issued[:4]) if issued else None,
        "issued": issued,
        "status": "",
        "until": "",
        "languages": tuple(edition.language for edition in editions),
        "editions": editions,
        "fields": tuple(own.get(name, "") for name in FIELDS),
        "facets": {name: tuple(found) for name, found in (facets or {}).items()},
        "date": date,
        "weight": 5,
        **facts,
    }
    digest = digest_of(repr(values), repr(leaves))
    return Document(Entry(**values, digest=digest), leaves)


def leaf(text: str, number: int = 1, trust: Trust = "text-layer") -> Leaf:
    """Return a leaf with `text`."""
    return Leaf(number=number, text=text, trust=trust, language=None, has_images=False)


def index(
    cache: Path,
    *documents: Document,
    packing: Packing = WEB,
    processes: int = 1,
    glossary: Mapping[str, str] | None = None,
) -> SearchIndex:
    """Return the index of `documents`, with what was made kept in `cache`."""
    values = dict(
        keyed(f"glossary-{language}", text) for language, text in (glossary or {}).items()
    )
    facts = {**FACTS, "glossary": dict(zip(glossary, values, strict=True)) if glossary else None}
    return index_entries(
        [planned(one.entry) for one in documents],
        Leaves({key: leaves for one in documents for key, leaves in one.leaves.items()}),
        facts,
        values,
        cache_folder=cache,
        packing=packing,
        processes=processes,
    )


def files(found: SearchIndex) -> dict[str, bytes]:
    """Return the bytes of each file of an index by its path on the site."""
    packed = {
        file.path: file.source.read_bytes()[file.offset : file.offset + file.length]
        for file in found.files
    }
    return {**packed, **found.small}


def site(
    folder: Path,
    *documents: Document,
    packing: Packing = WEB,
    glossary: Mapping[str, str] | None = None,
) -> Path:
    """Write the index of `documents` as a site has it, and return the site's folder."""
    found = index(folder / "cache", *documents, packing=packing, glossary=glossary)
    for path, data in files(found).items():
        write_bytes(folder / "site" / path, data)
    if packing.texts_in_pages:
        for one in documents:
            for edition in one.entry.editions:
                _write_text_page(folder / "site", one, edition)
    return folder / "site"


def _write_text_page(site: Path, document: Document, edition: EntryEdition) -> None:
    """Write the page of a text as far as the search reads it; tests/render looks at real ones."""
    leaves = "".join(
        f'<section class="leaf leaf-{one.trust}" id="leaf-{one.number}">{paragraphs_of(one)}</section>'
        for one in document.leaves[edition.text_key]
    )
    path = f"text/{document.entry.id}.{edition.language}.html"
    write_bytes(site / path, page_as_script(path, leaves).encode("utf-8"))


def paragraphs_of(leaf: Leaf) -> str:
    """Return the paragraphs of `leaf` as its page has them."""
    return "".join(f"<p>{escape(line)}</p>" for line in leaf.text.split("\n") if line.strip())


def ask(engine: SearchEngine, query: str, **options: Any) -> Answer:
    """Return the engine's answer, without other languages unless they are asked for."""
    return engine.search(query, {"language": "en", "other": False, **options})


def ids(answer: Answer) -> list[str]:
    """Return the ids of the results in their order."""
    return [result["id"] for result in answer["results"]]


def result(answer: Answer, document_id: str) -> dict[str, Any]:
    """Return the result of one document."""
    found: dict[str, Any] = next(one for one in answer["results"] if one["id"] == document_id)
    return found


def hits(leaf: Mapping[str, Any]) -> list[str]:
    """Return the marked parts of a leaf's snippet, or of a field's."""
    text = leaf.get("snippet") or leaf.get("text") or ""
    # Places count as JavaScript does.
    units = text.encode("utf-16-le")
    return [units[2 * begin : 2 * end].decode("utf-16-le") for begin, end in leaf["marks"]]
