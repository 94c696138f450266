"""The relations of a document in both directions, grouped by how they are read from its side."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import CataloguedDocument, RelationView
from policybank.i18n import read_words
from policybank.schema import Term

from .bank import Bank
from .paths import document_path, relative
from .phrase import Phrase, Reference, term_phrase, title_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedDocument:
    """A document at the other end. `basis` says how the bank knows; it is empty where a source states it."""

    reference: Reference
    type: Phrase
    year: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationGroup:
    """Documents that stand to this one in the same way."""

    label: str
    documents: tuple[RelatedDocument, ...]


def relation_groups(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> tuple[RelationGroup, ...]:
    """Return the groups in the order of the vocabulary, what this document states before what others state of it."""
    vocabularies = bank.catalogue.vocabularies
    order = {term_id: place for place, term_id in enumerate(vocabularies["relation-types"].terms)}
    groups: dict[str, list[RelatedDocument]] = {}
    for relation in sorted(catalogued.relations, key=lambda one: _place(one, order)):
        label = _label(
            vocabularies.term("relation-types", relation.type), relation.is_outgoing, language
        )
        found = groups.setdefault(label, [])
        related = _related(relation, from_path, language, bank)
        if all(one.reference != related.reference for one in found):
            found.append(related)
    return tuple(
        RelationGroup(label=label, documents=tuple(found)) for label, found in groups.items()
    )


def _place(relation: RelationView, order: dict[str, int]) -> tuple[int, bool, int, str]:
    return (
        order[relation.type],
        not relation.is_outgoing,
        -(relation.other.year or 0),
        relation.other.id,
    )


def _label(term: Term, is_outgoing: bool, language: str) -> str:
    inverse = term.facts.get(f"{language}_inverse")
    return term.name(language) if is_outgoing or inverse is None else inverse


def _related(relation: RelationView, from_path: str, language: str, bank: Bank) -> RelatedDocument:
    vocabularies = bank.catalogue.vocabularies
    other = relation.other
    is_stated = relation.basis == "stated"
    return RelatedDocument(
        reference=Reference(
            title_phrase(other.title, language),
            relative(from_path, document_path(language, other.id)),
        ),
        type=term_phrase(vocabularies.term("document-types", other.type), language),
        year=read_words(language).digits(str(other.year)) if other.year is not None else "",
        basis=""
        if is_stated
        else vocabularies.term("relation-bases", relation.basis).name(language),
    )
