"""Which pages the committee has, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policybank.library import Tombstone
from policybank.pages.common import (
    Bank,
    Medium,
    document_path,
    pair_path,
    text_path,
)

from .decisions_view import logged, title_of
from .paths import CRITERIA, DECISIONS, DECISIONS_CSV, INDEX, QUEUE, committee_path


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteePage:
    """A page to be planned: `shown` changes when what it shows does."""

    path: str
    language: str
    kind: str
    key: tuple[str, ...] = ()
    shown: str = ""


def committee_pages(bank: Bank) -> Iterator[CommitteePage]:
    """Yield all pages of the committee and every tombstone, in both languages."""
    roster = bank.catalogue.committee.digest
    log = bank.once(("decisions-shown",), lambda: _log_facts(bank))
    for language in bank.medium.languages:
        guides = repr([one.path for one in bank.guides.get(language, ())])
        for name, kind, shown in (
            (INDEX, "committee", f"{roster} {guides}"),
            (CRITERIA, "criteria", roster),
            # What waits is read by the browser.
            (QUEUE, "queue", ""),
            (DECISIONS, "decisions", log),
            (DECISIONS_CSV, "decisions-table", log),
        ):
            path = committee_path(language, name)
            yield CommitteePage(path=path, language=language, kind=kind, shown=shown)
        for one in bank.catalogue.withdrawn.values():
            yield from _tombstones(language, one, bank)
    for one in bank.catalogue.withdrawn.values():
        yield from _texts(one, bank.medium)


def _log_facts(bank: Bank) -> str:
    """Return all that the log shows, in both languages, as one text to be hashed."""
    titles: Mapping[str, str] = {
        one: f"{title_of(one, bank)!r} {one in bank.catalogue.documents}"
        for document_id, change in logged(bank)
        for one in (document_id, change.successor)
        if one
    }
    committee = bank.catalogue.committee
    return repr((committee.digest, committee.decisions_digest, sorted(titles.items())))


def _tombstones(language: str, stone: Tombstone, bank: Bank) -> Iterator[CommitteePage]:
    successor = stone.change.successor or ""
    is_here = successor in bank.catalogue.documents
    leads = f"{title_of(successor, bank)!r} {is_here}" if successor else ""
    shown = f"{stone.digest} {bank.catalogue.committee.digest} {leads}"
    for one in (stone.id, *stone.former_ids):
        path = document_path(language, one)
        yield CommitteePage(
            path=path, language=language, kind="tombstone", key=(stone.id,), shown=shown
        )


def _texts(stone: Tombstone, medium: Medium) -> Iterator[CommitteePage]:
    """Yield the pages that stay where texts stood: citations lead to their leaves."""
    places = [
        (text_path(stone.id, one), medium.frame_language(one)) for one in stone.edition_languages
    ]
    if {"km", "en"} <= set(stone.edition_languages):
        places.append((pair_path(stone.id), medium.languages[0]))
    for path, language in places:
        yield CommitteePage(
            path=path,
            language=language,
            kind="withdrawn-text",
            key=(stone.id,),
            shown=stone.digest,
        )
