"""Read the recommendations of a bank from `library/recommendations/*.yml`, one file for each source."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.schema import (
    Finding,
    Recommendation,
    RecommendationSource,
    Vocabularies,
    check_recommendation,
    check_recommendation_source,
    recommendation_broken,
)

from ._yaml import Path as ValuePath
from ._yaml import YamlFault, place_in, read_values
from .library import Register, RegisterFile

FOLDER = "library/recommendations"

# The name is the address of a page.
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml\Z")

_PARTS = ("source", "recommendations")

# Forty times what the register holds of the bank's own four papers together.
_LARGEST_BYTES = 400_000


def read_register(
    root: Path, vocabularies: Vocabularies, documents: Collection[str]
) -> tuple[Register, tuple[Fault, ...]]:
    """Return the register of the bank at `root` and what is wrong with its files; `documents` are the ids that exist.

    A bank without the folder has an empty register, and nothing is wrong. An entry that cannot be used is left out.
    """
    files: list[RegisterFile] = []
    faults: list[Fault] = []
    seen: dict[str, str] = {}
    for place in _places(root, faults):
        data = read_bytes(root / place, at_most=_LARGEST_BYTES + 1)
        if len(data) > _LARGEST_BYTES:
            size = (root / place).stat().st_size
            faults.append(
                fault("file-too-large", Place(file=place), limit=_LARGEST_BYTES, size=size)
            )
            continue
        reader = _Reader(place, data, vocabularies, documents, seen)
        read = reader.read()
        faults += reader.faults
        if read is not None:
            files.append(read)
    return Register(files=tuple(files)), tuple(sorted(faults))


def place_of_quotation(root: Path, file: RegisterFile, entry: int, number: int) -> Place:
    """Return where quotation `number` of recommendation `entry` of `file` stands, for a fault about it."""
    text = read_bytes(root / file.place).decode("utf-8-sig").replace("\r\n", "\n")
    line, column = place_in(text, ("recommendations", entry, "quotations", number, "text"))
    return Place(file=file.place, line=line, column=column)


def _places(root: Path, faults: list[Fault]) -> Iterator[str]:
    folder = root / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return  # not there; whatever else has its name, `_tree` tells
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        place = f"{FOLDER}/{entry.name}"
        if entry.name.startswith((".", "~$")):
            continue
        if _NAME.match(entry.name) and entry.is_file(follow_symlinks=False):
            yield place
        else:
            faults.append(fault("file-unclaimed", Place(file=place)))


class _Reader:
    """Reads one file, and collects the faults in it. `seen` holds the ids of all files, with the file of each."""

    def __init__(
        self,
        place: str,
        data: bytes,
        vocabularies: Vocabularies,
        documents: Collection[str],
        seen: dict[str, str],
    ) -> None:
        self.faults: list[Fault] = []
        self._place = place
        self._digest = digest_of(data)
        self._vocabularies = vocabularies
        self._documents = documents
        self._seen = seen
        self._text = self._decoded(data)

    def read(self) -> RegisterFile | None:
        """Return what the file holds; None where its source cannot be used."""
        values = self._values()
        if not isinstance(values, dict) or not isinstance(values.get("source"), dict):
            if not self.faults:
                self._tell(recommendation_broken("no-parts", (), ""))
            return None
        for name in values:
            if name not in _PARTS:
                self._tell(recommendation_broken("field-unknown", (name,), name))
        source = self._source(values["source"])
        recommendations = dict(self._recommendations(values.get("recommendations", []), source))
        if source is None:
            return None
        return RegisterFile(
            place=self._place,
            source=source,
            recommendations=recommendations,
            digest=self._digest,
        )

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            place = Place(file=self._place, line=line, column=1)
            self.faults.append(fault("file-not-utf8", place, value=f"0x{data[error.start]:02X}"))
            return ""

    def _values(self) -> Any:
        try:
            return read_values(self._text)
        except YamlFault as wrong:
            place = Place(file=self._place, line=wrong.line, column=wrong.column)
            self.faults.append(fault(wrong.code, place, **dict(wrong.facts)))
            return {}

    def _tell(self, finding: Finding, *inside: str | int) -> None:
        line, column = place_in(self._text, (*inside, *finding.path))
        place = Place(file=self._place, line=line, column=column)
        self.faults.append(fault(finding.code, place, **dict(finding.facts)))

    def _source(self, values: dict[str, Any]) -> RecommendationSource | None:
        source, findings = check_recommendation_source(values, self._vocabularies)
        for one in findings:
            self._tell(one, "source")
        if source is not None and source.document is not None:
            self._tell_unknown(source.document, ("source", "document"))
        return source

    def _recommendations(
        self, entries: Any, source: RecommendationSource | None
    ) -> Iterator[tuple[int, Recommendation]]:
        if not isinstance(entries, list):
            self._tell(recommendation_broken("wrong-kind", ("recommendations",), "recommendations"))
            return
        for number, entry in enumerate(entries):
            path: ValuePath = ("recommendations", number)
            if not isinstance(entry, dict):
                self._tell(recommendation_broken("not-a-mapping", path, entry))
                continue
            one, findings = check_recommendation(entry, self._vocabularies)
            for finding in findings:
                self._tell(finding, *path)
            if one is None:
                continue
            if one.id in self._seen:
                self._tell(recommendation_broken("id-twice", (*path, "id"), one.id))
                continue
            self._seen[one.id] = self._place
            if one.quotations and source is not None and source.document is None:
                # Nobody could look it up: a quotation is worth its name where its leaf can be opened.
                self._tell(recommendation_broken("quoted-outside", (*path, "quotations"), one.id))
            for place, answer in enumerate(one.answers):
                self._tell_unknown(answer.document, (*path, "answers", place, "document"))
            yield number, one

    def _tell_unknown(self, document_id: str, path: ValuePath) -> None:
        if document_id not in self._documents:
            self._tell(recommendation_broken("document-unknown", path, document_id))
