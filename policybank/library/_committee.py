"""Read what the committee wrote down: `library/committee/roster.yml`, `criteria.yml` and `decisions/<document-id>.yml`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.schema import (
    Committee,
    Criterion,
    Decisions,
    Finding,
    Role,
    Seat,
    check_committee_entry,
    committee_broken,
    pack_decisions,
    schema_digest,
    unpack_decisions,
)

from . import _yaml
from ._known import Known
from ._yaml import Path as ValuePath
from ._yaml import YamlFault, place_in, read_values

FOLDER = "library/committee"
_ROSTER, _CRITERIA, _DECISIONS = "roster.yml", "criteria.yml", "decisions"
_KNOWN = {_ROSTER, _CRITERIA, _DECISIONS}

_CACHE = ".cache/decisions.txt"

# The name is the id of a document.
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml\Z")

# Two hundred changes with their longest reasons in both languages.
_LARGEST_BYTES = 400_000

_Entry = TypeVar("_Entry", Role, Seat, Criterion)


def decisions_file(document_id: str) -> str:
    """Return where the decisions about a document stand: a POSIX path from the bank's root."""
    return f"{FOLDER}/{_DECISIONS}/{document_id}.yml"


def read_committee(root: Path) -> tuple[Committee, tuple[Fault, ...]]:
    """Return the committee of the bank at `root` and what is wrong with its files, whatever documents there are.

    A bank without the folder has an empty committee, and nothing is wrong. An entry that cannot be used is left out.
    """
    folder = root / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return Committee(), ()  # not there; whatever else has its name, `_tree` tells
    faults: list[Fault] = []
    _tell_unclaimed(root, faults)
    roster = _file_at(root, f"{FOLDER}/{_ROSTER}", faults)
    criteria = _file_at(root, f"{FOLDER}/{_CRITERIA}", faults)
    roles = dict(roster.entries("roles", Role))
    seats = dict(roster.entries("seats", Seat))
    judged = dict(criteria.entries("criteria", Criterion))
    _tell_twice(roster, "roles", roles)
    _tell_twice(criteria, "criteria", judged)
    known = {one.id for one in roles.values()}
    for number, seat in seats.items():
        if seat.role not in known:
            roster.tell(committee_broken("role-unknown", ("seats", number, "role"), seat.role))
    for one in (roster, criteria):
        one.tell_other_parts()
    decisions, decisions_digest = _decisions(root, known, faults)
    committee = Committee(
        roles=tuple(roles.values()),
        seats=seats,
        criteria=tuple(judged.values()),
        decisions=decisions,
        digest=digest_of(roster.digest, criteria.digest),
        decisions_digest=decisions_digest,
    )
    return committee, tuple(sorted(faults))


def _decisions(
    root: Path, roles: set[str], faults: list[Fault]
) -> tuple[dict[str, Decisions], str]:
    """Return what was decided by document, and one digest of it all."""
    head = digest_of(read_bytes(Path(__file__)), read_bytes(Path(_yaml.__file__)), schema_digest())
    known = Known(root / _CACHE, head, pack_decisions, unpack_decisions)
    decisions: dict[str, Decisions] = {}
    digests: list[str] = []
    for place in _decision_files(root, faults):
        file = _file_at(root, place, faults)
        # The name is a part of what is checked.
        digest = digest_of(place, file.digest)
        read = known.value_of(digest)
        if read is None:
            read = file.decisions()
            if read is None:
                continue
            known.keep(digest, read)
        digests.append(digest)
        decisions[read.document] = read
        for number, change in enumerate(read.history):
            # A bank that has not yet named its roles takes every role there is.
            if roles and change.role not in roles:
                file.tell(
                    committee_broken("role-unknown", ("history", number, "role"), change.role)
                )
    known.save()
    return decisions, digest_of(*digests)


def place_in_decisions(root: Path, document_id: str, path: ValuePath) -> Place:
    """Return where a value of the decisions about a document stands, for a fault about it."""
    file = decisions_file(document_id)
    text = read_bytes(root / file).decode("utf-8-sig").replace("\r\n", "\n")
    line, column = place_in(text, path)
    return Place(file=file, line=line, column=column)


def place_of_seat(root: Path, number: int) -> Place:
    """Return where the term of a seat (from 0) ends in the roster, for a fault about it."""
    file = f"{FOLDER}/{_ROSTER}"
    text = read_bytes(root / file).decode("utf-8-sig").replace("\r\n", "\n")
    line, column = place_in(text, ("seats", number, "until"))
    return Place(file=file, line=line, column=column)


def _scanned(root: Path, folder: str) -> list[os.DirEntry[str]]:
    path = root / folder
    if path.is_symlink() or not path.is_dir():
        return []
    with os.scandir(path) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    return [one for one in entries if not one.name.startswith((".", "~$"))]


