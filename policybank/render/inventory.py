"""List every file of the site to be: pages, files for other programs, shared files, PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policybank.core import digest_of, digest_of_files
from policybank.exports import Export
from policybank.pages import (
    WEB,
    Bank,
    Medium,
    PlannedPage,
    compose_page,
    no_leaves,
    view_page,
)
from policybank.search import SearchIndex, page_as_script
from policybank.text import PdfFacts, Picture
from policybank.webapp import SizesFile

from .assets import SiteAssets
from .fill import FILL_FILE, Frame
from .other_media import shells_of
from .picture_packs import pack_files
from .shells import Shells
from .site import SiteFile
from .workers import Made

_NO_JEKYLL = ".nojekyll"


def make_frame(shells: Shells, assets: SiteAssets, site_url: str, medium: Medium = WEB) -> Frame:
    """Return what all pages of a site of `medium` are filled with."""
    return Frame(
        medium=medium,
        shells=shells_of(medium, shells.parts, site_url),
        style_path=assets.style_path,
        script_path=assets.script_path,
        search_path=assets.search_path,
        words_paths=assets.words_paths,
        reading_paths=assets.reading_paths,
        giving_path=assets.giving_path,
        giving_style_path=assets.giving_style_path,
        pages_path=assets.pages_path,
        own_paths=assets.own_paths,
        viewer_folder=assets.viewer_folder,
        app_links=assets.app_links,
        site_url=site_url,
        # The web's pages are not written anew when these change.
        copy_paths=assets.copy_paths if medium.is_copy else {},
        copy_style_path=assets.copy_style_path if medium.is_copy else "",
    )


def site_files(
    pages: Iterable[PlannedPage],
    exports: Iterable[Export],
    frame: Frame,
    assets: SiteAssets,
    index: SearchIndex,
    pdfs: Mapping[str, PdfFacts],
    pictures: Mapping[str, Picture],
    sizes: Iterable[SizesFile] = (),
) -> Iterator[SiteFile]:
    """Yield every file of the site of the frame's medium; `pdfs` by their path in the site, `pictures` by theirs without ending.

    A page's fingerprint says what it shows; what all pages are filled with is added to each.
    """
    common = digest_of(
        repr(frame),
        digest_of_files(FILL_FILE.parent, [FILL_FILE]),
        # What it does to every sign it changes stands for its code.
        page_as_script("", "\\`${") if frame.medium.is_copy else "",
    )
    for page in pages:
        yield SiteFile(path=page.path, fingerprint=f"{page.fingerprint}-{common}")
    for one in exports:
        yield SiteFile(path=one.path, fingerprint=one.fingerprint, make=one.make)
    holds = frame.medium.holds
    for path, data in assets.files.items():
        # A copy without PDFs draws none, and the program that would is larger than the bank's own.
        is_idle = frame.medium.is_copy and not pdfs and path.startswith(assets.viewer_folder)
        if is_idle or not holds(path):
            continue
        yield SiteFile(path=path, fingerprint=digest_of(data), data=data)
    for file in index.files:
        # The name of its folder holds a digest of all that made it.
        span = (file.offset, file.length)
        yield SiteFile(path=file.path, fingerprint="by-name", source=file.source, span=span)
    for path, data in index.small.items():
        yield SiteFile(path=path, fingerprint=digest_of(data), data=data)
    for path, facts in pdfs.items():
        # A file with active content is published as its cleaned copy.
        yield SiteFile(
            path=path,
            fingerprint=facts.published_sha256 or facts.sha256,
            source=facts.published_path or facts.file.path,
        )
    for one_size in sizes:
        yield SiteFile(
            path=one_size.path,
            fingerprint=f"{one_size.fingerprint}-{common}",
            measure=one_size.measure,
        )
    yield from _picture_files(pictures, frame.medium)
    # GitHub Pages runs Jekyll over a site without this file and would drop names that begin with an underscore.
    if holds(_NO_JEKYLL):
        yield SiteFile(path=_NO_JEKYLL, fingerprint="empty", data=b"")


def _picture_files(pictures: Mapping[str, Picture], medium: Medium) -> Iterator[SiteFile]:
    if medium.is_copied_by_file:
        yield from pack_files(pictures)
        return
    for stem, picture in pictures.items():
        for ending, source in (("webp", picture.webp), ("jpg", picture.jpeg)):
            if medium.holds(f"{stem}.{ending}"):
                yield SiteFile(path=f"{stem}.{ending}", fingerprint=picture.digest, source=source)


# Kinds of pages whose key begins with the id of a document.
_OF_A_DOCUMENT = frozenset({"document", "text", "pair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaker:
    """Makes the pages that must be written, each only when it is asked for."""

    bank: Bank
    pages: Sequence[PlannedPage]

    def make(self, paths: Sequence[str]) -> Iterator[Made]:
        """Yield the pages at `paths`: in the order of the plan, but those of one document one after the other.

        They show much of the same, which is then made once.
        """
        wanted = frozenset(paths)
        pages = [page for page in self.pages if page.path in wanted]
        pages.sort(key=lambda page: page.key[0] if page.kind in _OF_A_DOCUMENT else "")
        return map(self._made, pages)

    def _made(self, page: PlannedPage) -> Made:
        view = view_page(page, self.bank)
        # The view of a document is made of some eighty values: to hand it to another process costs as much as to make
        # the page of it. All others are few values, or need what only the process that writes them reads.
        return compose_page(view, no_leaves) if page.kind == "document" else view
