"""The relations of a document in both directions, grouped by how they are read from its side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.catalogue import CataloguedDocument, RelationView
from policybank.i18n import read_words
from policybank.pages.common import Bank, document_path, relative, title_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationGroup:
    """Documents that stand to this one in the same way, as the items of a list."""

    label: str
    documents: Markup


def relation_groups(
    catalogued: CataloguedDocument,
    from_path: str,
    language: str,
    bank: Bank,
    told: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[RelationGroup, ...]:
    """Return the groups in the order of the vocabulary, what this document states before what others state of it.

    Relations in `told` (id of the other document, type) stand elsewhere on the page.
    """
    vocabularies = bank.catalogue.vocabularies
    order = {term_id: place for place, term_id in enumerate(vocabularies["relation-types"].terms)}
    groups: dict[str, dict[str, str]] = {}
    for relation in sorted(catalogued.relations, key=lambda one: _place(one, order)):
        if (relation.other.id, relation.type) in told:
            continue
        label = relation_label(relation, language, bank)
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


def relation_label(relation: RelationView, language: str, bank: Bank) -> str:
    """Return how a relation is read from the side of the document that it is seen from."""
    term = bank.catalogue.vocabularies.term("relation-types", relation.type)
    inverse = term.facts.get(f"{language}_inverse")
    return term.name(language) if relation.is_outgoing or inverse is None else inverse


def _related(relation: RelationView, from_path: str, language: str, bank: Bank) -> str:
    """Return a related document as an item of a list; not by a template, for there are 70,000 in a large bank."""
    other = relation.other
    title = title_phrase(other.title, language)
    href = relative(from_path, document_path(language, other.id))
    kind = bank.term("document-types", other.type, language)
    year = f" · {read_words(language).digits(str(other.year))}" if other.year is not None else ""
    # How the bank knows is said only where no source states it.
    doubt = (
        ""
        if relation.basis == "stated"
        else f' <span class="doubt">{bank.term("relation-bases", relation.basis, language).spanned}</span>'
    )
    return (
        f'<li><a href="{href}"{title.lang}>{title.html}</a> '
        f'<span class="quiet">{kind.spanned}{year}</span>{doubt}</li>\n'
    )
