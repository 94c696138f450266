"""The page of the return slip: what is kept and what is not, in words for everybody; the browser shows the reader's own slip."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import Bank, PlannedPage, View, other_language, relative, root_of
from policybank.schema import SURVEY

from .plan import SLIP_PATH, USAGE_PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPageView:
    """Links and values of the page; `survey` are the questions with their choices, by their names in the words."""

    root: str
    bank: str
    contact: str
    survey: tuple[tuple[str, tuple[str, ...]], ...]
    home_href: str
    usage_href: str


def slip_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page."""
    language = page.language
    words = read_words(language)
    return View(
        path=page.path,
        language=language,
        kind="slip",
        title=words("slips.title"),
        description=words("slips.intro"),
        twin=f"{other_language(language)}/{SLIP_PATH}",
        content=SlipPageView(
            root=root_of(page.path),
            bank=bank.settings.name(language),
            contact=bank.settings.contact_url,
            survey=tuple(SURVEY.items()),
            home_href=relative(page.path, f"{language}/index.html"),
            usage_href=relative(page.path, f"{language}/{USAGE_PATH}"),
        ),
        script=f"slip.{language}",
        style="slips.css",
    )
