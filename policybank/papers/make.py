"""Make the PDFs of the papers from their sources."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.browser import find_browser, open_browser
from policybank.core import SetupError, write_bytes
from policybank.i18n import read_words
from policybank.packages import package_folder
from policybank.settings import Settings, read_settings

from .layout import lay_out
from .sources import PaperSource, find_papers, in_both_languages
from .stable import stamp_pdf

_FONT = "@fontsource/noto-sans-khmer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMade:
    """One PDF that was written. `is_changed` tells whether its bytes differ from those that stood there."""

    id: str
    language: str
    file: Path
    size_bytes: int
    is_changed: bool


def make_papers(root: Path, *, only: tuple[str, ...] = ()) -> tuple[PaperMade, ...]:
    """Write the PDFs of all papers of the bank at `root`, or of those whose ids are in `only`, in both languages.

    Raises SetupError when there is no Chromium, no font, or no paper of that name.
    """
    papers = find_papers(root, only)
    settings = read_settings(root)
    fonts = fonts_of(root)
    program = find_browser(install=True)
    if program is None:
        raise SetupError(in_both_languages("browser"))
    made = []
    with open_browser(program) as browser:
        for paper in papers:
            page = browser.new_page()
            page.set_content(page_of(paper, settings, fonts))
            page.evaluate("document.fonts.ready")
            pdf = page.pdf(
                prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )
            page.close()
            source = source_digest(paper, settings)
            made.append(_write(paper, stamp_pdf(pdf, date=paper.date, source=source)))
    return tuple(made)


def source_digest(paper: PaperSource, settings: Settings) -> str:
    """Return the digest of all that decides how `paper` looks, but the fonts and the browser.

    It stands in a file that is kept in git, so it is the start of a SHA-256 and not our own digest of caches.
    """
    return hashlib.sha256(page_of(paper, settings, {}).encode("utf-8")).hexdigest()[:32]


def page_of(paper: PaperSource, settings: Settings, fonts: Mapping[str, Path]) -> str:
    """Return `paper` as the page that is printed."""
    return lay_out(
        paper,
        words=read_words(paper.language),
        bank=settings.name(paper.language),
        owner=settings.owner(paper.language),
        fonts=fonts,
    )


def fonts_of(root: Path) -> dict[str, Path]:
    """Return the font files of the papers by "<subset>-<weight>", fetched if need be."""
    folder = package_folder(root, _FONT) / "files"
    return {
        f"{subset}-{weight}": folder / f"noto-sans-khmer-{subset}-{weight}-normal.woff2"
        for subset in ("khmer", "latin")
        for weight in (400, 700)
    }


def _write(paper: PaperSource, pdf: bytes) -> PaperMade:
    is_changed = not paper.pdf.is_file() or paper.pdf.read_bytes() != pdf
    if is_changed:
        write_bytes(paper.pdf, pdf)
    return PaperMade(
        id=paper.id,
        language=paper.language,
        file=paper.pdf,
        size_bytes=len(pdf),
        is_changed=is_changed,
    )
