"""The family of a document as a line in time: law, amendments, plan, successor, and what was found out about them."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import Family, Member, RelationView, family_of
from policybank.core import digest_of
from policybank.i18n import Words, read_words
from policybank.pages.common import Bank, Phrase, document_path, relative, title_phrase, year_of
from policybank.schema import Record

from .relations import relation_label

# Two documents are told by their relation; a line in time begins with three.
_FEWEST_MEMBERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """A document on the line. `href` is empty for the one whose page it is; `years` for one without a date."""

    years: str
    title: Phrase
    href: str
    role: str
    type: Phrase
    is_here: bool
    doubt: Phrase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """The members in the order of their years. `is_cut` where the nearest only are shown.

    `told` are the relations of this document that the line tells, by the other's id and their type: they need not be listed
    again.
    """

    told: frozenset[tuple[str, str]]
    members: tuple[FamilyMember, ...]
    is_cut: bool


def family_view(document_id: str, from_path: str, language: str, bank: Bank) -> FamilyView | None:
    """Return the family of a document; None where it has too few members for a line."""
    documents = bank.catalogue.documents
    family = bank.lately(document_id, ("family",), lambda: _family(document_id, bank))
    if len(family.members) < _FEWEST_MEMBERS:
        return None
    words = read_words(language)
    members = [
        (
            _place(documents[one.id].document.record),
            _member(one, from_path, words, bank),
        )
        for one in family.members
    ]
    # Where years are alike, the nearest first: sorting keeps their order.
    members.sort(key=lambda one: one[0])
    return FamilyView(
        told=frozenset(
            (one.id, one.relation.type) for one in family.members if one.relation is not None
        ),
        members=tuple(member for _, member in members),
        is_cut=family.is_cut,
    )


def family_facts(document_id: str, bank: Bank) -> str:
    """Return all that a family shows, in both languages, as one text to be hashed; empty where none is shown."""
    documents = bank.catalogue.documents
    if not documents[document_id].relations:
        return ""
    family = _family(document_id, bank)
    if len(family.members) < _FEWEST_MEMBERS:
        return ""
    facts = [
        (
            one.role,
            one.relation is None,
            one.is_inferred,
            member_facts(one.id, bank),
        )
        for one in family.members
    ]
    return repr((family.is_cut, facts))


def _family(document_id: str, bank: Bank) -> Family:
    in_order = bank.once(("relations-in-order",), dict[str, list[RelationView]])
    return family_of(document_id, bank.catalogue.documents, in_order)


def member_facts(document_id: str, bank: Bank) -> str:
    """Return a digest of what a line in a list of neighbours shows of a document: it stands on a dozen pages."""

    def make() -> str:
        record = bank.catalogue.documents[document_id].document.record
        shown = (record.id, record.title.km, record.title.en, record.type, *_years(record))
        return digest_of(repr(shown))

    return bank.once(("member-facts", document_id), make)


def _member(member: Member, from_path: str, words: Words, bank: Bank) -> FamilyMember:
    record = bank.catalogue.documents[member.id].document.record
    is_here = member.role == "this"
    return FamilyMember(
        years=shown_years(record, words),
        title=title_phrase(record.title, words.language),
        href="" if is_here else relative(from_path, document_path(words.language, member.id)),
        role=relation_label(member.relation, words.language, bank)
        if member.relation
        else words(f"document_page.roles.{member.role}"),
        type=bank.term("document-types", record.type, words.language),
        is_here=is_here,
        doubt=_doubt(member, words, bank),
    )


def _doubt(member: Member, words: Words, bank: Bank) -> Phrase | None:
    """Return how the bank knows of a relation that no source states."""
    if member.relation is not None:
        basis = member.relation.basis
        return None if basis == "stated" else bank.term("relation-bases", basis, words.language)
    return Phrase(words("document.to-be-confirmed")) if member.is_inferred else None


def shown_years(record: Record, words: Words) -> str:
    """Return the years of a document as short as they can be: its period, else its year, else nothing."""
    start, end = _years(record)
    if start is None:
        return ""
    shown = (words.digits(str(start)), words.digits(str(end)))
    return shown[0] if start == end else words("document_page.years", start=shown[0], end=shown[1])


def _years(record: Record) -> tuple[int | None, int | None]:
    if record.period is not None:
        return record.period.start.year, record.period.end.year
    year = year_of(record)
    return year, year


def _place(record: Record) -> tuple[bool, int, int]:
    """Return the place on the line: by the year in which it begins, those without a date last."""
    start, end = _years(record)
    return (start is None, start or 0, end or 0)
