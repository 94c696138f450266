"""A transcript as a value, and how it wins over what the machine read.

A leaf counts as corrected only where a person says so: the file that the machine writes marks every leaf as unchecked,
and who has compared a leaf with the PDF takes its mark away. So one corrected leaf of a hundred does not make the other
ninety-nine look as if somebody had read them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, get_args

from policybank.core import Fault
from policybank.khmer import has_khmer, invalid_cluster_share, khmer_share, normalise_order
from policybank.text.types import Leaf, Trust

# How the text came about. The last three say what the machine gave that a person then corrected.
Method = Literal[
    "typed", "corrected-from-text-layer", "corrected-from-legacy-font", "corrected-from-ocr"
]
METHODS: Final[tuple[str, ...]] = get_args(Method)

# Signs that hide text or turn its direction (Unicode TR 36), what is no character, and the separators of lines that
# would make two lines of one. Tabs stand in tables; zero-width spaces and joiners are how Khmer is typed.
FORBIDDEN_SIGNS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\ufffe\uffff"
    "\ud800-\uf8ff\U000f0000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLeaf:
    """The text of one leaf, one line for each paragraph. `line` is where its heading stands in the file."""

    number: int
    text: str
    is_checked: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A transcript in order: who answers for it, and its leaves by rising number.

    `corrected_on` is an ISO date of the precision given. `digest` is that of the file's bytes, `sha256_line` the line
    that names the PDF.
    """

    place: str
    pdf_sha256: str
    sha256_line: int
    method: str
    corrected_by: tuple[str, ...]
    corrected_on: str
    leaves: tuple[TranscriptLeaf, ...]
    digest: str

    @property
    def checked(self) -> tuple[TranscriptLeaf, ...]:
        """The leaves that a person has compared with the PDF; the others keep the machine's text."""
        return tuple(leaf for leaf in self.leaves if leaf.is_checked)

    @property
    def credit(self) -> str:
        """The names of all who corrected it, as one text."""
        return ", ".join(self.corrected_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptRead:
    """What one file gave. `transcript` is None exactly where an error is among the faults."""

    transcript: Transcript | None
    faults: tuple[Fault, ...]


def transcript_beside(pdf: Path) -> Path:
    """Return where the transcript of `pdf` stands, whether there is one or not: `law.km.md` beside `law.km.pdf`."""
    return pdf.with_suffix(".md")


def transcript_place(pdf_place: str) -> str:
    """Return how a fault names the transcript of the PDF that it names by `pdf_place`."""
    return f"{pdf_place.removesuffix('.pdf')}.md"


def clean_text(text: str) -> str:
    """Return `text` as a transcript holds it: a paragraph a line, marks in order, no sign that hides. Idempotent."""
    # The order first: NFC alone would move a sign between a subscript sign and its letter.
    ordered = unicodedata.normalize("NFC", normalise_order(FORBIDDEN_SIGNS.sub("", text)))
    paragraphs = (paragraph.strip() for paragraph in ordered.split("\n"))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def lay_over(leaves: Iterable[Leaf], transcript: Transcript) -> tuple[Leaf, ...]:
    """Return `leaves` with the text of those that a person has checked; all others stay as they are."""
    checked = {leaf.number: leaf for leaf in transcript.checked}
    return tuple(
        _corrected(leaf, checked[leaf.number].text) if leaf.number in checked else leaf
        for leaf in leaves
    )


def lay_over_numbers(
    trust_leaves: Iterable[tuple[Trust, tuple[int, ...]]], transcript: Transcript
) -> tuple[tuple[Trust, tuple[int, ...]], ...]:
    """Return the numbers of leaves by trust as `lay_over` would leave them, without loading any text."""
    now: dict[int, Trust] = {leaf.number: _trust_of(leaf.text) for leaf in transcript.checked}
    numbers: dict[Trust, list[int]] = {}
    for trust, some in trust_leaves:
        for number in some:
            numbers.setdefault(now.get(number, trust), []).append(number)
    return tuple((trust, tuple(sorted(some))) for trust, some in sorted(numbers.items()))


def _trust_of(text: str) -> Trust:
    # A person who took the mark away and wrote nothing says that nothing is there to be read.
    return "corrected" if text else "blank"


def _corrected(leaf: Leaf, text: str) -> Leaf:
    return replace(
        leaf,
        text=text,
        trust=_trust_of(text),
        language=_language_of(text),
        doubt="",
        coverage=None,
        invalid_clusters=invalid_cluster_share(text),
        bad_characters=0.0,
        confidence=None,
    )


# As the gate has it: a Khmer leaf may hold names and addresses in Latin letters.
_KHMER_SHARE: Final = 0.3


def _language_of(text: str) -> Literal["km", "en"] | None:
    if has_khmer(text) and khmer_share(text) > _KHMER_SHARE:
        return "km"
    return "en" if any(letter.isalpha() for letter in text) else None
