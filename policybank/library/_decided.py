"""What the committee decided, applied at the door of the library: what is withdrawn never comes in.

A withdrawn document is taken out before anything is made of the library, so no list, search, feed, export or copy can forget to
leave it out. What stays is a tombstone: what stood at its address, since when it does not, and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from policybank.core import Fault, digest_of, fault
from policybank.schema import (
    Committee,
    Decisions,
    committee_broken,
    without_answers_by,
    without_relations_to,
)

from ._committee import decisions_file, place_in_decisions
from ._record_file import RecordRead
from ._yaml import Path as ValuePath
from .library import Document, Register, RegisterFile, Tombstone

# Where nothing stands in the bank although one of these was decided, somebody wrote another id.
_IN_THE_BANK = frozenset({"accepted", "published"})


def withdrawn_ids(committee: Committee) -> frozenset[str]:
    """Return the ids of the documents that are withdrawn now."""
    return frozenset(
        one for one, decided in committee.decisions.items() if decided.state == "withdrawn"
    )


def tombstones(
    committee: Committee, documents: Mapping[str, Document], withdrawn: Collection[str]
) -> dict[str, Tombstone]:
    """Return what stays of each withdrawn document, in the order of their ids.

    A record that was erased leaves a tombstone without a title: the address still answers.
    """
    return {
        one: _tombstone(documents.get(one), committee.decisions[one]) for one in sorted(withdrawn)
    }


def _tombstone(document: Document | None, decisions: Decisions) -> Tombstone:
    record = document.record if document else None
    return Tombstone(
        id=decisions.document,
        title=record.title if record else None,
        type=record.type if record else None,
        date=record.date if record else None,
        edition_languages=tuple(one.language for one in record.editions) if record else (),
        former_ids=record.former_ids if record else (),
        change=decisions.history[-1],
        digest=digest_of(document.digest if document else "", repr(decisions)),
    )


def check_decisions(
    root: Path, committee: Committee, reads: Iterable[RecordRead], withdrawn: Collection[str]
) -> Iterator[Fault]:
    """Yield the faults between decisions and documents."""
    by_id = {read.id: read for read in reads if read.id}
    for one, decided in committee.decisions.items():
        if one not in by_id and decided.state in _IN_THE_BANK:
            yield _broken(root, one, "document-unknown", ("document",), one)
        for number, change in enumerate(decided.history):
            successor = change.successor
            # A successor may be withdrawn later; its own tombstone then leads on.
            if successor and successor not in by_id and successor not in withdrawn:
                path: ValuePath = ("history", number, "successor")
                yield _broken(root, one, "successor-unknown", path, successor)
    for one, read in by_id.items():
        if read.document and one not in withdrawn:
            yield from _permission(read, read.document, committee.decisions.get(one))


def _permission(read: RecordRead, document: Document, decided: Decisions | None) -> Iterator[Fault]:
    record = document.record
    if record.rights.statement != "permission" or not record.editions:
        return
    roles = decided.accepted_by if decided else ()
    if len(roles) < 2:
        yield fault(
            "permission-needs-two",
            read.place(("rights", "statement")),
            value=record.id,
            count=len(roles),
            file=decisions_file(record.id),
        )


def _broken(root: Path, document_id: str, reason: str, path: ValuePath, value: str) -> Fault:
    place = place_in_decisions(root, document_id, path)
    finding = committee_broken(reason, path, value)
    return fault(finding.code, place, **dict(finding.facts))


def without_withdrawn(register: Register, withdrawn: Collection[str]) -> Register:
    """Return the register without what was taken from withdrawn documents, and without these as answers."""
    if not withdrawn:
        return register
    return Register(
        files=tuple(
            _without_answers(one, withdrawn)
            for one in register.files
            if one.source.document not in withdrawn
        )
    )


def _without_answers(file: RegisterFile, withdrawn: Collection[str]) -> RegisterFile:
    kept = {
        number: without_answers_by(one, withdrawn) for number, one in file.recommendations.items()
    }
    if all(kept[number] is one for number, one in file.recommendations.items()):
        return file
    return replace(file, recommendations=kept, digest=digest_of(file.digest, *sorted(withdrawn)))


def without_relations(document: Document, withdrawn: Collection[str]) -> Document:
    """Return the document without its relations to withdrawn ones."""
    record = without_relations_to(document.record, withdrawn)
    if record is document.record:
        return document
    gone = [one.target for one in document.record.relations if one not in record.relations]
    return replace(document, record=record, digest=digest_of(document.digest, *gone))
