"""Make the catalogue from the library: relations from both sides, status, shelves, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from policybank.core import digest_of
from policybank.library import Document, Library
from policybank.schema import PartialDate, Vocabularies

from .catalogue import (
    FACETS,
    Catalogue,
    CataloguedDocument,
    Neighbour,
    RelationView,
    Shelf,
    Status,
    StatusKind,
)
from .status import follows, status_of

# A page without these is published, and says that they are missing. In the order in which a contributor can help.
_WANTED = ("title-km", "date", "summary-km", "languages", "file-or-link", "legal-number")

_FIRST = (0, 0, 0)


def make_catalogue(library: Library) -> Catalogue:
    """Return the catalogue of `library`. A function of the library alone: no clock, no order of files."""
    documents = library.documents
    incoming: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for document in documents.values():
        for relation in document.record.relations:
            if relation.target in documents:
                incoming[relation.target].append((document.id, relation.type, relation.basis))
    statuses = {
        document_id: _status(document, _successors(incoming[document_id], documents), documents)
        for document_id, document in documents.items()
    }
    neighbours = {
        document_id: _neighbour(document, statuses[document_id].kind)
        for document_id, document in documents.items()
    }
    catalogued = {
        document_id: _catalogued(
            document,
            statuses[document_id],
            tuple(_relations(document, incoming[document_id], neighbours)),
            library,
        )
        for document_id, document in documents.items()
    }
    return Catalogue(
        documents=catalogued,
        shelves=dict(
            _shelves(sorted(documents.values(), key=_issued, reverse=True), library.vocabularies)
        ),
        newest=tuple(sorted(documents, key=lambda one: _newness(documents[one]), reverse=True)),
        former_ids={
            former: one.id for one in documents.values() for former in one.record.former_ids
        },
        vocabularies=library.vocabularies,
        glossary=library.glossary,
        committee=library.committee,
        withdrawn=library.withdrawn,
        usage=library.usage,
    )


def _successors(
    incoming: list[tuple[str, str, str]], documents: Mapping[str, Document]
) -> tuple[tuple[str, str], ...]:
    found = [(source, basis) for source, kind, basis in incoming if kind == "supersedes"]
    return tuple(sorted(found, key=lambda one: (_newness(documents[one[0]]), one), reverse=True))


def _status(
    document: Document, successors: tuple[tuple[str, str], ...], documents: Mapping[str, Document]
) -> Status:
    is_followed = any(follows(documents[one], document) for one, _ in successors[:1])
    return status_of(document, successors, is_followed=is_followed)


def _newness(document: Document) -> tuple[tuple[int, int, int], tuple[int, int, int], str]:
    record = document.record
    return (record.date_added.earliest, record.date.earliest if record.date else _FIRST, record.id)


def _neighbour(document: Document, status: StatusKind) -> Neighbour:
    record = document.record
    return Neighbour(
        id=record.id,
        title=record.title,
        type=record.type,
        year=record.date.year if record.date else None,
        status=status,
    )


def _relations(
    document: Document, incoming: list[tuple[str, str, str]], neighbours: Mapping[str, Neighbour]
) -> Iterator[RelationView]:
    for relation in document.record.relations:
        if relation.target in neighbours:
            yield RelationView(
                type=relation.type,
                is_outgoing=True,
                basis=relation.basis,
                other=neighbours[relation.target],
            )
    for source, kind, basis in sorted(incoming):
        yield RelationView(type=kind, is_outgoing=False, basis=basis, other=neighbours[source])


def _catalogued(
    document: Document, status: Status, relations: tuple[RelationView, ...], library: Library
) -> CataloguedDocument:
    missing = tuple(missing_facts(document, library.vocabularies))
    around = "\n".join(
        f"{view.type} {view.is_outgoing} {view.basis} {view.other.id} {view.other.title.km} {view.other.title.en} "
        f"{view.other.type} {view.other.year} {view.other.status}"
        for view in relations
    )
    standing = f"{status.kind} {status.successors} {status.until} {status.is_certain} {status.is_followed} {missing}"
    return CataloguedDocument(
        document=document,
        status=status,
        relations=relations,
        missing=missing,
        digest=digest_of(document.digest, document.folder, around, standing),
    )


def missing_facts(document: Document, vocabularies: Vocabularies) -> Iterator[str]:
    """Yield the names of what readers need and the record lacks (words under `missing`)."""
    record = document.record
    is_legal = vocabularies.term("document-types", record.type).facts.get("family") == "legal"
    lacks = {
        "title-km": record.title.km is None,
        "date": record.date is None,
        "summary-km": record.summary is None or record.summary.km is None,
        "languages": not record.languages and not record.editions,
        "file-or-link": not record.editions and not has_place_to_read(document),
        "legal-number": is_legal and record.type != "constitution" and record.legal_number is None,
    }
    for name in _WANTED:
        if lacks[name]:
            yield name


def has_place_to_read(document: Document) -> bool:
    """Tell whether a reader can be sent somewhere for the document: an official, NEP or repository address."""
    return any(link.kind in {"official", "nep", "repository"} for link in document.record.links)


def _shelves(
    in_order: Sequence[Document], vocabularies: Vocabularies
) -> Iterator[tuple[str, tuple[Shelf, ...]]]:
    """Yield each facet with its shelves; they are filled in the order of `in_order`, so none has to be sorted."""
    for facet, vocabulary in FACETS.items():
        members: dict[str, list[str]] = defaultdict(list)
        for document in in_order:
            for term_id in _terms(document, facet):
                members[term_id].append(document.id)
        terms = (
            sorted(members, reverse=True) if vocabulary is None else vocabularies[vocabulary].terms
        )
        yield (
            facet,
            tuple(
                Shelf(facet=facet, term_id=term_id, ids=tuple(members[term_id]))
                for term_id in terms
            ),
        )


def _issued(document: Document) -> tuple[tuple[int, int, int], str]:
    date: PartialDate | None = document.record.date
    return (date.earliest if date else _FIRST, document.id)


def _terms(document: Document, facet: str) -> tuple[str, ...]:
    record = document.record
    match facet:
        case "types":
            return (record.type,)
        case "themes":
            return record.themes
        case "sub-sectors":
            return record.sub_sectors
        case "working-groups":
            return record.working_groups
        case "provinces":
            return record.provinces
        case "bodies":
            return record.bodies
        case "years":
            return (str(record.date.year),) if record.date else ()
    raise KeyError(facet)
