"""The small files that tell what can be saved for offline, and how large it is before anything is fetched.

Sizes are those of the written files, so these are made last, by a function that is told the size of each. A document stands in
one of a few files by a number made of its id, so that an added one changes the file in which it stands, those of the
documents whose pages show it, and its lists. Their names carry no digest: whoever saves asks the server what it has now.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from policybank.catalogue import FACETS
from policybank.core import digest_of, digest_of_files
from policybank.i18n import LANGUAGES
from policybank.pages import (
    READING_LIST_PATH,
    Bank,
    PlannedPage,
    ready_ids,
    ready_path,
    ready_shelves,
)
from policybank.search import SearchIndex

FOLDER = "offline"

# So many documents stand in a file, about: 20 KB before packing. A reader who saves one document fetches one such file.
_IN_A_FILE = 64
# A search of more files than this is not offered for saving: each is a request of its own, and the bank of 10,000 documents
# has more than a hundred thousand.
_MOST_SEARCH_FILES = 4_000

SizeOf = Callable[[str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SizesFile:
    """A file to be. Equal fingerprints mean equal bytes, as long as all pages have the same frame.

    `measure` is given what tells the size of a file of the site.
    """

    path: str
    fingerprint: str
    measure: Callable[[SizeOf], bytes] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """The files of a document, and a mark that changes when what they show does."""

    mark: str
    files: tuple[str, ...]


def bucket_of(document_id: str, buckets: int) -> int:
    """Return the number of the file in which a document stands; the twin of `bucketOf` in places.js (FNV-1a, 32 bits)."""
    total = 0x811C9DC5
    for byte in document_id.encode("ascii"):
        total = (total ^ byte) * 0x01000193 & 0xFFFFFFFF
    return total % buckets


def plan_sizes(
    bank: Bank, pages: Sequence[PlannedPage], index: SearchIndex, viewer: Iterable[str]
) -> tuple[SizesFile, ...]:
    """Return all files of sizes; `viewer` are the files that draw the pages of PDFs."""
    documents = _documents(bank, pages)
    buckets = 1
    while buckets * _IN_A_FILE < len(documents):
        buckets *= 2
    # Of this file alone: a change elsewhere must not write them all again.
    own = digest_of_files(Path(__file__).parent, [Path(__file__)])
    files = [
        *_document_files(documents, buckets),
        *_list_files(bank, pages, documents),
        *_index_files(pages, index, tuple(viewer), buckets),
    ]
    return tuple(
        SizesFile(
            path=f"{FOLDER}/{one.path}",
            fingerprint=digest_of(own, one.fingerprint),
            measure=one.measure,
        )
        for one in files
    )


def _documents(bank: Bank, pages: Iterable[PlannedPage]) -> dict[str, _Document]:
    shown: dict[str, list[PlannedPage]] = defaultdict(list)
    for page in pages:
        if page.kind in {"document", "text", "pair"}:
            shown[page.key[0]].append(page)
    pdfs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (document_id, _), facts in bank.editions.items():
        if facts.picture:
            pdfs[document_id].append((facts.picture.webp, facts.sha256))
        if facts.file in bank.published_pdfs:
            pdfs[document_id].append((facts.file, facts.copy_sha256 or facts.sha256))
    return {
        document_id: _Document(
            mark=digest_of(
                *(page.fingerprint for page in shown[document_id]),
                *(part for one in pdfs[document_id] for part in one),
            )[:10],
            files=(
                *(page.path for page in shown[document_id]),
                *(path for path, _ in pdfs[document_id]),
            ),
        )
        for document_id in bank.catalogue.documents
    }


def _document_files(documents: Mapping[str, _Document], buckets: int) -> Iterator[SizesFile]:
    parts: dict[int, list[str]] = {number: [] for number in range(buckets)}
    for document_id in documents:
        parts[bucket_of(document_id, buckets)].append(document_id)
    for number, ids in parts.items():
        here = {one: documents[one] for one in sorted(ids)}
        yield SizesFile(
            path=f"documents/{number}.json",
            fingerprint=digest_of(*(part for one in here for part in (one, here[one].mark))),
            measure=partial(_measured_documents, here),
        )


def _measured_documents(documents: Mapping[str, _Document], size_of: SizeOf) -> bytes:
    return _json({
        document_id: {"mark": one.mark, "files": {path: size_of(path) for path in one.files}}
        for document_id, one in documents.items()
    })  # fmt: skip


def _list_files(
    bank: Bank, pages: Iterable[PlannedPage], documents: Mapping[str, _Document]
) -> Iterator[SizesFile]:
    """Yield a file for each list that can be saved whole: shelves and ready lists."""
    own: dict[tuple[str, str], list[PlannedPage]] = defaultdict(list)
    ready: dict[str, PlannedPage] = {}
    for page in pages:
        if page.kind == "shelf":
            own[page.key[0], page.key[1]].append(page)
        elif page.kind == "ready-list":
            ready[page.path] = page
    for facet in FACETS:
        for shelf in bank.catalogue.shelves[facet]:
            if shelf.ids:
                place = f"{facet}/{shelf.term_id}"
                yield _list_file(place, shelf.ids, own[facet, shelf.term_id], documents)
    for shelf in ready_shelves(bank):
        paths = [ready_path(language, shelf.facet, shelf.term_id) for language in LANGUAGES]
        place = f"reading/{shelf.facet}/{shelf.term_id}"
        yield _list_file(place, ready_ids(shelf), [ready[path] for path in paths], documents)


def _list_file(
    place: str,
    ids: Sequence[str],
    pages: Sequence[PlannedPage],
    documents: Mapping[str, _Document],
) -> SizesFile:
    mark = digest_of(*ids, "", *(page.fingerprint for page in pages))[:10]
    return SizesFile(
        path=f"lists/{place}.json",
        fingerprint=digest_of(mark, *(documents[one].mark for one in ids)),
        measure=partial(
            _measured_list,
            mark,
            tuple(page.path for page in pages),
            tuple(ids),
            documents,
        ),
    )


def _measured_list(
    mark: str,
    pages: Sequence[str],
    ids: Sequence[str],
    documents: Mapping[str, _Document],
    size_of: SizeOf,
) -> bytes:
    own = {path: size_of(path) for path in pages}
    files = [path for one in ids for path in documents[one].files]
    pdfs = sum(size_of(path) for path in files if path.endswith(".pdf"))
    plain = sum(own.values()) + sum(size_of(path) for path in files if not path.endswith(".pdf"))
    return _json({"mark": mark, "pages": own, "bytes": [plain, pdfs], "documents": ids})


def _index_files(
    pages: Iterable[PlannedPage], index: SearchIndex, viewer: tuple[str, ...], buckets: int
) -> Iterator[SizesFile]:
    """Yield what all share, and the files of the search."""
    wanted = {f"{language}/{READING_LIST_PATH}" for language in LANGUAGES}
    lists = {page.path: page.fingerprint for page in pages if page.path in wanted}
    search = _search_files(index)
    count = sum(map(len, search.values()))
    told = {
        "files": count,
        "bytes": sum(size for folder in search.values() for size in folder.values()),
        "isOffered": count <= _MOST_SEARCH_FILES,
    }
    list_mark = digest_of(*lists.values())[:10]
    yield SizesFile(
        path="index.json",
        fingerprint=digest_of(list_mark, repr((told, viewer, buckets))),
        measure=partial(_measured_index, list_mark, tuple(lists), viewer, buckets, told),
    )
    if told["isOffered"]:
        # The names of its folders carry digests of what stands in them; the list of the search has none.
        names = [f"{folder}/{name}" for folder, files in search.items() for name in files]
        mark = digest_of(*names, *index.small.values())[:10]
        data = _json({"mark": mark, "files": search})
        yield SizesFile(
            path="search.json", fingerprint=digest_of(mark), measure=lambda _size_of: data
        )


def _search_files(index: SearchIndex) -> dict[str, dict[str, int]]:
    """Return the sizes of all files of the search, by folder and name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    sizes = {file.path: file.length for file in index.files}
    for path, size in (*sizes.items(), *((path, len(data)) for path, data in index.small.items())):
        folder, _, name = path.removeprefix("search/").rpartition("/")
        found[folder][name] = size
    return dict(found)


def _measured_index(
    list_mark: str,
    lists: Sequence[str],
    viewer: Sequence[str],
    buckets: int,
    search: Mapping[str, Any],
    size_of: SizeOf,
) -> bytes:
    return _json({
        "version": 1,
        "buckets": buckets,
        "list": {"mark": list_mark, "pages": {path: size_of(path) for path in lists}},
        "viewer": {path: size_of(path) for path in viewer},
        "search": search,
    })  # fmt: skip


def _json(value: object) -> bytes:
    return f"{json.dumps(value, separators=(',', ':'), sort_keys=True)}\n".encode()
