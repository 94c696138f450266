"""The hand-written pages: the list of them, and each with its table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import read_words
from policybank.pages.common import Bank, PlannedPage, View, other_language, relative

from .glossary_view import GLOSSARY_PATH

GUIDES_PATH = "guide/index.html"

# What readers and contributors look for most; the other guides follow in the order of their files.
_FIRST = (
    "guide/submit.html",
    "guide/reading.html",
    "guide/rights.html",
    "guide/review.html",
    "guide/offline.html",
)

# A shorter page is read faster than its table of contents.
_HEADINGS_WORTH_A_TABLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """A guide. `html` is trusted: it is made from the repository's own files, not from records."""

    heading: str
    html: Markup
    headings: tuple[tuple[int, str, str], ...]
    home_href: str
    guides_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidesView:
    """The list of guides: where each leads, its title and what it is about."""

    guides: tuple[tuple[str, str, str], ...]
    home_href: str


def guides_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the list of guides."""
    language = page.language
    words = read_words(language)
    guides = sorted(
        bank.guides.get(language, ()),
        key=lambda one: _FIRST.index(one.path) if one.path in _FIRST else len(_FIRST),
    )
    return View(
        path=page.path,
        language=language,
        kind="guides",
        title=words("site.guides"),
        description=words("site.guides-intro"),
        twin=f"{other_language(language)}/{GUIDES_PATH}",
        content=GuidesView(
            guides=(
                *(
                    (relative(page.path, f"{language}/{one.path}"), one.title, one.description)
                    for one in guides
                ),
                (
                    relative(page.path, f"{language}/{GLOSSARY_PATH}"),
                    words("glossary.title"),
                    words("glossary.intro"),
                ),
            ),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )


def guide_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a guide."""
    (guide_path,) = page.key
    guide = next(one for one in bank.guides[page.language] if one.path == guide_path)
    # The shell has no heading of its own; a guide that begins with one keeps it.
    has_heading = "<h1" in guide.html
    return View(
        path=page.path,
        language=page.language,
        kind="guide",
        title=guide.title,
        description=guide.description,
        twin=f"{other_language(page.language)}/{guide_path}",
        content=GuideView(
            heading="" if has_heading else guide.title,
            html=Markup(guide.html),  # noqa: S704 - see the class
            headings=guide.headings if len(guide.headings) >= _HEADINGS_WORTH_A_TABLE else (),
            home_href=relative(page.path, f"{page.language}/index.html"),
            guides_href=relative(page.path, f"{page.language}/{GUIDES_PATH}"),
        ),
    )
