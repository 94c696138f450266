"""Take packets in: open, check as the library is checked, write a branch for each, and tell the queue.

Three rounds: first every packet is opened and looked at alone, then all that are left are laid beside the records of the
bank that they are related to and checked together, then their branches are written. What fails in one round is refused and
keeps none of the others.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policybank.core import Fault, Place, fault, write_text
from policybank.git import (
    BranchTaken,
    Repository,
    Signature,
    branch_commit,
    create_branch,
    write_blob_of_file,
    write_commit,
    write_tree,
)
from policybank.library import read_library
from policybank.packets import (
    Packet,
    filled_values,
    free_id,
    is_safe_id,
    open_packet,
    packet_limits,
    record_text,
    shown_name,
)
from policybank.queue import Change, Entry, Queue, add_entries, queue_in
from policybank.schema import Record, check_record
from policybank.text import PdfFile, inspect_pdf, text_limits

from ._base import BRANCHES, DIGITS_IN_BRANCH, Base, read_base
from ._words import commit_message, taken_in_reason
from .outcome import Outcome

_SIGNATURE = Signature(name="Policy bank intake")

# A packet in one of these states may have lost its branch by accident, and is then taken in anew under its id.
_STILL_WAITING = frozenset({"submitted", "in-review", "returned"})


def find_packets(place: Path) -> tuple[Path, ...]:
    """Return the packets meant by `place`: the file itself, or the zips of a folder in the order of their names."""
    if not place.is_dir():
        return (place,)
    return tuple(
        sorted(
            (one for one in place.iterdir() if one.suffix.lower() == ".zip" and one.is_file()),
            key=lambda one: one.name,
        )
    )


def take_in(
    repository: Repository, packets: Iterable[Path], *, day: str, revision: str = ""
) -> tuple[Outcome, ...]:
    """Take the `packets` in on `day` (`2026-11-27`) and return what became of each, in their order.

    Branches leave from `revision`, else from the published branch. Working tree, index and all other branches stay.
    """
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        base = read_base(repository, Path(folder) / "bank", revision=revision)
        return run_intake(base, packets, day=day)


def run_intake(base: Base, packets: Iterable[Path], *, day: str) -> tuple[Outcome, ...]:
    """Take the `packets` in as `take_in` does, into a bank that is laid out already."""
    return _Intake(base, queue_in(base.repository), day).outcomes(tuple(packets))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A packet that lies beside the records of the bank: `files` are its paths from the bank's root."""

    packet: Packet
    record: Record
    folder: str
    files: tuple[str, ...]

    @property
    def branch(self) -> str:
        return f"{BRANCHES}{self.record.id}-{self.packet.digest[:DIGITS_IN_BRANCH]}"


