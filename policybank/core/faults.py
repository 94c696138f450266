"""Faults: what is wrong in the library and can be mended by a contributor.

A fault is a value, not an exception: rooms collect them and go on, so that a contributor sees everything at once. Its
words stand in `i18n` under `faults.<code>`; here are only the code, the place and the facts that the words mention.
Every code has a folder `tests/faults/<code>/`; a test holds this table, the words and those folders together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

# An error stops publication (the last good site stays); a warning publishes, with a mark.
SEVERITIES: dict[str, Severity] = {
    # the file as text
    "file-not-utf8": "error",
    "file-too-large": "error",
    "file-unclaimed": "warning",
    "file-name-not-ascii": "error",
    "link-outside": "error",
    "line-ends-windows": "warning",
    "byte-order-mark": "warning",
    "record-missing": "error",
    # the record as YAML
    "front-matter-missing": "error",
    "front-matter-open": "error",
    "yaml-tab": "error",
    "yaml-syntax": "error",
    "yaml-not-a-mapping": "error",
    "yaml-key-twice": "error",
    "yaml-anchor": "error",
    "yaml-tag": "error",
    "yaml-too-deep": "error",
    "body-not-empty": "error",
    # the record as fields
    "field-unknown": "error",
    "field-missing": "error",
    "field-empty": "error",
    "value-wrong-kind": "error",
    "value-too-long": "error",
    "value-twice": "error",
    "title-missing": "error",
    "text-wrong-language": "warning",
    "text-markup": "error",
    "text-control-character": "error",
    "smart-quotes": "warning",
    "id-invalid": "error",
    "date-invalid": "error",
    "date-order": "error",
    "term-unknown": "error",
    "url-invalid": "error",
    "rights-not-for-type": "error",
    "rights-forbid-file": "error",
    "permission-evidence-missing": "error",
    "file-name-unsafe": "error",
    # the library as a whole
    "id-twice": "error",
    "id-taken": "error",
    "folder-differs": "warning",
    "edition-file-missing": "error",
    "edition-language-twice": "error",
    "edition-name-differs": "warning",
    "relation-to-nothing": "error",
    "relation-to-itself": "error",
    "relation-loop": "error",
    "vocabulary-broken": "error",
    "glossary-broken": "error",
    "glossary-term-twice": "warning",
    "recommendation-broken": "error",
    "quotation-not-found": "warning",
    # the committee
    "committee-broken": "error",
    "contact-in-public": "error",
    "decision-date-order": "error",
    "decision-step": "error",
    "permission-needs-two": "error",
    "seat-term-over": "warning",
    # what return slips told
    "usage-broken": "error",
    # the PDF
    "pdf-empty": "error",
    "pdf-not-a-pdf": "error",
    "pdf-encrypted": "error",
    "pdf-damaged": "error",
    "pdf-too-large": "error",
    "pdf-two-kinds": "error",
    # found while it is read: these cost the edition and not the build
    "pdf-unreadable": "warning",
    "pdf-no-leaves": "warning",
    "pdf-too-slow": "warning",
    "pdf-not-cleaned": "warning",
    "pdf-active-content": "warning",
    "pdf-locked": "warning",
    "pdf-leaf-unreadable": "warning",
    "pdf-leaf-waiting": "warning",
    # the transcript of a PDF
    "transcript-without-edition": "error",
    "transcript-field-missing": "error",
    "transcript-field-unknown": "error",
    "transcript-field-invalid": "error",
    "transcript-text-outside": "error",
    "transcript-line-unclear": "error",
    "transcript-leaf-twice": "error",
    "transcript-leaf-unknown": "error",
    "transcript-pdf-changed": "error",
    "transcript-leaf-unchecked": "warning",
    # the packet in which a document is handed in
    "packet-damaged": "error",
    "packet-unlike-form": "error",
    "packet-too-large": "error",
    "packet-version-unknown": "error",
    "packet-file-unknown": "error",
    "packet-file-twice": "error",
    "packet-file-missing": "error",
    "packet-file-unclaimed": "error",
    "packet-file-differs": "error",
    "packet-code-differs": "error",
    "packet-json": "error",
    "packet-field-wrong": "error",
    "packet-id-taken": "error",
    # the list of documents as a spreadsheet
    "sheet-unreadable": "error",
    "sheet-column-unknown": "error",
    "sheet-column-twice": "error",
    "sheet-formula": "error",
    "sheet-file-missing": "error",
    "sheet-file-outside": "error",
    # the branch of what waits
    "queue-broken": "warning",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a fault is: a file (POSIX path from the root), and line and column (from 1; 0 when the whole file is meant)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing to mend. `facts` fill the placeholders of its words, in the order given."""

    place: Place
    code: str
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.code not in SEVERITIES:
            raise KeyError(
                f"unknown fault code {self.code!r}: add it to SEVERITIES, with words and a folder of tests"
            )

    @property
    def severity(self) -> Severity:
        """Whether it stops publication."""
        return SEVERITIES[self.code]


def fault(code: str, place: Place, **facts: object) -> Fault:
    """Return a fault with its facts as text, shortened so that a hostile value cannot flood the screen."""
    return Fault(
        code=code, place=place, facts=tuple((name, _shown(value)) for name, value in facts.items())
    )


# Long enough for any honest title; a value is shown to be recognised, not to be read whole.
_LONGEST_FACT = 160

# Khmer writers put zero-width spaces where a line may break; they are no reason to spoil the word.
_HARMLESS = "\u200b\u200c\u200d"


def _shown(value: object) -> str:
    text = "".join(
        letter if letter.isprintable() or letter in _HARMLESS else "\N{REPLACEMENT CHARACTER}"
        for letter in str(value)
    )
    return text if len(text) <= _LONGEST_FACT else text[:_LONGEST_FACT] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All faults of one run, each once, sorted by file, line and code."""

    faults: tuple[Fault, ...] = field(default=())

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> Report:
        """Return the report of `faults` in reading order, doubles removed."""
        return cls(faults=tuple(sorted(set(faults))))

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stop publication."""
        return tuple(one for one in self.faults if one.severity == "error")

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults that are published with a mark."""
        return tuple(one for one in self.faults if one.severity == "warning")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in reading order."""
        return tuple(one.code for one in self.faults)

    def joined(self, faults: Iterable[Fault]) -> Report:
        """Return a report of these faults and `faults`."""
        return Report.of((*self.faults, *faults))
