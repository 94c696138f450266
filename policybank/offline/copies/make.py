"""Make what a copy is to hold: the site for sticks without the PDFs that are left out, and the root's own files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from policybank.core import Progress, read_bytes
from policybank.offline.manifest import MANIFEST, Manifest, ManifestError, read_manifest
from policybank.pages import COPY_SCRIPT, STICK, Bank
from policybank.render import WrittenSite, site_place
from policybank.settings import Settings

from .cut import Cut, choose_pdfs
from .errors import Bytes, CopyError
from .facts import CopyFacts, day_in
from .room import FAT_CLUSTER, room_on_fat, rounded
from .source import Source, source_of
from .start_page import START_PAGE
from .stick import copy_facts, is_pdf, stick_source
from .sums import SUMS_CACHE, manifest_of

# The room that pages take follows a little from which PDFs are left out, so the size is met by trying: seldom more than twice.
_TRIES = 8
_LARGEST_PAGE = 1_000_000

ChoosePdfs = Callable[[Bank], frozenset[str]]


class BuiltSite(Protocol):
    """What a build tells: how many documents, and the site, None where the library has errors."""

    @property
    def documents(self) -> int:
        """How many documents the bank has."""
        ...

    @property
    def site(self) -> WrittenSite | None:
        """Where the site stands."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCopy:
    """A copy as it is to be. `left_out` are the PDFs that are not in it with their sizes; `fat_bytes` what it takes on FAT."""

    source: Source
    manifest: Manifest
    facts: CopyFacts
    left_out: Mapping[str, int]
    fat_bytes: int


def make_copy(
    root: Path,
    cut: Cut,
    build: Callable[[ChoosePdfs], BuiltSite],
    *,
    settings: Settings,
    made: datetime.date,
    more: Mapping[str, bytes | Path] | None = None,
    progress: Progress | None = None,
    standing: Manifest | None = None,
) -> MadeCopy | None:
    """Return the copy of the bank at `root` that `cut` asks for; None where `build` made no site.

    `more` are further files of the root. With `standing` the PDFs are those that this manifest names, and no cut is asked.
    """
    left_out: dict[str, int] = {}
    room = _room_for_pdfs(root, cut, more or {})

    def choose(bank: Bank) -> frozenset[str]:
        pdfs = bank.published_pdfs
        absent = (
            choose_pdfs(bank, cut, room_bytes=room)
            if standing is None
            else frozenset(pdfs) - standing.sums.keys()
        )
        left_out.clear()
        left_out.update(
            (path, pdfs[path].published_bytes or pdfs[path].size_bytes) for path in sorted(absent)
        )
        return absent

    is_too_much = False
    for _ in range(_TRIES):
        built = build(choose)
        if built.site is None:
            return None
        site = source_of(built.site.folder)
        facts = copy_facts(
            site,
            made=made,
            documents=built.documents,
            left_out=len(left_out),
            sums=root / SUMS_CACHE,
            progress=progress,
        )
        source = stick_source(site, facts, settings, more=more or {})
        manifest = manifest_of(source, cache=root / SUMS_CACHE, progress=progress)
        taken, of_pdfs = _room_of(source, len(manifest.data))
        if cut.size_bytes is None or standing is not None:
            break
        free_for_pdfs = cut.size_bytes - (taken - of_pdfs)
        if free_for_pdfs < 0 and not of_pdfs:
            raise CopyError("too-small", size=Bytes(cut.size_bytes), needed=Bytes(taken))
        if taken > cut.size_bytes:
            # With the first PDF comes what shows PDFs, so that none may be what fits.
            is_too_much = True
        elif is_too_much or not left_out or room >= free_for_pdfs:
            break
        room = max(0, free_for_pdfs)
    else:
        raise CopyError("too-small", size=Bytes(cut.size_bytes or 0), needed=Bytes(taken))
    return MadeCopy(
        source=source, manifest=manifest, facts=facts, left_out=left_out, fat_bytes=taken
    )


def _room_for_pdfs(root: Path, cut: Cut, more: Mapping[str, bytes | Path]) -> int:
    """Return the room for PDFs as the last build lets expect it; 0 where there was none, so that the first try is without."""
    folder = site_place(root, STICK).folder
    if cut.size_bytes is None or not folder.is_dir():
        return 0
    taken, of_pdfs = _room_of(source_of(folder, extra=more), 0)
    # What the root of a copy has besides: the pages to start and to check with, and the list of files.
    return max(0, cut.size_bytes - (taken - of_pdfs) - _LARGEST_PAGE)


def _room_of(source: Source, manifest_bytes: int) -> tuple[int, int]:
    """Return the room that a copy takes on FAT, and how much of it its PDFs take."""
    sizes = {path: one.size for path, one in source.files.items()} | {MANIFEST: manifest_bytes}
    of_pdfs = sum(rounded(size, FAT_CLUSTER) for path, size in sizes.items() if is_pdf(path))
    return room_on_fat(sizes), of_pdfs


def day_in_copy(target: Path) -> datetime.date | None:
    """Return the day on which the copy in the folder `target` was made, from a file that its manifest says is whole."""
    try:
        sums = read_manifest(target / MANIFEST).sums
    except (OSError, ManifestError):
        return None
    for name in (COPY_SCRIPT, START_PAGE):
        try:
            data = read_bytes(target / name, at_most=_LARGEST_PAGE)
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == sums.get(name):
            return day_in(data)
    return None
