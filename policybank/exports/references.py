"""The references to all documents, for the programs in which people keep what they cite: BibTeX and RIS, in each language."""

from __future__ import annotations

from collections.abc import Sequence

from policybank.citations import bibtex_of, csl_json_of, reference_to, references_to, ris_of
from policybank.pages import READY_FORMS, Bank, cited_bank

from .kept import Layout

# As `bibtex_of` and `ris_of` join the references that they are given.
LAYOUTS = {"bib": Layout(between=b"\n"), "ris": Layout(between=b"\r\n")}


class References:
    """The parts of both files of one language. A reference takes longer to make than to write, so the first leaves the other's."""

    def __init__(self, language: str, bank: Bank) -> None:
        self._language = language
        self._bank = bank
        self._left: dict[tuple[str, str], bytes] = {}

    def part(self, form: str, document_id: str) -> bytes:
        """Return the reference to a document in `form`, "bib" or "ris"."""
        left = self._left.pop((form, document_id), None)
        if left is not None:
            return left
        document = self._bank.catalogue.documents[document_id]
        reference = reference_to(document, cited_bank(self._bank), self._language)
        made = {"bib": bibtex_of([reference]).encode(), "ris": ris_of([reference]).encode()}
        wanted = made.pop(form)
        self._left |= {(other, document_id): data for other, data in made.items()}
        return wanted


def list_of_references(form: str, ids: Sequence[str], language: str, bank: Bank) -> bytes:
    """Return the references to some documents in `form`, one of `READY_FORMS`."""
    documents = [bank.catalogue.documents[one] for one in ids]
    write = dict(zip(READY_FORMS, (ris_of, bibtex_of, csl_json_of), strict=True))[form]
    return write(references_to(documents, cited_bank(bank), language)).encode()
