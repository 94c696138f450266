"""The relations of a document in both directions, grouped by how they are read from its side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import CataloguedDocument, RelationView
from policybank.i18n import read_words
from policybank.schema import Term

from .bank import Bank
from .paths import document_path, relative
from .phrase import Phrase, Reference, title_phrase
from .templates import render


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedDocument:
    """A document at the other end. `basis` says how the bank knows; it is empty where a source states it."""

    reference: Reference
    type: Phrase
    year: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationGroup:
    """Documents that stand to this one in the same way, as the items of a list."""

    label: str
    documents: Markup


def relation_groups(
    catalogued: CataloguedDocument, from_path: str, language: str, bank: Bank
) -> tuple[RelationGroup, ...]:
    """Return the groups in the order of the vocabulary, what this document states before what others state of it."""
    vocabularies = bank.catalogue.vocabularies
    order = {term_id: place for place, term_id in enumerate(vocabularies["relation-types"].terms)}
    groups: dict[str, dict[str, Markup]] = {}
    for relation in sorted(catalogued.relations, key=lambda one: _place(one, order)):
        label = _label(
            vocabularies.term("relation-types", relation.type), relation.is_outgoing, language
        )
        # Two records may state the same relation, each from its end: it is shown once.
        groups.setdefault(label, {}).setdefault(
            relation.other.id, _related(relation, from_path, language, bank)
        )
    return tuple(
        RelationGroup(label=label, documents=Markup("".join(found.values())))  # noqa: S704 - made by templates
        for label, found in groups.items()
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


def _related(relation: RelationView, from_path: str, language: str, bank: Bank) -> Markup:
    """Return a related document as an item of a list; made once for all that are related to it on the same basis."""

    def make() -> Markup:
        other = relation.other
        basis = bank.term("relation-bases", relation.basis, language).text
        related = RelatedDocument(
            reference=Reference(
                title_phrase(other.title, language),
                relative(from_path, document_path(language, other.id)),
            ),
            type=bank.term("document-types", other.type, language),
            year=read_words(language).digits(str(other.year)) if other.year is not None else "",
            basis="" if relation.basis == "stated" else basis,
        )
        return render("related", language, other=related)

    return bank.once(("related", relation.other.id, relation.basis, language), make)
