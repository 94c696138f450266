"""What a range of commits gives: which documents it changes, what else, and its head laid out in a folder."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from policybank.core import digest_of, read_text, remove_tree, write_text
from policybank.git import ChangedFile, Repository, TreeFile, export_files, is_safe_path

from .remarks import Remark, remark

Change = Literal["added", "changed", "removed"]

# Which blob each file laid out before has.
_MEMORY: Final = ".cache/laid-out.json"
# A document's folder; the rest of `library` are lists and registers.
_DOCUMENT: Final = re.compile(r"library/([a-z0-9-]+)/([^/]+)/")
_NO_TYPES: Final = frozenset({"vocabularies", "recommendations", "committee"})
# What a record folder may weigh besides its PDFs is checked when it is read; more than this is not even laid out.
_LARGEST: Final = 500_000_000
# Of a list of files so many are named.
MOST_NAMED: Final = 20


def folders_of(changed: Iterable[ChangedFile]) -> dict[str, Change]:
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


def remarks_on(changed: Sequence[ChangedFile], folders: Mapping[str, Change]) -> Iterator[Remark]:
    """Yield remarks on files outside the library, on shared lists, and on links in the place of files."""
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
    more = "…" if len(paths) > MOST_NAMED else ""
    return {
        "count": len(paths),
        "files": "\n".join([*paths[:MOST_NAMED], *([more] if more else [])]),
    }


def laid_out(
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
    unsafe += [file.path for file in wanted if not is_safe_path(file.path)]
    safe = {file.path: file for file in wanted if file.is_file and is_safe_path(file.path)}
    _bring_up_to_date(repository, root, safe, stubs)
    if unsafe:
        yield remark("stop", "names-unsafe", **_named(unsafe))


def _bring_up_to_date(
    repository: Repository, root: Path, wanted: Mapping[str, TreeFile], stubs: Iterable[str]
) -> None:
    """Make the files below `root` those of `wanted`, and empty ones of the names `stubs`, writing only what differs.

    Writing 20,000 files and removing them again took most of a review of a bank of 10,000 documents.
    """
    memory = root / _MEMORY
    before = _remembered(memory)
    after = {path: file.blob for path, file in wanted.items()}
    # The PDFs of other documents are there and need not be read: an empty file of the name says so.
    after |= dict.fromkeys(stubs, "")
    if before is None:
        remove_tree(root / "library")
        before = {}
    # While this lasts nothing is remembered: a run that is stopped begins anew.
    memory.unlink(missing_ok=True)
    gone = [path for path in before if path not in after]
    for path in gone:
        (root / path).unlink(missing_ok=True)
    for folder in sorted({(root / path).parent for path in gone}, reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()
    changed = [path for path, blob in after.items() if before.get(path) != blob]
    export_files(repository, [wanted[path] for path in changed if path in wanted], root)
    for path in changed:
        if path not in wanted:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(b"")
    body = json.dumps(after, ensure_ascii=True)
    write_text(memory, f"{digest_of(body)}\n{body}")


def _remembered(memory: Path) -> dict[str, str] | None:
    try:
        digest, _, body = read_text(memory).partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if digest_of(body) != digest:
        return None
    known: dict[str, str] = json.loads(body)
    return known


def same_blobs(
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
