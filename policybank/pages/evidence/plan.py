"""Which pages the register and the gaps have, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policybank.core import digest_of
from policybank.pages.common import Bank, absent_of

from .gaps_view import gaps_of
from .recommendation_entries import INDEX, folder_path, source_path
from .recommendations_view import GROUPINGS, GUIDE, RECOMMENDATIONS_CSV, files_of
from .tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """A page to be planned: `shown` changes when what it shows does."""

    path: str
    kind: str
    key: tuple[str, ...]
    shown: str


def register_pages(language: str, bank: Bank, entries: Mapping[str, str]) -> Iterator[RegisterPage]:
    """Yield the pages and tables of the register in `language`; `entries` are digests of what lists show of documents.

    A new record changes the pages of the register only where they name it, or where it closes or opens a gap.
    """
    register = _register_facts(bank, entries)
    for facet in GROUPINGS:
        filled = [shelf.term_id for shelf in bank.catalogue.shelves.get(facet, ()) if shelf.ids]
        path = folder_path(language, f"{facet}.html")
        named = f"{register} {filled}"
        yield RegisterPage(path=path, kind="recommendation-list", key=(facet,), shown=named)
    has_guide = any(one.path == GUIDE for one in bank.guides.get(language, ()))
    yield RegisterPage(
        path=folder_path(language, INDEX),
        kind="recommendations",
        key=(),
        shown=f"{register} {has_guide}",
    )
    for file in files_of(bank.evidence):
        path = source_path(language, file)
        yield RegisterPage(
            path=path,
            kind="recommendation-source",
            key=(file.name,),
            # Which PDFs can be opened decides where a quotation leads.
            shown=f"{register} {_editions_of(file.source.document or '', bank)}",
        )
    gaps = f"{register} {_gap_facts(bank, entries)}"
    path = folder_path(language, "gaps.html")
    yield RegisterPage(path=path, kind="gaps", key=(), shown=gaps)
    for name in TABLES:
        shown = register if name == RECOMMENDATIONS_CSV else gaps
        yield RegisterPage(path=folder_path(language, name), kind="table", key=(name,), shown=shown)


def _register_facts(bank: Bank, entries: Mapping[str, str]) -> str:
    def make() -> str:
        named = set[str]()
        for one in bank.evidence.recommendations:
            named |= {one.file.source.document or ""}
            named |= {answer.document for answer in one.recommendation.answers}
        dates = [_date_of(document_id, bank) for document_id in sorted(named)]
        shown = [entries.get(document_id, "") for document_id in sorted(named)]
        absent = [
            path
            for document_id in sorted(named & bank.catalogue.documents.keys())
            for path in absent_of(bank, document_id)
        ]
        return digest_of(bank.evidence.digest, *shown, *dates, *absent)

    return bank.once(("register-facts",), make)


def _date_of(document_id: str, bank: Bank) -> str:
    catalogued = bank.catalogue.documents.get(document_id)
    return str(catalogued.document.record.date) if catalogued else ""


def _editions_of(document_id: str, bank: Bank) -> str:
    catalogued = bank.catalogue.documents.get(document_id)
    editions = catalogued.document.record.editions if catalogued else ()
    return repr([one.language for one in editions if (document_id, one.language) in bank.editions])


def _gap_facts(bank: Bank, entries: Mapping[str, str]) -> str:
    gaps = gaps_of(bank)
    plans = [f"{one.id} {one.until}" for one in (*gaps.over, *gaps.running)]
    ids = (*gaps.without_plan, *(one.id for one in (*gaps.over, *gaps.running)))
    dates = [_date_of(one, bank) for one in gaps.without_plan]
    return digest_of(
        str(gaps.as_of), str(len(gaps.over)), *plans, *dates, *(entries[one] for one in ids)
    )
