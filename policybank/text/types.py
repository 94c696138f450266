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
    "unreadable",  # neither its text layer nor the machine that reads images gave text that may be published
    "pending",  # waits for the machine that reads images
    "blank",  # nothing stands on the leaf
]
TRUSTS: tuple[str, ...] = get_args(Trust)

# Why the text layer of a leaf was refused, or what was read of its image; empty for a sound leaf.
Doubt = Literal[
    "",
    "no-text",  # an image or drawing without any text
    "scanner-layer",  # an image, and over it what the scanner's program read of it
    "number-only",  # a scan whose text layer is a page number or the scanner's stamp
    "bad-characters",  # U+FFFD, private use, (cid:…)
    "invalid-clusters",  # Khmer marks in an order no writer could mean
    "doubled-letters",  # clusters that stand twice in a row, as Typst writes them
    "low-coverage",  # Khmer letters, but not the words of the language
    "no-words",  # Latin letters that are no words: a hidden legacy font, or a foreign OCR over a Khmer scan
    "font-unknown",  # a legacy font whose mapping we do not have
    "not-read",  # the leaf could not be interpreted at all
    "ocr-poor",  # the machine read the image, and what it read is noise
    "ocr-failed",  # the machine could not read the image within its limits
]
DOUBTS: tuple[str, ...] = get_args(Doubt)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A PDF to read: where it lies, and how a fault names it (POSIX path from the root).

    `transcript` is the person's text that stands beside it, and `transcript_place` how a fault names that; None and
    empty where there is none.
    """

    path: Path
    place: str
    transcript: Path | None = None
    transcript_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one PDF may cost. The size and the seconds are the bank's settings."""

    largest_bytes: int
    slowest_seconds: float
    # The 33 files this was tried on took 54 MB at most, together; a bomb of 5 KB asks for gigabytes.
    memory_bytes: int = 600_000_000
    # A hundred times what a leaf takes on a quiet machine.
    slowest_image_seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a PDF. `text` has one line for each paragraph and is empty when it may not be published.

    `head` and `foot` are what the producer repeats on every leaf, page numbers among it, kept apart from the text.
    `coverage` is the part of the words that are known in the leaf's language, from 0 to 1, or None where there is too
    little text to say; `invalid_clusters` and `bad_characters` are parts of the Khmer clusters and of the characters.
    `confidence` is what the machine that read the image says of itself, from 0 to 1. The figures are of the text that
    was judged, also where it was refused. `seconds` is the processor's time that reading took, that of the machine that
    reads images with it, and no page may show it.
    """

    number: int
    text: str
    trust: Trust
    language: Literal["km", "en"] | None
    has_images: bool
    doubt: Doubt = ""
    head: str = ""
    foot: str = ""
    coverage: float | None = None
    invalid_clusters: float = 0.0
    bad_characters: float = 0.0
    confidence: float | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of one PDF. `reader` names the program that read it."""

    sha256: str
    size_bytes: int
    leaves: tuple[Leaf, ...]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What lists and record pages need of a PDF without loading its text.

    `trusts` counts its leaves by trust, `trust_leaves` gives their numbers. `text_key` is the name under which the
    leaves are loaded: the SHA-256, and the digest of the transcript where a person corrected the text, who and when
    stand in `corrected_by` and `corrected_on` (ISO date).

    A file with active content is published as a cleaned copy: `removed` names what was taken out, `published_path`,
    `published_sha256` and `published_bytes` are the copy's; empty where the file itself is published.
    """

    file: PdfFile
    sha256: str
    size_bytes: int
    leaf_count: int
    unreadable_leaves: tuple[int, ...]
    trusts: tuple[tuple[Trust, int], ...]
    text_key: str
    trust_leaves: tuple[tuple[Trust, tuple[int, ...]], ...] = ()
    corrected_by: str = ""
    corrected_on: str = ""
    removed: tuple[str, ...] = ()
    published_path: Path | None = None
    published_sha256: str = ""
    published_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The PDFs whose text lies in the cache, in the order they were asked for, and the faults of all.

    `load_text` gives the text of one of them. The whole of a large bank does not fit into memory. `reader` changes
    when the program that reads them does, and with it perhaps their text. `left_out` are the files that were asked for
    and have no text and must not be published: a fault says why.
    """

    reader: str
    facts: tuple[PdfFacts, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[PdfFile, ...] = ()
