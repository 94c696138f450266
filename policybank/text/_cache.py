"""Keep what was read of a PDF under the digest of its bytes.

An entry is trusted only if it is whole (a checksum stands before it) and was made by the code that runs now: the
digest of this room's reading code and of its libraries' versions is part of it. A change of the reader therefore reads
everything again, and nobody has to remember to count a version up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from policybank.core import digest_of, digest_of_files, read_text, write_text

from ._children import Answer
from .types import Leaf, Trust

# What decides the text of a leaf.
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_READING_CODE: Final = (
    *sorted((_PACKAGE / "khmer").glob("*.py")),
    *sorted(
        file
        for room in ("gate", "layer", "layout", "legacy", "ocr")
        for file in (_PACKAGE / "text" / room).glob("*")
        if file.suffix in {".py", ".yml", ".txt"}
    ),
    _PACKAGE / "text" / "_cache.py",  # the form of what is kept
    _PACKAGE / "text" / "_worker.py",
    _PACKAGE / "text" / "types.py",
)


@cache
def reader_name() -> str:
    """Return the name and version of the reader, as a page shows it."""
    return f"pdfminer.six {version('pdfminer.six')}"


@cache
def reader_digest() -> str:
    """Return the digest of the code that reads leaves."""
    return digest_of(reader_name(), digest_of_files(_PACKAGE, _READING_CODE))


class NotKeptError(Exception):
    """Nothing is kept under this name, or what is kept is damaged or of another reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Images:
    """Leaves of one PDF as a machine read them of their images; `machine` is its identity (programs and models)."""

    machine: str
    leaves: tuple[Leaf, ...]

    def laid_over(self, leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
        """Return `leaves`, those that wait in the form that was read of their images, where it was."""
        read = {leaf.number: leaf for leaf in self.leaves}
        return tuple(
            read.get(leaf.number, leaf) if leaf.trust == "pending" else leaf for leaf in leaves
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the index keeps of an answer, so that a warm build need not open 10,000 entries."""

    code: str
    leaf_count: int = 0
    trust_leaves: tuple[tuple[Trust, tuple[int, ...]], ...] = ()
    # Whether some of its leaves have no sound layer, and by which machine their images were read (empty: by none).
    needs_images: bool = False
    machine: str = ""

    @property
    def unreadable_leaves(self) -> tuple[int, ...]:
        """The numbers of the leaves whose text is withheld for good."""
        return dict(self.trust_leaves).get("unreadable", ())

    @property
    def trusts(self) -> tuple[tuple[Trust, int], ...]:
        """How many leaves there are of each trust."""
        return tuple((trust, len(numbers)) for trust, numbers in self.trust_leaves)

    @classmethod
    def of(cls, answer: Answer, images: Images | None = None) -> Summary:
        """Return the summary of `answer`, with the leaves that were read of their images."""
        numbers: dict[Trust, list[int]] = {}
        leaves = images.laid_over(answer.leaves) if images else answer.leaves
        for leaf in leaves:
            numbers.setdefault(leaf.trust, []).append(leaf.number)
        return cls(
            code=answer.code,
            leaf_count=len(answer.leaves),
            trust_leaves=tuple((trust, tuple(some)) for trust, some in sorted(numbers.items())),
            needs_images=any(leaf.trust == "pending" for leaf in answer.leaves),
            machine=images.machine if images else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCache:
    """The folder with the texts of all PDFs ever read here. It may be deleted at any time."""

    folder: Path

    @property
    def digests(self) -> Path:
        """Where the digests of unmoved files are remembered."""
        return self.folder / "digests.json"

    def read_answer(self, sha256: str) -> Answer:
        """Return what was read of the PDF with this digest; raises `NotKeptError`."""
        answer = _read_checked(self._entry(sha256))
        return Answer(code=answer["code"], leaves=tuple(Leaf(**leaf) for leaf in answer["leaves"]))

    def write_answer(self, sha256: str, answer: Answer) -> None:
        """Keep `answer` for the PDF with this digest."""
        leaves = [asdict(leaf) for leaf in answer.leaves]
        _write_checked(self._entry(sha256), {"code": answer.code, "leaves": leaves})

    def read_images(self, sha256: str) -> Images:
        """Return what was read of the images of the PDF with this digest; raises `NotKeptError`."""
        kept = _read_checked(self._entry(sha256, "images"))
        return Images(
            machine=kept["machine"], leaves=tuple(Leaf(**leaf) for leaf in kept["leaves"])
        )

    def write_images(self, sha256: str, images: Images) -> None:
        """Keep `images` for the PDF with this digest."""
        leaves = [asdict(leaf) for leaf in images.leaves]
        _write_checked(self._entry(sha256, "images"), {"machine": images.machine, "leaves": leaves})

    def write_leaves(self, sha256: str, leaves: Iterable[Leaf]) -> None:
        """Keep `leaves` as if they had been read of the PDF with this digest: for texts that were read elsewhere."""
        self.write_answer(sha256, Answer(code="", leaves=tuple(leaves)))

    def read_index(self) -> dict[str, Summary]:
        """Return the summaries of the last run by digest; empty where none is kept whole."""
        try:
            rows = _read_checked(self.folder / "index.json")
        except NotKeptError:
            return {}
        return {
            sha256: Summary(
                code=code,
                leaf_count=leaf_count,
                trust_leaves=tuple((trust, tuple(numbers)) for trust, numbers in trust_leaves),
                needs_images=needs_images,
                machine=machine,
            )
            for sha256, code, leaf_count, trust_leaves, needs_images, machine in rows
        }

    def write_index(self, summaries: dict[str, Summary]) -> None:
        """Keep `summaries` for the next run."""
        rows = [
            [sha256, one.code, one.leaf_count, one.trust_leaves, one.needs_images, one.machine]
            for sha256, one in sorted(summaries.items())
        ]
        _write_checked(self.folder / "index.json", rows)

    def _entry(self, sha256: str, kind: str = "") -> Path:
        return self.folder / sha256[:2] / f"{sha256}{kind and '.'}{kind}.json"


def _read_checked(file: Path) -> Any:
    try:
        head, _, body = read_text(file).partition("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NotKeptError(file.name) from error
    if head != _head_of(body):
        raise NotKeptError(file.name)
    return json.loads(body)


def _write_checked(file: Path, value: object) -> None:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    write_text(file, f"{_head_of(body)}\n{body}")


def _head_of(body: str) -> str:
    return f"{reader_digest()} {digest_of(body)}"
