"""The search page: where the browser code draws, and the lists for readers who cannot or need not search."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import FACETS
from policybank.i18n import read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    other_language,
    relative,
)

SEARCH_PATH = "search.html"

# The filters of the search, by the names that its addresses give them.
FILTERS = ("type", "theme", "group", "province", "body", "language", "rights", "trust")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """All that the search page shows before a script wakes it. `ask_href` is empty where nobody can be asked."""

    home_href: str
    filters: tuple[str, ...]
    ways: tuple[Reference, ...]
    ask_href: str


def search_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a language's search page."""
    language = page.language
    words = read_words(language)
    repository = bank.settings.repository_url
    lists = [("site.documents", "documents"), *((f"facets.{facet}", facet) for facet in FACETS)]
    return View(
        path=page.path,
        language=language,
        kind="search",
        title=words("search_page.title"),
        description=words("search_page.description"),
        twin=f"{other_language(language)}/{SEARCH_PATH}",
        content=SearchView(
            home_href=relative(page.path, f"{language}/index.html"),
            filters=FILTERS,
            ways=tuple(
                Reference(
                    Phrase(words(key)), relative(page.path, f"{language}/{folder}/index.html")
                )
                for key, folder in lists
            ),
            ask_href=f"{repository}/issues/new?template=ask-for-a-document.yml"
            if repository
            else bank.settings.contact_url,
        ),
        shell="search",
    )
