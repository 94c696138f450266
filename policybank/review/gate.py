"""Review a range of commits, a folder or a packet: lay out what was given, read it as the build would, look at each document.

What was given is laid out in a folder of its own, so that nothing of it runs here and nothing is checked out. Of a range
that is every record of its head (a relation may lead anywhere) and the PDFs of the documents it changed.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from policybank.core import (
    Fault,
    Progress,
    SetupError,
    SilentProgress,
    read_bytes,
    write_bytes,
    write_text,
)
from policybank.git import (
    ChangedFile,
    Repository,
    TreeFile,
    changed_files,
    export_files,
    is_safe_path,
    range_of,
    repository_at,
    tree_files,
)
from policybank.i18n import LANGUAGES, read_words
from policybank.library import Document, Library, read_library
from policybank.packets import (
    filled_values,
    free_id,
    is_safe_id,
    open_packet,
    packet_limits,
    record_text,
)
from policybank.settings import read_settings
from policybank.text import (
    Leaf,
    PdfFacts,
    find_tesseract,
    leaves_loader,
    pdf_files,
    read_texts,
    text_cache_aside,
    text_limits,
)

from ._look import Given, look_at
from .holdings import Holdings, take_stock
from .remarks import DocumentReview, Remark, Review, of_fault, remark

Change = Literal["added", "changed", "removed"]

# A document's folder; the rest of `library` are lists and registers.
_DOCUMENT: Final = re.compile(r"library/([a-z0-9-]+)/([^/]+)/")
_NO_TYPES: Final = frozenset({"vocabularies", "recommendations", "committee"})
_RECORDS: Final = ".cache/records.txt"
# Codes of faults of files whose contents were left out on purpose.
_OF_FILES: Final = ("pdf-", "transcript-")
# Of a list of files so many are named.
_MOST_FILES: Final = 20
# What a record folder may weigh besides its PDFs is checked when it is read; more than this is not even laid out.
_LARGEST: Final = 500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What is reviewed: a root with its records, which folders of documents were given and how they changed."""

    name: str
    root: Path
    folders: Mapping[str, Change]
    remarks: tuple[Remark, ...]
    # SHA-256 of given files that other documents have as well, where git knows it -> the other's folder.
    same: Mapping[str, Mapping[str, str]]
    is_whole: bool


def review_range(bank: Path, text: str, *, progress: Progress | None = None) -> Review:
    """Return the review of the commits `text` (`BASE..HEAD`) names; raises GitError where it names none.

    `bank` is the root whose settings, PDFs and caches are used; its repository need not have the head checked out.
    """
    repository = repository_at(bank)
    changes = range_of(repository, text)
    changed = changed_files(repository, changes)
    with _workshop(bank, is_whole=True) as root:
        files = tree_files(repository, changes.head, "library", with_sizes=True)
        folders = _folders_of(changed)
        remarks = [*_remarks_on(changed, folders), *_laid_out(repository, files, folders, root)]
        subject = _Subject(
            name=f"{changes.base[:10]}..{changes.head[:10]}",
            root=root,
            folders=folders,
            remarks=tuple(remarks),
            same=_same_blobs(files, folders),
            is_whole=True,
        )
        return _review(bank, subject, progress or SilentProgress())


def review_folder(bank: Path, folder: Path, *, progress: Progress | None = None) -> Review:
    """Return the review of the document in `folder`, inside the bank's library or anywhere else."""
    place = folder.resolve()
    if not (place / "index.md").is_file():
        words = [read_words(language)("review.no-record", folder=folder) for language in LANGUAGES]
        raise SetupError("\n".join(words))
    library = (bank / "library").resolve()
    is_ours = place.is_relative_to(library)
    inside = place.relative_to(library).as_posix() if is_ours else f"{_type_in(place)}/{place.name}"
    with _workshop(bank) as root:
        shutil.copytree(place, root / "library" / inside, symlinks=True)
        change: Change = "changed" if is_ours else "added"
        return _review_alone(bank, root, f"library/{inside}", change, progress)


def review_packet(bank: Path, file: Path, *, progress: Progress | None = None) -> Review:
    """Return the review of the packet in `file`: what is wrong with the packet, or its document as intake would lay it out."""
    with open_packet(file, packet_limits(read_settings(bank))) as read, _workshop(bank) as root:
        if read.packet is None:
            return Review(
                subject=file.name,
                documents=(),
                remarks=tuple(of_fault(one) for one in read.faults),
                compared=0,
                texts=0,
            )
        packet = read.packet
        stated = packet.values.get("id")
        document_id = (
            stated
            if isinstance(stated, str) and is_safe_id(stated)
            else free_id(packet.values, lambda _: False)
        )
        values = filled_values(packet.values, document_id=document_id, day=packet.made)
        kind = values.get("type")
        is_kind = isinstance(kind, str) and is_safe_id(kind)
        folder = f"library/{kind if is_kind else 'document'}/{document_id}"
        write_text(root / folder / "index.md", record_text(values))
        for one in packet.documents:
            shutil.copyfile(one.path, root / folder / f"{document_id}.{one.language}.pdf")
        said = remark("look", "said", km=packet.sentence_km, en=packet.sentence_en)
        remarks = (said,) if packet.sentence_km or packet.sentence_en else ()
        return _review_alone(bank, root, folder, "added", progress, remarks)


