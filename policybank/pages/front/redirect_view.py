"""The page that stays where a document once had another id. It stands outside the shells."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import Bank, PlannedPage, View, document_path, other_language, relative


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """Where the page leads, and a sentence for readers whose browser does not go there by itself."""

    href: str
    sentence: str


def redirect_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page that stays where a document once had another id."""
    (current,) = page.key
    words = read_words(page.language)
    target = document_path(page.language, current)
    title, _ = bank.catalogue.documents[current].document.record.title.in_language(page.language)
    former = page.path.rsplit("/", 1)[1]
    return View(
        path=page.path,
        language=page.language,
        kind="redirect",
        title=title,
        description="",
        twin=f"{other_language(page.language)}/documents/{former}",
        content=RedirectView(href=relative(page.path, target), sentence=words("redirect.sentence")),
        shell="none",
    )
