"""Where the PDF of an edition is fetched from: the site itself, or a store elsewhere."""

from __future__ import annotations

from policybank.pages.common import Bank, EditionFacts, relative


def pdf_address(facts: EditionFacts, from_path: str, bank: Bank) -> str:
    """Return the address of a PDF as a link on the page `from_path`."""
    base = bank.settings.files_url
    # A copy holds its PDFs itself; what leads to one that it does not hold is mended with all other links.
    if base and not bank.medium.is_copy:
        return f"{base}/{facts.file}"
    return relative(from_path, facts.file)