def _review_alone(
    bank: Path,
    root: Path,
    folder: str,
    change: Change,
    progress: Progress | None,
    remarks: tuple[Remark, ...] = (),
) -> Review:
    """Return the review of the one document that lies in `folder` below `root`, against the library of `bank`."""
    shutil.copytree(bank / "library" / "vocabularies", root / "library" / "vocabularies")
    subject = _Subject(
        name=folder, root=root, folders={folder: change}, remarks=remarks, same={}, is_whole=False
    )
    return _review(bank, subject, progress or SilentProgress())


def _type_in(folder: Path) -> str:
    """Return the type that a record states, as far as it may be the name of a folder."""
    head = read_bytes(folder / "index.md", at_most=128_000).decode("utf-8", "replace")
    found = re.search(r"^type:\s*[\"']?([a-z0-9-]{1,60})[\"']?\s*$", head, re.MULTILINE)
    return found[1] if found else "document"


@contextmanager
def _workshop(bank: Path, *, is_whole: bool = False) -> Iterator[Path]:
    """Yield an empty root; what is known of records is lent to it, so that 10,000 are not parsed again, and kept."""
    kept = bank / ".cache" / "review" / "records.txt"
    with tempfile.TemporaryDirectory(prefix="policybank-review-") as folder:
        root = Path(folder).resolve()
        source = kept if kept.is_file() else bank / _RECORDS
        if source.is_file():
            write_bytes(root / _RECORDS, read_bytes(source))
        yield root
        # A folder alone knows one record; that is not worth the memory of all.
        if is_whole and (made := root / _RECORDS).is_file():
            write_bytes(kept, read_bytes(made))


def _folders_of(changed: Iterable[ChangedFile]) -> dict[str, Change]:
    """Return the folders of documents with a changed file, and how their records changed."""
    folders: dict[str, Change] = {}
    for file in changed:
        found = _DOCUMENT.match(file.path)
        if found is None or found[1] in _NO_TYPES:
            continue
        folder = found.group().rstrip("/")
        folders.setdefault(folder, "changed")
        if file.path == f"{folder}/index.md":
            folders[folder] = file.kind
    return dict(sorted(folders.items()))


def _remarks_on(changed: Sequence[ChangedFile], folders: Mapping[str, Change]) -> Iterator[Remark]:
    inside = [one for one in changed if one.path.startswith("library/")]
    outside = [one.path for one in changed if not one.path.startswith("library/")]
    lists = [one.path for one in inside if not any(one.path.startswith(f"{f}/") for f in folders)]
    links = [one.path for one in changed if one.kind != "removed" and not one.is_file]
    if outside:
        # With a document beside it a change of the code would be waved through with the document.
        yield remark("stop" if folders else "look", "outside", **_named(outside))
    if lists:
        yield remark("look", "lists", **_named(lists))
    if links:
        yield remark("stop", "links", **_named(links))


def _named(paths: Sequence[str]) -> dict[str, object]:
    more = "…" if len(paths) > _MOST_FILES else ""
    return {
        "count": len(paths),
        "files": "\n".join([*paths[:_MOST_FILES], *([more] if more else [])]),
    }


def _laid_out(
    repository: Repository, files: Sequence[TreeFile], folders: Mapping[str, Change], root: Path
) -> Iterator[Remark]:
    """Lay out the records of a commit, with all files of the folders that changed; yield a remark on what cannot be."""
    unsafe, wanted, stubs = [], [], []
    for file in files:
        is_given = any(file.path.startswith(f"{folder}/") for folder in folders)
        is_text = file.path.endswith((".md", ".yml")) and file.size_bytes < 1_000_000
        if is_given and file.size_bytes > _LARGEST:
            unsafe.append(file.path)
        elif is_given or is_text:
            wanted.append(file)
        elif file.is_file and is_safe_path(file.path):
            stubs.append(file.path)
    export_files(repository, [file for file in wanted if is_safe_path(file.path)], root)
    unsafe += [file.path for file in wanted if not is_safe_path(file.path)]
    for path in stubs:
        # The PDFs of other documents are there and need not be read: an empty file of the name says so.
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    if unsafe:
        yield remark("stop", "names-unsafe", **_named(unsafe))


def _same_blobs(
    files: Sequence[TreeFile], folders: Mapping[str, Change]
) -> dict[str, dict[str, str]]:
    """Return for each changed folder its PDFs that stand in another folder too: path -> that folder."""
    places: dict[str, list[str]] = {}
    for file in files:
        if file.path.endswith(".pdf") and file.is_file:
            places.setdefault(file.blob, []).append(file.path)
    same: dict[str, dict[str, str]] = {folder: {} for folder in folders}
    for paths in places.values():
        for path in paths:
            folder = path.rpartition("/")[0]
            others = [one.rpartition("/")[0] for one in paths if not one.startswith(f"{folder}/")]
            if folder in same and others:
                same[folder][path] = min(others)
    return same


