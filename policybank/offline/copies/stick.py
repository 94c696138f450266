"""What goes into a copy of the bank: the site for sticks, and the files that stand only in the root of a copy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from policybank.core import Progress
from policybank.pages import COPY_SCRIPT
from policybank.settings import Settings

from .errors import CopyError
from .facts import READ_ME, CopyFacts, copy_script, read_me
from .source import Source, source_of
from .start_page import START_PAGE, start_page
from .sums import manifest_of

# Where `build.py zim` writes when it is not told where.
ZIM_FOLDER = ".cache/media"


def copy_facts(
    site: Source,
    *,
    made: datetime.date,
    documents: int,
    left_out: int,
    sums: Path | None = None,
    progress: Progress | None = None,
) -> CopyFacts:
    """Return what a copy made from `site` on the day `made` tells of itself; its version follows from the site alone."""
    return CopyFacts(
        made=made,
        documents=documents,
        pdfs=sum(is_pdf(path) for path in site.files),
        left_out=left_out,
        version=manifest_of(site, cache=sums, progress=progress).digest[:12],
    )


def stick_source(
    site: Source, facts: CopyFacts, settings: Settings, *, more: Mapping[str, bytes | Path]
) -> Source:
    """Return all files of a copy: those of `site`, the root's own, and `more` by their paths."""
    paths = frozenset((*site.files, *more))
    own: dict[str, bytes | Path] = {
        COPY_SCRIPT: copy_script(facts),
        START_PAGE: start_page(facts, settings, paths),
        **{name: read_me(facts, settings, paths, language) for language, name in READ_ME.items()},
        **more,
    }
    extra = source_of(None, extra=own)
    return Source(files=dict(sorted((site.files | extra.files).items())))


def is_pdf(path: str) -> bool:
    """Whether a file of a copy is the PDF of a document."""
    return path.startswith("files/") and path.endswith(".pdf")


def is_zim(path: str) -> bool:
    """Whether a file of a copy is a ZIM, which stands in the root."""
    return path.endswith(".zim") and "/" not in path


def zims_in(folder: Path) -> dict[str, Path]:
    """Return the ZIM files of a folder by the names that they have in a copy; raise CopyError where there are none."""
    found = {file.name: file for file in sorted(folder.glob("*.zim"))}
    if not found:
        raise CopyError("no-zim")
    return found
