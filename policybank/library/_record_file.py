"""Read one record file: from bytes to a `Document`, or to faults with line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path as FolderPath

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.schema import Finding, Vocabularies, check_record

from ._yaml import Path, Value, YamlFault, place_in, read_values
from .library import Document

# The longest record of the first bank has 4 KB. A record with every list full has about 60 KB.
LARGEST_RECORD_BYTES = 128_000

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordText:
    """The front matter of a record file: `yaml` stands from the file's second line on."""

    file: str
    digest: str
    yaml: str
    faults: tuple[Fault, ...]

    @property
    def is_readable(self) -> bool:
        """Whether there is a front matter to go on with."""
        return not any(
            one.severity == "error" and one.code != "body-not-empty" for one in self.faults
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRead:
    """What one record file gave: the id it states (None where it states none), its document, its faults.

    Neither the values nor the text are kept, for those of 10,000 records take 200 MB. A place is looked up in the file.
    """

    root: FolderPath
    file: str
    id: str | None
    document: Document | None
    faults: tuple[Fault, ...]

    def place(self, path: Path) -> Place:
        """Return the place of the value at `path`."""
        data = read_bytes(self.root / self.file, at_most=LARGEST_RECORD_BYTES)
        line, column = place_in(split_record(self.file, data).yaml, path)
        return Place(file=self.file, line=line + 1, column=column)


def split_record(file: str, data: bytes) -> RecordText:
    """Return the front matter in `data`, with the faults of the file as a text; `yaml` is empty where there is none."""
    faults: list[Fault] = []
    place = Place(file=file)

    def done(yaml: str) -> RecordText:
        return RecordText(file=file, digest=digest_of(data), yaml=yaml, faults=tuple(faults))

    if len(data) > LARGEST_RECORD_BYTES:
        faults.append(fault("file-too-large", place, size=len(data), limit=LARGEST_RECORD_BYTES))
        return done("")
    if data.startswith(_BOM):
        faults.append(fault("byte-order-mark", Place(file=file, line=1, column=1)))
        data = data[len(_BOM) :]
    if b"\r" in data:
        faults.append(fault("line-ends-windows", Place(file=file, line=1, column=1)))
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        faults.append(
            fault(
                "file-not-utf8",
                Place(file=file, line=line, column=column),
                value=f"0x{data[error.start]:02X}",
            )
        )
        return done("")
    opening = _FENCE.match(text)
    if not opening:
        first = text.split("\n", 1)[0].strip()
        faults.append(
            fault("front-matter-missing", Place(file=file, line=1, column=1), value=first)
        )
        return done("")
    closing = _CLOSING_FENCE.search(text, opening.end())
    if not closing:
        faults.append(
            fault("front-matter-open", Place(file=file, line=text.count("\n") + 1, column=1))
        )
        return done("")
    body = text[closing.end() :]
    if body.strip():
        start = closing.end() + len(body) - len(body.lstrip())
        place = Place(file=file, line=text.count("\n", 0, start) + 1, column=1)
        faults.append(fault("body-not-empty", place, value=body.strip().split("\n", 1)[0]))
    return done(text[opening.end() : closing.start()])


def read_record_values(text: RecordText) -> tuple[Value, tuple[Fault, ...]]:
    """Return the values of the front matter, or None and why."""
    try:
        values = read_values(text.yaml)
    except YamlFault as wrong:
        place = Place(file=text.file, line=wrong.line + 1, column=wrong.column)
        return None, (fault(wrong.code, place, **dict(wrong.facts)),)
    if not isinstance(values, dict):
        kind = "list" if isinstance(values, list) else "text"
        return None, (
            fault("yaml-not-a-mapping", Place(file=text.file, line=2, column=1), kind=kind),
        )
    return values, ()


def read_record(
    root: FolderPath, folder: str, text: RecordText, values: Value, vocabularies: Vocabularies
) -> RecordRead:
    """Check `values` of the record in `folder`, which stands below `root`, and return what it gives."""
    record, findings = check_record(values, vocabularies)
    faults = tuple(_fault_of(text, finding) for finding in findings)
    document = None
    if record is not None and not any(one.severity == "error" for one in (*text.faults, *faults)):
        document = Document(record=record, folder=folder, digest=text.digest)
    stated = values.get("id") if isinstance(values, dict) else None
    record_id = stated if isinstance(stated, str) else None
    return RecordRead(root=root, file=text.file, id=record_id, document=document, faults=faults)


def unread(root: FolderPath, text: RecordText) -> RecordRead:
    """Return what a file gave whose front matter could not be read; its faults are told already."""
    return RecordRead(root=root, file=text.file, id=None, document=None, faults=())


def _fault_of(text: RecordText, finding: Finding) -> Fault:
    line, column = place_in(text.yaml, finding.path)
    place = Place(file=text.file, line=line + 1, column=column)
    return fault(finding.code, place, **dict(finding.facts))
