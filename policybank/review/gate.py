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
from typing import Final

from policybank.core import (
    Fault,
    Progress,
    SetupError,
    SilentProgress,
    only_one,
    read_bytes,
    write_bytes,
    write_text,
)
from policybank.git import (
    changed_files,
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

from ._given_range import (
    MOST_NAMED,
    Change,
    folders_of,
    laid_out,
    remarks_on,
    same_blobs,
)
from ._look import Given, look_at
from .holdings import Holdings, take_stock
from .remarks import DocumentReview, Remark, Review, of_fault, remark

_RECORDS: Final = ".cache/records.txt"
# Codes of faults of files whose contents were left out on purpose.
_OF_FILES: Final = ("pdf-", "transcript-")


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
    with _kept_workshop(bank) as root:
        files = tree_files(repository, changes.head, "library", with_sizes=True)
        folders = folders_of(changed)
        remarks = [*remarks_on(changed, folders), *laid_out(repository, files, folders, root)]
        subject = _Subject(
            name=f"{changes.base[:10]}..{changes.head[:10]}",
            root=root,
            folders=folders,
            remarks=tuple(remarks),
            same=same_blobs(files, folders),
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
    with _workshop() as root:
        shutil.copytree(place, root / "library" / inside, symlinks=True)
        change: Change = "changed" if is_ours else "added"
        return _review_alone(bank, root, f"library/{inside}", change, progress)


def review_packet(bank: Path, file: Path, *, progress: Progress | None = None) -> Review:
    """Return the review of the packet in `file`: what is wrong with the packet, or its document as intake would lay it out."""
    with open_packet(file, packet_limits(read_settings(bank))) as read, _workshop() as root:
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
def _workshop() -> Iterator[Path]:
    """Yield an empty root that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="policybank-review-") as folder:
        yield Path(folder).resolve()


@contextmanager
def _kept_workshop(bank: Path) -> Iterator[Path]:
    """Yield the root in which the last range was laid out, to this run alone; what it knows of records stays with it."""
    root = bank / ".cache" / "review" / "tree"
    root.mkdir(parents=True, exist_ok=True)
    known = root / _RECORDS
    if not known.is_file() and (bank / _RECORDS).is_file():
        write_bytes(known, read_bytes(bank / _RECORDS))
    busy = "\n".join(read_words(language)("review.busy") for language in LANGUAGES)
    with only_one(root.with_name("lock"), busy):
        yield root.resolve()


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
    yield from (of_fault(one) for one in others[:MOST_NAMED])
