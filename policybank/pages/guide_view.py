"""A hand-written page with its table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .bank import Bank
from .page import PlannedPage
from .paths import other_language, relative
from .view import View

# A shorter page is read faster than its table of contents.
_HEADINGS_WORTH_A_TABLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """A guide. `html` is trusted: it is made from the repository's own files, not from records."""

    heading: str
    html: Markup
    headings: tuple[tuple[int, str, str], ...]
    home_href: str


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
        ),
    )
