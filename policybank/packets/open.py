"""Open a packet: from the bytes of a stranger's zip to a `Packet`, or to faults, and never to anything else."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from policybank.core import Fault, Place, fault

from ._json import JsonFault, read_json
from ._manifest import DOCUMENT_NAME, Manifest, ToldFile, read_contact, read_manifest
from ._pdf import second_kind
from ._zip import Entry, ZipFault, read_entry, read_names
from .packet import (
    CONTACT,
    LARGEST_NOTES_BYTES,
    LARGEST_READ_ME_BYTES,
    LARGEST_RECORD_BYTES,
    MANIFEST,
    MOST_DOCUMENTS,
    NOTE,
    RECORD,
    Contact,
    Packet,
    PacketDocument,
    PacketLimits,
    shown_name,
)
from .receipt import receipt_code, receipt_digest

_LIMITS = {
    MANIFEST: LARGEST_NOTES_BYTES,
    CONTACT: LARGEST_NOTES_BYTES,
    RECORD: LARGEST_RECORD_BYTES,
    NOTE: LARGEST_READ_ME_BYTES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketRead:
    """What a zip gave: its packet, or None, and its faults. Whether the record keeps to the schema is not asked here."""

    packet: Packet | None
    faults: tuple[Fault, ...]


@contextlib.contextmanager
def open_packet(file: Path, limits: PacketLimits) -> Iterator[PacketRead]:
    """Yield the packet in `file`. Its PDFs lie in a temporary folder that is gone when the block ends.

    The zip itself is only read. A packet is whole or not at all: one fault, and there is none.
    """
    with tempfile.TemporaryDirectory(prefix="packet-") as folder:
        opening = _Opening(file, Path(folder), limits)
        packet = opening.packet()
        faults = tuple(sorted(set(opening.faults)))
        yield PacketRead(packet=None if faults else packet, faults=faults)


class _Opening:
    """One packet on its way: collects faults and goes on as far as what is left can still be trusted."""

    def __init__(self, file: Path, folder: Path, limits: PacketLimits) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._folder = folder
        self._limits = limits
        self._name = shown_name(file)

    def packet(self) -> Packet | None:
        """Return the packet, or None with the reasons in `faults`."""
        if not self._file.is_file():
            self._tell("packet-damaged", reason="packet-not-a-zip")
            return None
        size_bytes = self._file.stat().st_size
        if size_bytes > self._limits.largest_packet_bytes:
            self._tell("packet-too-large", size=size_bytes, limit=self._limits.largest_packet_bytes)
            return None
        with self._file.open("rb") as stream:
            try:
                unpacked = self._unpacked(stream, read_names(stream, size_bytes))
            except ZipFault as wrong:
                self._tell(wrong.code, wrong.entry, **wrong.facts)
                return None
        return None if unpacked is None else self._judged(unpacked)

    def _tell(self, code: str, inside: str = "", **facts: object) -> None:
        self.faults.append(fault(code, self._place(inside), **facts))

    def _place(self, inside: str = "") -> Place:
        # An unknown name is a fact of its fault, cleaned as facts are; in a place stand only the names we know.
        is_known = inside in _LIMITS or DOCUMENT_NAME.match(inside)
        return Place(file=f"{self._name}/{inside}" if is_known else self._name)

    def _unpacked(
        self, stream: BinaryIO, entries: tuple[Entry, ...]
    ) -> Mapping[str, bytes | str] | None:
        """Write the PDFs into the folder; return the bytes of each other file, and of each PDF its SHA-256."""
        if not self._names_are_known(entries):
            return None
        found: dict[str, bytes | str] = {}
        for entry in entries:
            if entry.name in _LIMITS:
                found[entry.name] = b"".join(read_entry(stream, entry))
                continue
            whole = hashlib.sha256()
            with (self._folder / entry.name).open("wb") as target:
                for piece in read_entry(stream, entry):
                    whole.update(piece)
                    target.write(piece)
            found[entry.name] = whole.hexdigest()
        return found

    def _names_are_known(self, entries: tuple[Entry, ...]) -> bool:
        seen: set[str] = set()
        for entry in entries:
            is_document = bool(DOCUMENT_NAME.match(entry.name))
            limit = _LIMITS.get(entry.name, self._limits.largest_pdf_bytes if is_document else 0)
            if not limit:
                self._tell("packet-file-unknown", value=entry.name)
            elif entry.name in seen:
                self._tell("packet-file-twice", value=entry.name)
            elif entry.size_bytes > limit:
                self._tell("packet-too-large", entry.name, size=entry.size_bytes, limit=limit)
            seen.add(entry.name)
        for name in (MANIFEST, RECORD):
            if name not in seen:
                self._tell("packet-file-missing", value=name)
        if sum(1 for name in seen if DOCUMENT_NAME.match(name)) > MOST_DOCUMENTS:
            self._tell("packet-unlike-form", reason="packet-too-many-files")
        return not self.faults

    def _judged(self, found: Mapping[str, bytes | str]) -> Packet | None:
        manifest_tree = self._tree(found, MANIFEST)
        values = self._tree(found, RECORD)
        contact = self._contact(found)
        if manifest_tree is None or values is None:
            return None
        manifest, faults = read_manifest(manifest_tree, self._place(MANIFEST))
        self.faults += faults
        if manifest is None:
            return None
        sha256s = {name: one for name, one in found.items() if isinstance(one, str)}
        record = found[RECORD]
        assert isinstance(record, bytes), "only of PDFs a digest is kept"
        digest = receipt_digest(record, sha256s.items())
        if receipt_code(digest) != manifest.code:
            self._tell("packet-code-differs", value=manifest.code, wanted=receipt_code(digest))
        documents = self._documents(manifest, sha256s)
        self._compare_editions(values, sha256s)
        return self._made(manifest, digest, values, documents, contact)

    def _made(
        self,
        manifest: Manifest,
        digest: str,
        values: Mapping[str, Any],
        documents: tuple[PacketDocument, ...],
        contact: Contact,
    ) -> Packet:
        return Packet(
            file_name=self._name,
            digest=digest,
            code=manifest.code,
            made=manifest.made,
            door=manifest.door,
            language=manifest.language,
            values=values,
            documents=documents,
            suitable=manifest.suitable,
            sharing=manifest.sharing,
            sentence_km=manifest.sentence_km,
            sentence_en=manifest.sentence_en,
            contact=contact,
        )

    def _tree(self, found: Mapping[str, bytes | str], name: str) -> dict[str, Any] | None:
        data = found[name]
        assert isinstance(data, bytes), "only of PDFs a digest is kept"
        try:
            return read_json(data)
        except JsonFault as wrong:
            # What stands in the file of the giver's contact is shown to nobody but the officer.
            value = "" if name == CONTACT else wrong.value
            self._tell("packet-json", name, reason=f"packet-{wrong.reason}", value=value)
            return None

    def _contact(self, found: Mapping[str, bytes | str]) -> Contact:
        if CONTACT not in found:
            return Contact()
        tree = self._tree(found, CONTACT)
        contact, faults = read_contact(tree or {}, self._place(CONTACT))
        self.faults += faults
        return contact

    def _documents(
        self, manifest: Manifest, sha256s: Mapping[str, str]
    ) -> tuple[PacketDocument, ...]:
        told: dict[str, ToldFile] = {one.name: one for one in manifest.files}
        for name in sorted(told.keys() - sha256s.keys()):
            self._tell("packet-file-missing", value=name)
        documents = []
        for name, sha256 in sorted(sha256s.items()):
            path = self._folder / name
            size_bytes = path.stat().st_size
            of_giver = told.get(name)
            if of_giver is None:
                self._tell("packet-file-unclaimed", value=name)
                continue
            if of_giver.sha256 != sha256 or of_giver.size_bytes != size_bytes:
                self._tell("packet-file-differs", name, value=name)
            self._look_at_pdf(path, name, size_bytes)
            form = DOCUMENT_NAME.match(name)
            assert form, "the names are known"
            documents.append(
                PacketDocument(
                    name=name,
                    language=form.group(1),
                    path=path,
                    sha256=sha256,
                    size_bytes=size_bytes,
                    leaves=of_giver.leaves,
                )
            )
        return tuple(documents)

    def _look_at_pdf(self, path: Path, name: str, size_bytes: int) -> None:
        if not size_bytes:
            self._tell("pdf-empty", name)
            return
        kind = second_kind(path)
        if kind:
            self._tell("pdf-two-kinds", name, kind=kind)

    def _compare_editions(self, values: Mapping[str, Any], sha256s: Mapping[str, str]) -> None:
        editions = values.get("editions", [])
        claimed: set[str] = set()
        for edition in editions if isinstance(editions, list) else ():
            file = edition.get("file") if isinstance(edition, dict) else None
            language = edition.get("language") if isinstance(edition, dict) else None
            if not isinstance(file, str):
                # The schema tells what is wrong with it.
                continue
            claimed.add(file)
            form = DOCUMENT_NAME.match(file)
            if not form:
                self._tell("packet-field-wrong", RECORD, field="editions.file", value=file)
            elif form.group(1) != language:
                self._tell("packet-field-wrong", RECORD, field="editions.language", value=language)
            elif file not in sha256s:
                self._tell("packet-file-missing", value=file)
        for name in sorted(sha256s.keys() - claimed):
            self._tell("packet-file-unclaimed", value=name)
