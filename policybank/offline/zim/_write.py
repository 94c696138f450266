"""Write the site of a medium into a ZIM file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from libzim.reader import Archive
from libzim.writer import Compression, Creator, Hint

from policybank.core import Progress, SilentProgress, read_bytes, remove_tree
from policybank.offline.copies import CopyFacts, copy_script
from policybank.pages import COPY_SCRIPT, Medium
from policybank.settings import Settings

from ._about import illustrations, metadata
from ._items import Page, SiteFile
from ._page import PageText, page_for_readers, read_page
from ._settle import settle
from ._terms import CommonJoins, index_text
from ._titles import more_titles, title_of

# The stemmer of English for both: it leaves Khmer alone, and a Khmer bank holds English texts too.
_STEMMED_AS: Final = "eng"
_TEXTS: Final = "text/"
# Where a page's further titles lead from; no page of the site lies there.
_TITLES: Final = "titles/"
# From here on joins of two words that stand in one text alone are left out: few are ever asked for (docs/decisions/zim.md).
_MANY_TEXTS: Final = 200
# What is compressed as one. libzim's own 2 MiB hold some thirty texts, and what repeats in others is stored again.
_CLUSTER_BYTES: Final = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenZim:
    """A ZIM that stands. `entries` counts what it holds, redirects and all."""

    file: Path
    size_bytes: int
    entries: int


def write_zim(
    site: Path,
    file: Path,
    medium: Medium,
    *,
    settings: Settings,
    facts: CopyFacts,
    progress: Progress | None = None,
    is_plain: bool = False,
) -> WrittenZim:
    """Write the folder `site`, made for `medium`, into `file`. The same site and facts give the same bytes.

    With `is_plain` libzim indexes the pages by itself and a page has its own title alone: what ours is measured beside.
    """
    told = progress or SilentProgress()
    paths = _paths(site)
    pages = [path for path in paths if path.endswith(".html")]
    (language,) = medium.languages
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    # What a run leaves that was stopped: the file, and the databases that libzim makes beside it.
    for left in file.parent.glob(f"{part.name}*"):
        remove_tree(left) if left.is_dir() else left.unlink()
    common = None if is_plain else _common_joins(site, pages, told)
    told.start("zim.writing", len(paths))
    creator = Creator(part)
    # One worker: with two the order in which texts come into the index is the scheduler's.
    creator.config_compression(Compression.zstd).config_nbworkers(1)
    creator.config_clustersize(_CLUSTER_BYTES)
    creator.config_indexing(indexing=True, language=_STEMMED_AS)
    with creator:
        creator.set_mainpath(f"{language}/index.html")
        for name, value in metadata(
            medium, settings, facts.made, has_all_pdfs=not facts.left_out
        ).items():
            creator.add_metadata(name, value)
        for size, picture in illustrations().items():
            creator.add_illustration(size, picture)
        for path in paths:
            told.advance()
            if path.endswith(".html"):
                _add_page(
                    creator,
                    path,
                    read_bytes(site / path),
                    f"{language}/",
                    common,
                    is_plain=is_plain,
                )
            else:
                creator.add_item(SiteFile(path, site / path))
        creator.add_item(SiteFile(COPY_SCRIPT, copy_script(facts)))
    settle(part)
    part.replace(file)
    told.finish()
    return WrittenZim(
        file=file, size_bytes=file.stat().st_size, entries=Archive(file).all_entry_count
    )


def _paths(site: Path) -> list[str]:
    found = [
        Path(folder, name).relative_to(site).as_posix()
        for folder, _, names in os.walk(site)
        for name in names
    ]
    # Files of a kind together, and by name: alike stands by alike in what is compressed as one.
    return sorted(found, key=lambda path: (Path(path).suffix, path))


def _common_joins(site: Path, pages: list[str], progress: Progress) -> CommonJoins | None:
    texts = [path for path in pages if path.startswith(_TEXTS)]
    if len(texts) < _MANY_TEXTS:
        return None
    progress.start("zim.counting", len(texts))
    common = CommonJoins()
    for path in texts:
        common.see(read_page(read_bytes(site / path)).text)
        progress.advance()
    progress.finish()
    return common


def _add_page(
    creator: Creator,
    path: str,
    data: bytes,
    own: str,
    common: CommonJoins | None,
    *,
    is_plain: bool,
) -> None:
    said = read_page(data)
    listed = path.startswith(own)
    known = common if path.startswith(_TEXTS) else None
    # Bound now: libzim asks for it from another thread, later.
    text = said.text
    index = None if is_plain else lambda: index_text(text, known)
    creator.add_item(Page(path, page_for_readers(data), title_of(said.title), index, listed=listed))
    if not listed or is_plain:
        return
    for number, title in enumerate(_further(said), start=1):
        creator.add_redirection(
            f"{_TITLES}{path}/{number}", title, path, {Hint.FRONT_ARTICLE: True}
        )


def _further(said: PageText) -> Iterator[str]:
    if said.other_title:
        yield title_of(said.other_title)
    for title in (said.title, said.other_title):
        yield from more_titles(title)
