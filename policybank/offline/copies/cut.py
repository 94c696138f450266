"""Which PDFs go into a copy. Its pages, and the text of all documents, go into every copy.

What is left out is chosen before the pages are made, so that each page says which PDF is not here and where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policybank.catalogue import CataloguedDocument, StatusKind
from policybank.pages import Bank, issued_of
from policybank.schema import Vocabularies

from .errors import CopyError
from .room import FAT_CLUSTER, rounded

# By option of the command: the vocabulary of its ids, in the order in which they are told.
CUT_VOCABULARIES: Final[Mapping[str, str]] = {
    "province": "provinces",
    "group": "working-groups",
    "type": "document-types",
    "language": "languages",
}
# What holds goes before what is not known to hold, and that before what ended.
_STANDING: Final[Mapping[StatusKind, int]] = {
    "in-force": 0,
    "adopted": 0,
    "planned": 0,
    "unknown": 1,
    "consultation": 1,
    "draft": 1,
    "superseded": 2,
    "ended": 2,
    "repealed": 2,
}
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is asked for: ids of terms by option. With `size_bytes` what was asked for comes first and the rest fills the room.

    Several ids of one option widen the choice, several options narrow it. A language always narrows.
    """

    terms: Mapping[str, tuple[str, ...]]
    with_pdfs: bool = True
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPdf:
    """A PDF by its path in the site, with its size; `is_asked_for` by the terms of the cut."""

    path: str
    size_bytes: int
    is_asked_for: bool


def check_cut(cut: Cut, vocabularies: Vocabularies) -> None:
    """Raise CopyError where an id is in no list, with the one that was probably meant, or with the list."""
    for option, ids in cut.terms.items():
        vocabulary = vocabularies[CUT_VOCABULARIES[option]]
        for one in ids:
            if one in vocabulary:
                continue
            nearest = vocabulary.nearest(one)
            known = [*vocabulary.terms][:_SHOWN]
            facts = {"option": f"--{option}", "value": one}
            if nearest:
                raise CopyError("term-nearly", nearest=nearest, known=", ".join(known), **facts)
            raise CopyError("term-unknown", known=", ".join(known), **facts)


def choose_pdfs(bank: Bank, cut: Cut, *, room_bytes: int | None = None) -> frozenset[str]:
    """Return the PDFs that a copy leaves out, by their paths in the site.

    `room_bytes` is what is left for PDFs of the size that was asked for; each takes whole clusters of FAT.
    """
    if not cut.with_pdfs:
        return frozenset(bank.published_pdfs)
    ranked = rank_pdfs(bank, cut)
    if cut.size_bytes is None:
        chosen = {one.path for one in ranked if one.is_asked_for}
    else:
        chosen = set(_fitting(ranked, cut.size_bytes if room_bytes is None else room_bytes))
    return frozenset(bank.published_pdfs) - chosen


def _fitting(ranked: Sequence[RankedPdf], room_bytes: int) -> Iterator[str]:
    """Yield, first come first served, what fits; a smaller one of lower rank may take the room that a larger one left."""
    for one in ranked:
        taken = rounded(one.size_bytes, FAT_CLUSTER)
        if taken <= room_bytes:
            room_bytes -= taken
            yield one.path


def rank_pdfs(bank: Bank, cut: Cut) -> tuple[RankedPdf, ...]:
    """Return the PDFs that lie in the site and are of a language of the cut, the most wanted first.

    First the key documents of the settings, in their order; then what holds before what ended; what was asked for by terms
    before the rest; newest first; and of equals the smaller one.
    """
    key = {one: place for place, one in enumerate(bank.settings.key_documents)}
    languages = cut.terms.get("language", ())
    ranked = []
    for (document_id, language), facts in bank.editions.items():
        document = bank.catalogue.documents.get(document_id)
        if document is None or facts.file not in bank.published_pdfs:
            continue
        if languages and language not in languages:
            continue
        asked = _is_asked_for(document, cut)
        order = (
            key.get(document_id, len(key)),
            _STANDING[document.status.kind],
            not asked,
            _newest_first(issued_of(document.document.record)),
            facts.size_bytes,
            facts.file,
        )
        ranked.append(
            (order, RankedPdf(path=facts.file, size_bytes=facts.size_bytes, is_asked_for=asked))
        )
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def _is_asked_for(document: CataloguedDocument, cut: Cut) -> bool:
    record = document.document.record
    has: Mapping[str, tuple[str, ...]] = {
        "province": record.provinces,
        "group": record.working_groups,
        "type": (record.type,),
    }
    return all(
        not ids or option == "language" or not set(ids).isdisjoint(has[option])
        for option, ids in cut.terms.items()
    )


def _newest_first(issued: str) -> int:
    """Return what sorts ISO dates newest first; a year alone comes after its days, nothing known comes last."""
    return -int(issued.replace("-", "").ljust(8, "0"))
