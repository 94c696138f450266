"""Walk `library/` and tell which files are records, which are claimed by one, and which belong to nobody."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import Fault, Place, fault

# Files that stand in `library/` itself: made from the schema for editors and for `build.py new`.
MADE_FILES = frozenset({"record.schema.json", "starter.md"})

# And the bilingual glossary, which belongs to no record.
_OWN_FILES = MADE_FILES | {"glossary.yml"}

# Folders that hold no records; `_vocabularies`, `_recommendations`, `_committee` and `_usage` read them.
_OWN_FOLDERS = frozenset({"vocabularies", "recommendations", "committee", "usage"})

# Left by file managers; not worth a contributor's time.
_DROPPINGS = frozenset({"thumbs.db", "desktop.ini"})

# A text beside an edition: `law.km.md` is the transcript of `law.km.pdf`.
_TRANSCRIPT = re.compile(r"[^/]+\.[a-z]{2,3}\.md\Z")

# What may lie in `source/` beside an edition made from it.
_SOURCE_ENDINGS = (".md", ".svg", ".png", ".jpg", ".css")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFolder:
    """A folder with a record: `path` from the bank's root, and the files in it, relative to the folder."""

    path: str
    files: tuple[str, ...]


def walk_library(root: Path) -> tuple[tuple[RecordFolder, ...], tuple[Fault, ...]]:
    """Return the record folders of the bank at `root`, sorted by path, and the faults of the tree."""
    folders: list[RecordFolder] = []
    faults: list[Fault] = []
    for kind in _entries(root, "library", faults):
        if kind.name in _OWN_FOLDERS and kind.is_dir:
            continue
        if not kind.is_dir:
            if kind.name not in _OWN_FILES:
                faults.append(fault("file-unclaimed", Place(file=kind.path)))
            continue
        for folder in _entries(root, kind.path, faults):
            if not folder.is_dir:
                faults.append(fault("file-unclaimed", Place(file=folder.path)))
                continue
            files = tuple(_files(root, folder.path, faults))
            if "index.md" in files:
                folders.append(RecordFolder(path=folder.path, files=files))
            else:
                faults.append(fault("record-missing", Place(file=folder.path)))
    return tuple(sorted(folders, key=lambda one: one.path)), tuple(faults)


def claims_in(values: Mapping[str, object]) -> Iterator[tuple[str | None, str | None]]:
    """Yield file and source of each edition in the values of a record, whether they are in order or not."""
    editions = values.get("editions")
    for edition in editions if isinstance(editions, list) else ():
        if isinstance(edition, dict):
            file, source = edition.get("file"), edition.get("source")
            yield (
                file if isinstance(file, str) else None,
                source if isinstance(source, str) else None,
            )


def unclaimed_files(
    folder: RecordFolder, claims: Iterable[tuple[str | None, str | None]]
) -> Iterator[Fault]:
    """Yield a fault for each file in `folder` that no edition claims; `claims` are file and source of each.

    An edition whose PDF is there also claims the transcript beside it.
    """
    claimed: set[str | None] = {"index.md"}
    has_source = False
    transcripts: set[str] = set()
    for file, source in claims:
        claimed |= {file, source}
        has_source = has_source or source is not None
        if file is not None and file in folder.files:
            # The room `text` opens it. It is named after its PDF, so that nobody wonders which file it is the text of.
            transcripts.add(f"{file.removesuffix('.pdf')}.md")
    for name in folder.files:
        is_source = has_source and name.startswith("source/") and name.endswith(_SOURCE_ENDINGS)
        if name in claimed or name in transcripts or is_source:
            continue
        place = Place(file=f"{folder.path}/{name}")
        if _TRANSCRIPT.match(name):
            # Not a warning as for other files: somebody's work would stand there and never be shown.
            yield fault(
                "transcript-without-edition", place, value=f"{name.removesuffix('.md')}.pdf"
            )
        else:
            yield fault("file-unclaimed", place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    path: str
    is_dir: bool


def _entries(root: Path, folder: str, faults: list[Fault]) -> list[_Entry]:
    found = []
    try:
        with os.scandir(f"{root}/{folder}") as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _DROPPINGS:
            continue
        if entry.is_symlink():
            # Never followed: on a publisher's machine it could show any file of the disk.
            leads_out = not Path(os.path.realpath(entry.path)).is_relative_to(
                os.path.realpath(root / "library")
            )
            faults.append(
                fault("link-outside" if leads_out else "file-unclaimed", Place(file=path))
            )
            continue
        if not entry.name.isascii():
            faults.append(fault("file-name-not-ascii", Place(file=path), value=entry.name))
        found.append(_Entry(name=entry.name, path=path, is_dir=entry.is_dir(follow_symlinks=False)))
    return found


def _files(root: Path, folder: str, faults: list[Fault], inside: str = "") -> Iterator[str]:
    for entry in _entries(root, f"{folder}/{inside}".rstrip("/"), faults):
        if entry.is_dir:
            yield from _files(root, folder, faults, f"{inside}{entry.name}/")
        else:
            yield f"{inside}{entry.name}"
