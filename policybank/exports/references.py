"""The references to all documents, for the programs in which people keep what they cite: BibTeX and RIS, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybank.catalogue import CataloguedDocument
from policybank.citations import bibtex_of, reference_to, ris_of
from policybank.pages import Bank, cited_bank


class References:
    """Both files of one language. A reference takes longer to make than to write, so the first file leaves the second's."""

    def __init__(self, documents: Iterable[CataloguedDocument], language: str, bank: Bank) -> None:
        self._documents = documents
        self._language = language
        self._bank = bank
        self._ris: list[bytes] = []

    def bibtex(self) -> Iterator[bytes]:
        """Yield the `.bib` file, as `bibtex_of` all of them would."""
        self._ris.clear()
        for one in self._documents:
            reference = reference_to(one, cited_bank(self._bank), self._language)
            # The files are joined as `bibtex_of` and `ris_of` join the references that they are given.
            between = ("\n", "\r\n") if self._ris else ("", "")
            yield (between[0] + bibtex_of([reference])).encode()
            self._ris.append((between[1] + ris_of([reference])).encode())

    def ris(self) -> Iterable[bytes]:
        """Return the parts of the `.ris` file, as `ris_of` all of them would."""
        if not self._ris:
            for _ in self.bibtex():
                pass
        made, self._ris = self._ris, []
        return made
