"""What the pages of pictures share: the way back, the CSV file, and how to give what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from policybank.pages.common import Bank, PlannedPage, give_href, relative
from policybank.pages.front import guide_href

BROWSE_PATH = "browse.html"
# The pictures, by the names of their pages.
PICTURES = ("timeline", "map", "matrix")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFrame:
    """Links that stand around each picture; those that this bank cannot offer are empty."""

    home_href: str
    browse_href: str
    csv_href: str
    wanted_href: str
    give_href: str
    how_href: str


def picture_frame(page: PlannedPage, bank: Bank) -> PictureFrame:
    """Return the links around the picture on `page`."""
    language = page.language
    return PictureFrame(
        home_href=relative(page.path, f"{language}/index.html"),
        browse_href=relative(page.path, f"{language}/{BROWSE_PATH}"),
        csv_href=relative(page.path, f"{page.path.removesuffix('.html')}.csv"),
        wanted_href=relative(page.path, f"{language}/missing.html"),
        give_href=give_href(page.path, language, bank),
        how_href=guide_href("guide/submit.html", page, bank),
    )


def browse_href(from_path: str, language: str, choice: Iterable[tuple[str, str]]) -> str:
    """Return the way to the browse page with a choice made: facets and their values."""
    return f"{relative(from_path, f'{language}/{BROWSE_PATH}')}?{urlencode(list(choice))}"
