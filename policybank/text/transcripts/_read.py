"""Read a transcript: from bytes to a `Transcript`, or to faults with their lines.

The front matter goes through the library's own reader of YAML, which keeps every value as text and refuses whatever
can explode. A transcript is plain text, so no reader of Markdown comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from policybank.core import Fault, Place, digest_of, fault, read_bytes

from ._form import ESCAPED, FIELDS, HEADING, NOTE, UNCHECKED, UNCLEAR
from .transcript import (
    FORBIDDEN_SIGNS,
    METHODS,
    Transcript,
    TranscriptLeaf,
    TranscriptRead,
    clean_text,
)

# A thousand full leaves of Khmer are 9 MB: 3,000 letters of three bytes each.
LARGEST_TRANSCRIPT_BYTES: Final = 10_000_000
# Faults of the text beyond these are of no use to a person, and a hostile file could have a million.
_MOST_FAULTS: Final = 50
_MOST_NAMES: Final = 20
_LONGEST_NAME: Final = 120
# YAML of four fields; what is longer is refused before it is parsed.
_LONGEST_FRONT_MATTER: Final = 8_000

_BOM: Final = b"\xef\xbb\xbf"
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_KHMER: Final = re.compile("[\u1780-\u17d3\u17d7\u17dd\u17e0-\u17e9\u200b-\u200d]")


def read_transcript(file: Path, place: str) -> TranscriptRead:
    """Return the transcript in `file`, which a fault names by `place`, and every fault of the file alone.

    `file` must be a plain file: a symbolic link is followed.
    """
    data = read_bytes(file, at_most=LARGEST_TRANSCRIPT_BYTES + 1)
    return parse_transcript(data, place)


def parse_transcript(data: bytes, place: str) -> TranscriptRead:
    """Return what `read_transcript` does, of the bytes of the file."""
    reading = _Reading(place, digest_of(data))
    transcript = reading.transcript(data)
    faults = tuple(reading.faults)
    if any(one.severity == "error" for one in faults):
        transcript = None
    return TranscriptRead(transcript=transcript, faults=faults)


class _Reading:
    """One file on its way to a value; `faults` fill as it goes."""

    def __init__(self, place: str, digest: str) -> None:
        self._place = place
        self._digest = digest
        self.faults: list[Fault] = []

    def _tell(self, code: str, line: int, column: int = 1, **facts: object) -> None:
        if len(self.faults) < _MOST_FAULTS:
            place = Place(file=self._place, line=line, column=column if line else 0)
            self.faults.append(fault(code, place, **facts))

    def transcript(self, data: bytes) -> Transcript | None:
        text = self._decoded(data)
        if text is None:
            return None
        lines = text.split("\n")
        end = self._front_matter_end(lines)
        if end is None:
            return None
        yaml = "\n".join(lines[1:end]) + "\n"
        values = self._values(yaml)
        leaves = self._leaves(lines, end + 1)
        if values is None:
            return None
        return self._with_fields(values, yaml, leaves)

    def _decoded(self, data: bytes) -> str | None:
        if len(data) > LARGEST_TRANSCRIPT_BYTES:
            self._tell("file-too-large", 0, size=len(data), limit=LARGEST_TRANSCRIPT_BYTES)
            return None
        if data.startswith(_BOM):
            self._tell("byte-order-mark", 1)
            data = data[len(_BOM) :]
        if b"\r" in data:
            self._tell("line-ends-windows", 1)
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            self._tell("file-not-utf8", line, column, value=f"0x{data[error.start]:02X}")
            return None

    def _front_matter_end(self, lines: list[str]) -> int | None:
        """Return the place of the line that closes the front matter, from 0."""
        if lines[0].rstrip() != "---":
            self._tell("front-matter-missing", 1, value=lines[0].strip())
            return None
        for place, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return place
        self._tell("front-matter-open", len(lines))
        return None

    def _values(self, yaml: str) -> dict[str, object] | None:
        if len(yaml) > _LONGEST_FRONT_MATTER:
            self._tell("file-too-large", 2, size=len(yaml), limit=_LONGEST_FRONT_MATTER)
            return None
        # Not above: each child that reads PDFs loads this room, and would load the schema, which takes as long as all else it needs.
        from policybank.library import YamlFault, read_values

        try:
            values = read_values(yaml)
        except YamlFault as wrong:
            self._tell(wrong.code, wrong.line + 1, wrong.column, **dict(wrong.facts))
            return None
        if not isinstance(values, dict):
            kind = "list" if isinstance(values, list) else "text"
            self._tell("yaml-not-a-mapping", 2, kind=kind)
            return None
        return values

    def _with_fields(
        self, values: dict[str, object], yaml: str, leaves: tuple[TranscriptLeaf, ...]
    ) -> Transcript | None:
        from policybank.library import place_in
        from policybank.schema import parse_date

        lines = {name: place_in(yaml, (name,))[0] + 1 for name in values}
        for name in values:
            if name not in FIELDS:
                self._tell("transcript-field-unknown", lines[name], field=name)
        for name in FIELDS:
            if name not in values:
                self._tell("transcript-field-missing", 1, field=name)
        sha256 = self._chosen(values, lines, "pdf-sha256", lambda text: bool(_SHA256.match(text)))
        method = self._chosen(values, lines, "method", METHODS.__contains__)
        names = tuple(self._names(values.get("corrected-by"), lines))
        day = values.get("corrected-on")
        date = parse_date(day) if isinstance(day, str) else None
        if day is not None and date is None:
            self._tell("date-invalid", lines["corrected-on"], field="corrected-on", value=day)
        return Transcript(
            place=self._place,
            pdf_sha256=sha256,
            sha256_line=lines.get("pdf-sha256", 1),
            method=method,
            corrected_by=names,
            corrected_on=str(date) if date else "",
            leaves=leaves,
            digest=self._digest,
        )

    def _chosen(
        self,
        values: dict[str, object],
        lines: dict[str, int],
        name: str,
        is_right: Callable[[str], bool],
    ) -> str:
        value = values.get(name)
        if isinstance(value, str) and is_right(value):
            return value
        if value is not None:
            self._tell("transcript-field-invalid", lines[name], field=name, value=value)
        return ""

    def _names(self, value: object, lines: dict[str, int]) -> Iterator[str]:
        names = value if isinstance(value, list) else [] if value is None else [value]
        if len(names) > _MOST_NAMES or (isinstance(value, list) and not names):
            self._tell(
                "transcript-field-invalid", lines["corrected-by"], field="corrected-by", value=value
            )
            return
        for name in names:
            if _is_name(name):
                yield str(name).strip()
            else:
                self._tell(
                    "transcript-field-invalid",
                    lines["corrected-by"],
                    field="corrected-by",
                    value=name,
                )

    def _leaves(self, lines: list[str], start: int) -> tuple[TranscriptLeaf, ...]:
        found: dict[int, TranscriptLeaf] = {}
        gathering = _Gathering()
        was_outside_told = False
        for number, raw in enumerate(lines[start:], start=start + 1):
            line = raw.strip()
            hiding = FORBIDDEN_SIGNS.search(raw)
            if hiding:
                sign = f"U+{ord(hiding.group()):04X}"
                self._tell(
                    "text-control-character",
                    number,
                    hiding.start() + 1,
                    field=gathering.heading or "---",
                    sign=sign,
                )
            heading = HEADING.match(line)
            if heading:
                gathering.close(found)
                leaf = int(heading.group(1))  # takes Khmer digits too
                if leaf == 0:
                    self._tell("transcript-line-unclear", number, value=line)
                elif leaf in found:
                    self._tell("transcript-leaf-twice", number, leaves=leaf, lines=found[leaf].line)
                gathering = _Gathering(leaf, number, line.strip("# \t"))
            elif NOTE.match(line):
                gathering.is_checked &= not UNCHECKED.match(line)
            elif UNCLEAR.match(line):
                self._tell("transcript-line-unclear", number, value=line)
            elif gathering.number is None:
                if line and not was_outside_told:
                    was_outside_told = True
                    self._tell("transcript-text-outside", number, value=line)
            else:
                gathering.add(line.removeprefix("\\") if ESCAPED.match(line) else line)
        gathering.close(found)
        return tuple(found[number] for number in sorted(found))


class _Gathering:
    """The leaf whose lines are being read; `number` is None before the first heading."""

    def __init__(self, number: int | None = None, line: int = 0, heading: str = "") -> None:
        self.number = number
        self.heading = heading
        self.is_checked = True
        self._line = line
        self._blocks: list[list[str]] = [[]]

    def add(self, line: str) -> None:
        """Take a line of text; an empty one ends the paragraph."""
        if line:
            self._blocks[-1].append(line)
        elif self._blocks[-1]:
            self._blocks.append([])

    def close(self, found: dict[int, TranscriptLeaf]) -> None:
        """Put the leaf among those found, unless its number is there already."""
        if self.number is not None and self.number not in found:
            found[self.number] = TranscriptLeaf(
                number=self.number,
                text=clean_text("\n".join(_joined(block) for block in self._blocks)),
                is_checked=self.is_checked,
                line=self._line,
            )


def _is_name(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value.strip()) <= _LONGEST_NAME
        and "\n" not in value
        and not FORBIDDEN_SIGNS.search(value)
    )


def _joined(lines: list[str]) -> str:
    """Return the lines of one paragraph as one: nothing between Khmer and Khmer, else a space."""
    parts: list[str] = []
    for line in lines:
        if parts and not (_KHMER.match(parts[-1][-1]) and _KHMER.match(line)):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
