"""The ways from documents and lists to the recommendations that concern them."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import Bank, Phrase, Reference, relative

from .recommendation_entries import anchor_of, folder_path, source_path
from .recommendations_view import GROUPINGS, grouped_by


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEvidence:
    """What the register holds of one document, by the names of its files: taken from it, and answered by it (file, id)."""

    taken: tuple[tuple[str, int], ...]
    answered: tuple[tuple[str, str], ...]


def _by_document(bank: Bank) -> dict[str, DocumentEvidence]:
    """Return the documents that the register speaks of."""
    taken: dict[str, dict[str, int]] = {}
    answered: dict[str, list[tuple[str, str]]] = {}
    for one in bank.evidence.recommendations:
        source = one.file.source.document
        if source is not None:
            files = taken.setdefault(source, {})
            files[one.file.name] = files.get(one.file.name, 0) + 1
        for answer in one.recommendation.answers:
            answered.setdefault(answer.document, []).append((one.file.name, one.id))
    return {
        document_id: DocumentEvidence(
            taken=tuple(taken.get(document_id, {}).items()),
            answered=tuple(answered.get(document_id, ())),
        )
        for document_id in {**taken, **answered}
    }


def document_evidence(
    document_id: str, from_path: str, language: str, bank: Bank
) -> tuple[Reference, ...]:
    """Return the ways from a document's page to what the register holds of it."""
    found = bank.once(("evidence",), lambda: _by_document(bank)).get(document_id)
    if found is None:
        return ()
    words = read_words(language)
    by_id = {one.id: one for one in bank.evidence.recommendations}
    files = {one.file.name: one.file for one in bank.evidence.recommendations}
    references = [
        Reference(
            Phrase(words.count("recommendations.of-document", count)),
            relative(from_path, source_path(language, files[name])),
        )
        for name, count in found.taken
    ]
    references += [
        Reference(
            Phrase(
                words(
                    "recommendations.answered-here", text=by_id[one].recommendation.text(language)
                )
            ),
            relative(from_path, f"{source_path(language, by_id[one].file)}#{one}"),
        )
        for _, one in found.answered
    ]
    return tuple(references)


def document_evidence_facts(document_id: str, bank: Bank) -> str:
    """Return all that `document_evidence` shows, in both languages, as one text to be hashed."""
    found = bank.once(("evidence",), lambda: _by_document(bank)).get(document_id)
    if found is None:
        return ""
    by_id = {one.id: one.recommendation for one in bank.evidence.recommendations}
    return repr((found.taken, [(one, by_id[one].en, by_id[one].km) for _, one in found.answered]))


def shelf_evidence(
    facet: str, term_id: str, from_path: str, language: str, bank: Bank
) -> Reference | None:
    """Return the way from the list of a term's documents to its recommendations, with their number."""
    count = shelf_evidence_count(facet, term_id, bank)
    if not count:
        return None
    there = f"{folder_path(language, f'{facet}.html')}#{anchor_of(facet, term_id)}"
    words = read_words(language)
    return Reference(
        Phrase(words.count("recommendations.of-shelf", count)), relative(from_path, there)
    )


def shelf_evidence_count(facet: str, term_id: str, bank: Bank) -> int:
    """Return how many recommendations concern a term of a facet of the catalogue."""
    if facet not in GROUPINGS:
        return 0
    grouped = bank.once(
        ("evidence", facet), lambda: grouped_by(facet, bank.evidence.recommendations)
    )
    return len(grouped.get(term_id, ()))