class _Intake:
    """One run: what was decided stands by the place of its packet."""

    def __init__(self, base: Base, queue: Queue, day: str) -> None:
        self._base = base
        self._queue = queue
        self._day = day
        self._decided: dict[int, Outcome] = {}
        self._laid: dict[int, _Laid] = {}
        self._ids: dict[str, str] = dict(base.ids)
        # Packets that are in this run twice: the second by the first.
        self._digests: dict[str, int] = {}
        self._twins: dict[int, int] = {}
        self._entries: list[Entry] = []

    def outcomes(self, files: tuple[Path, ...]) -> tuple[Outcome, ...]:
        """Go through the three rounds."""
        for number, file in enumerate(files):
            with open_packet(file, packet_limits(self._base.settings)) as read:
                if read.packet is None:
                    self._decided[number] = Outcome(
                        name=shown_name(file), status="refused", faults=read.faults
                    )
                else:
                    self._look_at(number, read.packet)
        if self._laid:
            self._check_together()
        for number, laid in self._laid.items():
            self._write(number, laid)
        if self._entries:
            add_entries(self._base.repository, self._entries, day=self._day)
        for number, first in self._twins.items():
            told = self._decided[first]
            self._decided[number] = (
                replace(told, name=shown_name(files[number]))
                if told.status == "refused"
                else replace(
                    told,
                    name=shown_name(files[number]),
                    status="known",
                    state="submitted",
                    faults=(),
                )
            )
        return tuple(self._decided[number] for number in range(len(files)))

    def _look_at(self, number: int, packet: Packet) -> None:
        if packet.digest in self._digests:
            self._twins[number] = self._digests[packet.digest]
            return
        known = self._known(packet)
        if known is not None:
            self._decided[number] = known
            return
        document_id, faults = self._id_for(packet)
        values = filled_values(packet.values, document_id=document_id, day=self._day)
        record, findings = check_record(values, self._base.vocabularies)
        faults += [
            fault(one.code, _place(packet, "record.json"), **dict(one.facts)) for one in findings
        ]
        limits = text_limits(self._base.settings)
        for document in packet.documents:
            place = _place(packet, document.name).file
            faults += inspect_pdf(PdfFile(path=document.path, place=place), limits)
        if record is None or _has_error(faults):
            self._refuse(number, packet, faults)
            return
        self._ids[document_id] = packet.file_name
        self._digests[packet.digest] = number
        self._laid[number] = self._lay(packet, record, values)
        self._decided[number] = self._outcome(self._laid[number], faults)

    def _known(self, packet: Packet) -> Outcome | None:
        """Return the outcome of a packet that was handed in before, and see to its entry in the queue."""
        entry = self._queue.entry(packet.code)
        state = entry.state if entry else ""
        waiting = self._base.waiting_as(packet.digest)
        if waiting is not None:
            branch, document_id = waiting.branch, waiting.document_id
            if entry is None:
                self._add_entry(packet, document_id)
            return _known_outcome(packet, document_id, branch, state or "submitted")
        if entry is None or (state in _STILL_WAITING and entry.id not in self._base.ids):
            return None
        return _known_outcome(packet, entry.id, "", state)

    def _id_for(self, packet: Packet) -> tuple[str, list[Fault]]:
        entry = self._queue.entry(packet.code)
        if entry is not None and entry.id not in self._ids:
            return entry.id, []
        stated = packet.values.get("id")
        if not isinstance(stated, str):
            return free_id(packet.values, self._ids.__contains__), []
        place = _place(packet, "record.json")
        if not is_safe_id(stated):
            return free_id(packet.values, self._ids.__contains__), [
                fault("id-invalid", place, field="id", value=stated)
            ]
        if stated in self._ids:
            free = free_id({"title": {"en": stated}}, self._ids.__contains__)
            other = self._ids[stated]
            return free, [fault("packet-id-taken", place, value=stated, other=other, nearest=free)]
        return stated, []

    def _lay(self, packet: Packet, record: Record, values: Mapping[str, Any]) -> _Laid:
        folder = f"library/{record.type}/{record.id}"
        files = [f"{folder}/index.md"]
        write_text(self._base.folder / files[0], record_text(values))
        for document in packet.documents:
            files.append(f"{folder}/{record.id}.{document.language}.pdf")
            shutil.move(document.path, self._base.folder / files[-1])
        return _Laid(packet=packet, record=record, folder=folder, files=tuple(files))

    def _check_together(self) -> None:
        targets = {one.target for laid in self._laid.values() for one in laid.record.relations}
        self._base.records.lay_out(sorted(targets), self._base.folder)
        by_folder = {laid.folder: number for number, laid in self._laid.items()}
        found: dict[int, list[Fault]] = {}
        for one in read_library(self._base.folder).report.faults:
            number = by_folder.get(one.place.file.rpartition("/")[0])
            if number is not None:
                # The line is one of a file that nobody has.
                place = _place(self._laid[number].packet, "record.json")
                again = Fault(place=place, code=one.code, facts=one.facts)
                found.setdefault(number, []).append(again)
        for number, faults in found.items():
            told = [*self._decided[number].faults, *faults]
            if _has_error(told):
                self._refuse(number, self._laid.pop(number).packet, told)
            else:
                self._decided[number] = self._outcome(self._laid[number], told)

    def _write(self, number: int, laid: _Laid) -> None:
        repository, packet = self._base.repository, laid.packet
        blobs = {
            path: write_blob_of_file(repository, self._base.folder / path) for path in laid.files
        }
        commit = write_commit(
            repository,
            write_tree(repository, self._base.commit, blobs),
            parents=[self._base.commit],
            message=commit_message(packet, laid.record),
            day=self._day,
            signature=_SIGNATURE,
        )
        try:
            create_branch(repository, laid.branch, commit)
        except BranchTaken:
            if branch_commit(repository, laid.branch) is None:
                raise
            # Somebody took the same packet in at the same moment.
            self._decided[number] = _known_outcome(packet, laid.record.id, laid.branch, "submitted")
        self._entries.append(self._entry(packet, laid.record))

    def _add_entry(self, packet: Packet, document_id: str) -> None:
        """Add the entry of a packet that waits on a branch and is not in the queue (its writing was broken off)."""
        values = filled_values(packet.values, document_id=document_id, day=self._day)
        record, _ = check_record(values, self._base.vocabularies)
        if record is not None:
            self._entries.append(self._entry(packet, record))

    def _entry(self, packet: Packet, record: Record) -> Entry:
        return Entry(
            code=packet.code,
            id=record.id,
            title_km=record.title.km or "",
            title_en=record.title.en or "",
            type=record.type,
            door=packet.door,
            history=(
                Change(
                    state="submitted",
                    date=self._day,
                    role="intake-officer",
                    reason=taken_in_reason(packet.door),
                ),
            ),
        )

    def _outcome(self, laid: _Laid, faults: Iterable[Fault]) -> Outcome:
        return Outcome(
            name=laid.packet.file_name,
            status="taken-in",
            faults=tuple(sorted(set(faults))),
            code=laid.packet.code,
            document_id=laid.record.id,
            branch=laid.branch,
            contact=laid.packet.contact,
        )

    def _refuse(self, number: int, packet: Packet, faults: Iterable[Fault]) -> None:
        self._decided[number] = Outcome(
            name=packet.file_name,
            status="refused",
            faults=tuple(sorted(set(faults))),
            code=packet.code,
            contact=packet.contact,
        )


def _known_outcome(packet: Packet, document_id: str, branch: str, state: str) -> Outcome:
    return Outcome(
        name=packet.file_name,
        status="known",
        code=packet.code,
        document_id=document_id,
        branch=branch,
        state=state,
        contact=packet.contact,
    )


def _place(packet: Packet, inside: str) -> Place:
    return Place(file=f"{packet.file_name}/{inside}")


def _has_error(faults: Iterable[Fault]) -> bool:
    return any(one.severity == "error" for one in faults)
