"""What this room gives to the others: the text of a PDF, leaf by leaf, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from policybank.core import Fault

Trust = Literal[
    "text-layer",  # the file's own text, found sound
    "legacy-font",  # converted from a font that draws Khmer over Latin code points
    "ocr",  # read from the image by a machine, unchecked
    "corrected",  # a person's transcript
    "unreadable",  # there is text, but it is noise; it is not published
    "pending",  # an image that no machine has read yet
    "blank",  # nothing stands on the leaf
]
TRUSTS: tuple[str, ...] = get_args(Trust)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A PDF of the library: where it is read, and how a fault names it (POSIX path from the root)."""

    path: Path
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one PDF may cost. The size and the seconds are the bank's settings."""

    largest_bytes: int
    slowest_seconds: float
    # The 33 files this was tried on took 54 MB at most, together; a bomb of 5 KB asks for gigabytes.
    memory_bytes: int = 600_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a PDF. `text` has one line for each paragraph and is empty when it may not be published."""

    number: int
    text: str
    trust: Trust
    language: Literal["km", "en"] | None
    has_images: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of one PDF. `reader` names the program that read it, for the page that shows it."""

    sha256: str
    size_bytes: int
    leaves: tuple[Leaf, ...]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What lists and record pages need of a PDF without loading its text. `trusts` counts its leaves by trust."""

    file: PdfFile
    sha256: str
    size_bytes: int
    leaf_count: int
    unreadable_leaves: tuple[int, ...]
    trusts: tuple[tuple[Trust, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The PDFs whose text lies in the cache, in the order they were asked for, and the faults of all.

    `load_text` gives the text of one of them. The whole of a large bank does not fit into memory. `reader` changes
    when the program that reads them does, and with it perhaps their text.
    """

    reader: str
    facts: tuple[PdfFacts, ...]
    faults: tuple[Fault, ...]