def _review(bank: Path, subject: _Subject, progress: Progress) -> Review:
    library = read_library(subject.root, progress=progress)
    ours = library if subject.is_whole else read_library(bank, progress=progress)
    given = [one for one in library.documents.values() if one.folder in subject.folders]
    texts = _texts(bank, subject.root, library, given, progress)
    holdings = take_stock(bank, ours.documents, progress=progress)
    faults = [*library.report.faults, *texts.faults]
    documents = [
        _document(subject, folder, change, library, ours, texts, holdings, faults)
        for folder, change in subject.folders.items()
    ]
    return Review(
        subject=subject.name,
        documents=tuple(documents),
        remarks=(*subject.remarks, *_elsewhere(subject, faults)),
        compared=len(ours.documents),
        texts=holdings.texts,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    facts: Mapping[str, PdfFacts]  # by place
    leaves: Mapping[str, tuple[Leaf, ...]]
    faults: tuple[Fault, ...]


def _texts(
    bank: Path, root: Path, library: Library, given: Sequence[Document], progress: Progress
) -> _Texts:
    settings = read_settings(bank)
    files = [file for one in given for file in pdf_files(root, library, document_id=one.id)]
    cache = text_cache_aside(bank, "review")
    limits = text_limits(settings)
    read = read_texts(
        files, cache=cache, limits=limits, jobs=1, progress=progress, tesseract=find_tesseract()
    )
    load = leaves_loader(read, cache, limits)
    return _Texts(
        facts={one.file.place: one for one in read.facts},
        leaves={one.file.place: load(one.text_key) for one in read.facts},
        faults=read.faults,
    )


def _document(
    subject: _Subject,
    folder: str,
    change: Change,
    library: Library,
    ours: Library,
    texts: _Texts,
    holdings: Holdings,
    faults: Sequence[Fault],
) -> DocumentReview:
    name = folder.rpartition("/")[2]
    if change == "removed":
        return DocumentReview(
            id=name,
            folder=folder,
            change=change,
            titles=(),
            type="",
            remarks=(remark("look", "removed"),),
        )
    document = next((one for one in library.documents.values() if one.folder == folder), None)
    own = [
        one for one in faults if one.place.file.startswith(f"{folder}/") or one.place.file == folder
    ]
    if not subject.is_whole:
        own = [one for one in own if not _is_known_elsewhere(one, ours)]
    places = (
        {}
        if document is None
        else {edition.language: f"{folder}/{edition.file}" for edition in document.record.editions}
    )
    pdfs = {
        language: texts.facts[place] for language, place in places.items() if place in texts.facts
    }
    given = Given(
        document=document,
        faults=tuple(own),
        pdfs=pdfs,
        leaves={language: texts.leaves[places[language]] for language in pdfs},
        copies=_copies(subject, folder, document, pdfs, library, holdings),
    )
    titles = (
        ()
        if document is None
        else tuple(
            (language, text)
            for language in LANGUAGES
            if (text := getattr(document.record.title, language)) is not None
        )
    )
    return DocumentReview(
        id=document.id if document else name,
        folder=folder,
        change=change,
        titles=titles,
        type=document.record.type if document else "",
        remarks=look_at(given, library.vocabularies, holdings),
    )


def _copies(
    subject: _Subject,
    folder: str,
    document: Document | None,
    pdfs: Mapping[str, PdfFacts],
    library: Library,
    holdings: Holdings,
) -> dict[str, str]:
    """Return which PDFs of the document another one has, byte for byte: by git's own digest, and by SHA-256."""
    by_folder = {one.folder: one.id for one in library.documents.values()}
    copies = {
        path: by_folder[other]
        for path, other in subject.same.get(folder, {}).items()
        if other in by_folder
    }
    for facts in pdfs.values():
        for other_id in holdings.digests.get(facts.sha256, ()):
            if document is not None and other_id != document.id:
                copies[facts.sha256] = other_id
    return copies


def _is_known_elsewhere(fault: Fault, ours: Library) -> bool:
    """Tell whether a fault says only that a folder alone does not have the rest of the library beside it."""
    return fault.code == "relation-to-nothing" and dict(fault.facts).get("value") in ours.documents


def _elsewhere(subject: _Subject, faults: Iterable[Fault]) -> Iterator[Remark]:
    """Yield the errors of the library outside the documents: a relation to what was taken away, a broken list."""
    if not subject.is_whole:
        return
    others = [
        one
        for one in faults
        if one.severity == "error"
        and not one.code.startswith(_OF_FILES)
        and not any(one.place.file.startswith(f"{folder}/") for folder in subject.folders)
    ]
    yield from (of_fault(one) for one in others[:_MOST_FILES])
