"""The peers: Pagefind and the search of Material for MkDocs, each with the same corpus as its documentation tells.

Pagefind gets one HTML page a leaf: its results are pages, a reader of ours is led to the leaf, and a page a document
would make it fetch whole documents for ten snippets. Material gets one page a document with a heading a leaf, which is
how its index comes to know sections. Both are told the language of each text as far as they have a place for it, and
titles are left out: where a title stands in every leaf, it would find leaves that do not hold the words.
"""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Iterable
from pathlib import Path

from policybank.core import write_text

from .measure import Run, timed_run
from .search_cases import LANGUAGES, Document
from .search_measures import Sizes, sizes_of
from .search_pages import Engine, write_thin_pages

# What Pagefind puts before the JSON of a fragment.
_FRAGMENT_HEAD = b"pagefind_dcd"


def make_pagefind(
    model: Path, folder: Path, documents: Iterable[Document]
) -> tuple[Engine, Sizes, Run]:
    """Write the pages of `documents` to `folder` and let Pagefind of the lock at `model` index them."""
    for document in documents:
        for number, leaf in enumerate(document.leaves, start=1):
            write_text(
                folder / "pages" / document.id / f"{number}.html",
                f'<!doctype html><html lang="{document.language}"><head><meta charset="utf-8"><title>{number}</title>'
                f"</head><body><main data-pagefind-body>{_paragraphs(leaf)}</main></body></html>\n",
            )
    run = timed_run("pagefind", folder, options=("--model", str(model)))
    write_thin_pages(folder, "pagefind")
    found = folder / "pagefind"
    names = {file.stem: _leaf_of(file) for file in sorted(found.glob("fragment/*"))}
    sizes = sizes_of(
        found,
        index=("*/*.pf_*", "*.pf_*", "pagefind-entry.json"),
        # Its own interface is left out; the worker holds what `pagefind.js` does where there are no workers.
        code=("pagefind.js", *(f"wasm.{language}.pagefind" for language in LANGUAGES)),
    )
    return Engine(name="Pagefind", folder=folder, names=names), sizes, run


def _leaf_of(fragment: Path) -> str:
    stored = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_FRAGMENT_HEAD))
    document, number = Path(stored["url"]).parts[-2:]
    return f"{document}#{number.removesuffix('.html')}"


def make_material(folder: Path, documents: Iterable[Document]) -> tuple[Engine, Sizes, Run]:
    """Write a MkDocs project with `documents` to `folder` and build it, search and all."""
    settings = (
        "site_name: Peer",
        "theme:",
        "  name: material",
        "plugins: [search]",
        "markdown_extensions: [attr_list]",
        # With all pages in the navigation the build takes four times as long.
        "not_in_nav: /pages/",
        "nav:",
        "  - index.md",
    )
    write_text(folder / "mkdocs.yml", "\n".join(settings) + "\n")
    write_text(folder / "docs" / "index.md", "# Peer\n")
    for document in documents:
        parts = [f"# {document.id}"]
        for number, leaf in enumerate(document.leaves, start=1):
            parts += [f"## {number} {{ #l{number} }}", _paragraphs(leaf)]
        write_text(folder / "docs" / "pages" / f"{document.id}.md", "\n\n".join(parts) + "\n")
    run = timed_run("mkdocs", folder)
    site = folder / "site"
    worker = next(site.glob("assets/javascripts/workers/search.*.js")).relative_to(site).as_posix()
    write_thin_pages(site, "material", worker=worker)
    sizes = sizes_of(site, index=("search/search_index.json",), code=(worker,))
    return Engine(name="Material", folder=site), sizes, run


def _paragraphs(text: str) -> str:
    """Return `text` as HTML, which Markdown leaves alone as long as there is no empty line in it."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in lines if line)
