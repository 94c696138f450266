"""The page of what is saved on this device, which the browser fills, and the page that is shown where there is no connection."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import LANGUAGES, read_words
from policybank.pages.common import Bank, PlannedPage, View, other_language, relative

SAVED_PATH = "saved.html"
OFFLINE_PATH = "offline.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """The page of saved things before a script fills it."""

    home_href: str
    list_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView:
    """The page for what this device does not have, in both languages, since it stands in the place of any page.

    `ways` has for each language the addresses of its home page and of its page of saved things.
    """

    ways: tuple[tuple[str, str, str], ...]


def saved_view(page: PlannedPage, _bank: Bank) -> View:
    """Return the view of the page of saved things."""
    language = page.language
    words = read_words(language)
    return View(
        path=page.path,
        language=language,
        kind="saved",
        title=words("web_app.saved-title"),
        description=words("web_app.saved-intro"),
        twin=f"{other_language(language)}/{SAVED_PATH}",
        content=SavedView(
            home_href=relative(page.path, f"{language}/index.html"),
            list_href=relative(page.path, f"{language}/themes/index.html"),
        ),
        script="saved",
    )


def offline_view(page: PlannedPage, _bank: Bank) -> View:
    """Return the view of the offline page. It stands in the root, so that the worker can put the root before each address."""
    return View(
        path=page.path,
        language=page.language,
        kind="offline",
        title=" · ".join(read_words(language)("web_app.offline-title") for language in LANGUAGES),
        description="",
        twin=page.path,
        content=OfflineView(
            ways=tuple(
                (language, f"{language}/index.html", f"{language}/{SAVED_PATH}")
                for language in LANGUAGES
            )
        ),
        shell="plain",
        script="saved",
    )
