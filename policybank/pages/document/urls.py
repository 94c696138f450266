"""Where the PDF of an edition is fetched from: the site itself, or a store elsewhere."""

from __future__ import annotations

from policybank.pages.common import Bank, EditionFacts, relative


def pdf_address(facts: EditionFacts, from_path: str, bank: Bank) -> str:
    """Return the address of a PDF as a link on the page `from_path`; empty where it is nowhere to be had."""
    base = bank.settings.files_url
    # A copy holds its PDFs itself; what leads to one that it does not hold is mended with all other links.
    if base and not bank.medium.is_copy:
        return f"{base}/{facts.file}"
    if facts.file in bank.absent_pdfs and not (base or bank.settings.site_url):
        return ""
    return relative(from_path, facts.file)


def can_show_pages(facts: EditionFacts, bank: Bank) -> bool:
    """Tell whether a page can draw the leaves of a PDF: a store elsewhere is another host, from which ours fetch nothing."""
    if bank.medium.is_copy:
        return facts.file not in bank.absent_pdfs
    return not bank.settings.files_url
