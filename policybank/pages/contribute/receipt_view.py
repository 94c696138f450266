"""The page where a giver asks by the receipt code what became of a document. The browser looks it up in the queue."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import read_words
from policybank.pages.common import (
    GIVE_PATH,
    RECEIPT_PATH,
    Bank,
    Phrase,
    PlannedPage,
    View,
    other_language,
    relative,
    sentence,
)

EXAMPLE_CODE = "7K2M-9QXD"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """The links of the page, and how a code looks."""

    home_href: str
    give_href: str
    contact_href: str
    code_hint: Markup


def receipt_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page of receipts."""
    language = page.language
    words = read_words(language)
    return View(
        path=page.path,
        language=language,
        kind="receipt",
        title=words("giving.receipt.title"),
        description=words("giving.receipt.intro"),
        twin=f"{other_language(language)}/{RECEIPT_PATH}",
        shell="give",
        content=ReceiptView(
            home_href=relative(page.path, f"{language}/index.html"),
            give_href=relative(page.path, f"{language}/{GIVE_PATH}"),
            contact_href=bank.settings.contact_url,
            code_hint=sentence(
                words, "giving.receipt.code-hint", code=Phrase(EXAMPLE_CODE, "en").spanned
            ),
        ),
    )
