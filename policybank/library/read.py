"""Read a whole library: walk the tree, parse what is new, check everything, collect all faults.

Parsing YAML is most of the cost (0.8 s of CPU for 10,000 records, PyYAML's C parser), checking the rest (0.9 s). A record
without any fault is known by the digest of its bytes, as long as the vocabularies and the code that checks are the same;
so a second run reads every file, and parses and checks only what changed. What depends on other records is always checked.
"""

from __future__ import annotations

from pathlib import Path

from policybank.core import (
    Fault,
    Progress,
    Report,
    SilentProgress,
    digest_of,
    read_bytes,
)
from policybank.schema import Record, Vocabularies, pack_record, schema_digest, unpack_record

from . import _record_file, _yaml
from ._committee import read_committee
from ._decided import (
    check_decisions,
    tombstones,
    withdrawn_ids,
    without_relations,
    without_withdrawn,
)
from ._glossary import read_glossary
from ._known import Known
from ._recommendations import read_register
from ._record_file import (
    LARGEST_RECORD_BYTES,
    RecordRead,
    read_record,
    read_record_values,
    split_record,
    unread,
)
from ._tree import RecordFolder, claims_in, unclaimed_files, walk_library
from ._usage import read_usage
from ._vocabularies import read_vocabularies
from ._whole import check_whole
from .library import Document, Library, Register

_CACHE = ".cache/records.txt"


def read_library(root: Path, *, progress: Progress | None = None) -> Library:
    """Return the library of the bank at `root`: all valid documents, and everything that is to be mended.

    Files of PDFs are only looked for here; the room `text` opens them.
    """
    told = progress or SilentProgress()
    vocabularies, faults = read_vocabularies(root)
    glossary, glossary_faults = read_glossary(root)
    if faults:
        return Library(
            documents={},
            vocabularies=vocabularies,
            glossary=glossary,
            register=Register(),
            report=Report.of((*faults, *glossary_faults)),
        )
    folders, tree_faults = walk_library(root)
    cache = _known_records(root, vocabularies)
    told.start("reading-records", len(folders))
    records: list[tuple[RecordFolder, RecordRead]] = []
    all_faults: list[Fault] = [*glossary_faults, *tree_faults]
    for folder in folders:
        read = _read_folder(root, folder, vocabularies, cache, all_faults)
        records.append((folder, read))
        told.advance()
    told.finish()
    cache.save()
    committee, committee_faults = read_committee(root)
    withdrawn = withdrawn_ids(committee)
    all_faults += check_whole(records, withdrawn)
    documents: dict[str, Document] = {}
    for _, read in records:
        if read.document:
            documents.setdefault(read.document.id, read.document)
    # A record that is not in order is still a document: its own faults say what is to be mended.
    ids = frozenset(read.id for _, read in records if read.id)
    register, register_faults = read_register(root, vocabularies, ids | withdrawn)
    all_faults += (*register_faults, *committee_faults)
    # A file of usage is never made again: it may name a document as it was called then.
    former = {one for document in documents.values() for one in document.record.former_ids}
    usage, usage_faults = read_usage(root, ids | withdrawn | former)
    all_faults += usage_faults
    all_faults += check_decisions(root, committee, (read for _, read in records), withdrawn)
    return Library(
        documents={
            one: without_relations(document, withdrawn)
            for one, document in sorted(documents.items())
            if one not in withdrawn
        },
        vocabularies=vocabularies,
        glossary=glossary,
        register=without_withdrawn(register, withdrawn),
        report=Report.of(all_faults),
        committee=committee,
        withdrawn=tombstones(committee, documents, withdrawn),
        usage=usage,
    )


def _read_folder(
    root: Path,
    folder: RecordFolder,
    vocabularies: Vocabularies,
    cache: Known[Record],
    faults: list[Fault],
) -> RecordRead:
    file = f"{folder.path}/index.md"
    data = read_bytes(f"{root}/{file}", at_most=LARGEST_RECORD_BYTES + 1)
    digest = digest_of(data)
    known = cache.value_of(digest)
    if known is not None:
        faults += unclaimed_files(folder, ((one.file, one.source) for one in known.editions))
        document = Document(record=known, folder=folder.path, digest=digest)
        return RecordRead(root=root, file=file, id=known.id, document=document, faults=())
    text = split_record(file, data)
    faults += text.faults
    if not text.is_readable:
        return unread(root, text)
    values, yaml_faults = read_record_values(text)
    faults += yaml_faults
    if values is None:
        return unread(root, text)
    faults += unclaimed_files(folder, claims_in(values))
    read = read_record(root, folder.path, text, values, vocabularies)
    faults += read.faults
    if read.document and not text.faults and not read.faults:
        cache.keep(digest, read.document.record)
    return read


def _known_records(root: Path, vocabularies: Vocabularies) -> Known[Record]:
    head = digest_of(_READER, schema_digest(), vocabularies.digest)
    return Known(root / _CACHE, head, pack_record, unpack_record)


# The code that makes values of bytes.
_READER = digest_of(read_bytes(Path(_yaml.__file__)), read_bytes(Path(_record_file.__file__)))
