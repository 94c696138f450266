"""Where documents are given, and where a giver asks what became of one. Many pages lead there."""

from __future__ import annotations

from .bank import Bank
from .paths import relative

GIVE_PATH = "give.html"
RECEIPT_PATH = "receipt.html"


def give_href(from_path: str, language: str, bank: Bank) -> str:
    """Return the way from a page to the form by which anyone gives a document; empty where there is none."""
    path = f"{language}/{GIVE_PATH}"
    return relative(from_path, path) if bank.leads_to(path) else ""
