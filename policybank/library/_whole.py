"""Check what no record can know alone: ids used twice, relations to nothing, files that are not there."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from policybank.core import Fault, fault

from ._record_file import RecordRead
from ._tree import RecordFolder
from .library import Document

# Going round in these can never be right: a plan cannot supersede what supersedes it.
_DIRECTED = ("implements", "supersedes", "amends", "translation-of")


def check_whole(
    records: Sequence[tuple[RecordFolder, RecordRead]], withdrawn: Collection[str] = ()
) -> Iterator[Fault]:
    """Yield the faults between records, and between a record and the files beside it.

    The files of `withdrawn` documents may have been erased.
    """
    first_with: dict[str, RecordRead] = {}
    for folder, read in records:
        record_id = read.id
        if record_id is None:
            continue
        if record_id in first_with:
            yield fault(
                "id-twice", read.place(("id",)), value=record_id, other=first_with[record_id].file
            )
        else:
            first_with[record_id] = read
        name = folder.path.rsplit("/", 1)[1]
        if read.document and name != record_id:
            yield fault("folder-differs", read.place(("id",)), value=record_id, folder=name)
    documents = {read.document.id: (read, read.document) for _, read in records if read.document}
    for folder, read in records:
        if read.document:
            yield from _former_ids(read, read.document, first_with)
            if read.id not in withdrawn:
                yield from _missing_files(folder, read, read.document)
            yield from _relations(read, read.document, first_with, withdrawn)
    yield from _loops(documents)


def _former_ids(
    read: RecordRead, document: Document, first_with: Mapping[str, RecordRead]
) -> Iterator[Fault]:
    for number, former in enumerate(document.record.former_ids):
        if former in first_with:
            yield fault(
                "id-taken",
                read.place(("former_ids", number)),
                value=former,
                other=first_with[former].file,
            )


def _missing_files(folder: RecordFolder, read: RecordRead, document: Document) -> Iterator[Fault]:
    for number, edition in enumerate(document.record.editions):
        for field, name in (("file", edition.file), ("source", edition.source)):
            if name is not None and name not in folder.files:
                here = [one for one in folder.files if one.endswith((".pdf", ".PDF"))]
                yield fault(
                    "edition-file-missing",
                    read.place(("editions", number, field)),
                    value=name,
                    nearest=", ".join(here) if field == "file" else "",
                )


def _relations(
    read: RecordRead,
    document: Document,
    first_with: Mapping[str, RecordRead],
    withdrawn: Collection[str],
) -> Iterator[Fault]:
    for number, relation in enumerate(document.record.relations):
        if relation.target == document.id:
            yield fault(
                "relation-to-itself",
                read.place(("relations", number, "target")),
                value=relation.target,
            )
        elif relation.target not in first_with and relation.target not in withdrawn:
            close = difflib.get_close_matches(relation.target, first_with, n=1, cutoff=0.6)
            yield fault(
                "relation-to-nothing",
                read.place(("relations", number, "target")),
                value=relation.target,
                nearest=close[0] if close else "",
            )


def _loops(documents: Mapping[str, tuple[RecordRead, Document]]) -> Iterator[Fault]:
    ways: dict[str, dict[str, list[str]]] = {kind: {} for kind in _DIRECTED}
    for name, (_, document) in documents.items():
        for relation in document.record.relations:
            if relation.type in ways and relation.target != name:
                ways[relation.type].setdefault(name, []).append(relation.target)
    for kind, targets in ways.items():
        settled: set[str] = set()
        for start in sorted(targets):
            loop = _loop_from(start, targets, settled)
            if loop:
                read, document = documents[loop[0]]
                number = next(
                    n
                    for n, r in enumerate(document.record.relations)
                    if r.type == kind and r.target == loop[1]
                )
                yield fault(
                    "relation-loop",
                    read.place(("relations", number, "target")),
                    type=kind,
                    value=" → ".join(loop),
                )


def _loop_from(
    start: str, targets: Mapping[str, Sequence[str]], settled: set[str]
) -> list[str] | None:
    """Return a way that comes back to its beginning, or None; ids that lead to no loop are added to `settled`."""
    way: list[str] = []
    waiting: list[tuple[str, int]] = [(start, 0)]
    while waiting:
        name, depth = waiting.pop()
        for left in way[depth:]:
            settled.add(left)
        del way[depth:]
        if name in way:
            loop = way[way.index(name) :]
            settled.update(way)
            smallest = loop.index(min(loop))
            turned = loop[smallest:] + loop[:smallest]
            return [*turned, turned[0]]
        if name in settled:
            continue
        way.append(name)
        waiting += [(target, depth + 1) for target in targets.get(name, ())]
    settled.update(way)
    return None