def _tell_unclaimed(root: Path, faults: list[Fault]) -> None:
    for entry in _scanned(root, FOLDER):
        is_kind = entry.is_dir if entry.name == _DECISIONS else entry.is_file
        if entry.name not in _KNOWN or not is_kind(follow_symlinks=False):
            faults.append(fault("file-unclaimed", Place(file=f"{FOLDER}/{entry.name}")))


def _decision_files(root: Path, faults: list[Fault]) -> Iterator[str]:
    for entry in _scanned(root, f"{FOLDER}/{_DECISIONS}"):
        place = f"{FOLDER}/{_DECISIONS}/{entry.name}"
        if _NAME.match(entry.name) and entry.is_file(follow_symlinks=False):
            yield place
        else:
            faults.append(fault("file-unclaimed", Place(file=place)))


def _tell_twice(file: _File, part: str, entries: Mapping[int, Role | Criterion]) -> None:
    seen: set[str] = set()
    for number, one in entries.items():
        if one.id in seen:
            file.tell(committee_broken("id-twice", (part, number, "id"), one.id))
        seen.add(one.id)


def decisions_faults(document_id: str, text: str) -> tuple[Fault, ...]:
    """Return what would be wrong if `text` stood in the file of the decisions about a document."""
    faults: list[Fault] = []
    _File(decisions_file(document_id), text.encode("utf-8"), faults).decisions()
    return tuple(sorted(faults))


def _file_at(root: Path, place: str, faults: list[Fault]) -> _File:
    path = root / place
    if path.is_symlink() or not path.is_file():
        return _File(place, None, faults)
    data = read_bytes(path, at_most=_LARGEST_BYTES + 1)
    if len(data) > _LARGEST_BYTES:
        facts = {"limit": _LARGEST_BYTES, "size": path.stat().st_size}
        faults.append(fault("file-too-large", Place(file=place), **facts))
        return _File(place, None, faults)
    return _File(place, data, faults)


class _File:
    """One file, with the faults in it told to the list of all. `data` is None where there is none to read."""

    def __init__(self, place: str, data: bytes | None, faults: list[Fault]) -> None:
        self._place = place
        self._faults = faults
        self._text = ""
        self.digest = "" if data is None else digest_of(data)
        self._data = data
        self._known: set[str] = set()

    @cached_property
    def _values(self) -> Any:
        """The values of the file, read when they are first asked for; None where there are none to use."""
        data = self._data
        if data is None:
            return None
        try:
            self._text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            place = Place(file=self._place, line=line, column=1)
            self._faults.append(fault("file-not-utf8", place, value=f"0x{data[error.start]:02X}"))
            return None
        try:
            values = read_values(self._text)
        except YamlFault as wrong:
            place = Place(file=self._place, line=wrong.line, column=wrong.column)
            self._faults.append(fault(wrong.code, place, **dict(wrong.facts)))
            return None
        if not isinstance(values, dict):
            self.tell(committee_broken("not-a-mapping", (), self._place.rpartition("/")[2]))
            return None
        return values

    def tell(self, finding: Finding, *inside: str | int) -> None:
        """Add the fault that `finding` is, with its place."""
        if not self._text and self._data:
            self._text = self._data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        line, column = place_in(self._text, (*inside, *finding.path))
        place = Place(file=self._place, line=line, column=column)
        self._faults.append(fault(finding.code, place, **dict(finding.facts)))

    def entries(self, part: str, kind: type[_Entry]) -> Iterator[tuple[int, _Entry]]:
        """Yield the entries of a list of the file that can be used, each with its place in the list (from 0)."""
        self._known.add(part)
        values = self._values.get(part, []) if isinstance(self._values, dict) else []
        if not isinstance(values, list):
            self.tell(committee_broken("wrong-kind", (part,), part))
            return
        for number, entry in enumerate(values):
            if not isinstance(entry, dict):
                self.tell(committee_broken("not-a-mapping", (part, number), entry))
                continue
            one, findings = check_committee_entry(kind, entry)
            for finding in findings:
                self.tell(finding, part, number)
            if one is not None:
                yield number, one

    def decisions(self) -> Decisions | None:
        """Return what the file says was decided, None where it cannot be used."""
        if self._values is None:
            return None
        read, findings = check_committee_entry(Decisions, self._values)
        for finding in findings:
            self.tell(finding)
        name = self._place.rpartition("/")[2].removesuffix(".yml")
        if read is not None and read.document != name:
            self.tell(committee_broken("document-differs", ("document",), read.document))
            return None
        return read

    def tell_other_parts(self) -> None:
        """Tell of every part of the file that nobody asked for."""
        for name in self._values or ():
            if name not in self._known:
                self.tell(committee_broken("field-unknown", (name,), name))
