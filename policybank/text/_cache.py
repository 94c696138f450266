"""Keep what was read of a PDF under the digest of its bytes.

An entry is trusted only if it is whole (a checksum stands before it) and was made by the code that runs now: the
digest of this room's reading code and of its libraries' versions is part of it. A change of the reader therefore reads
everything again, and nobody has to remember to count a version up. What was read of images costs a hundred times as much,
so it has a digest of its own: a better way to lay out lines leaves it standing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from policybank.core import digest_of, digest_of_files, read_text, write_text

from ._children import Answer
from .safety import NOTHING_ACTIVE, ContentFacts
from .types import Leaf, Trust

_PACKAGE: Final = Path(__file__).resolve().parents[1]
# What decides the text of a leaf by its text layer, and what of its image.
_LAYER_ROOMS: Final = ("gate", "layer", "layout", "legacy", "safety")
_IMAGE_ROOMS: Final = ("gate", "ocr")


def _code_of(rooms: Iterable[str]) -> tuple[Path, ...]:
    return (
        *sorted((_PACKAGE / "khmer").glob("*.py")),
        *sorted(
            file
            for room in rooms
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
    """Return the digest of the code that reads leaves and looks what else is in a file."""
    libraries = (reader_name(), version("pikepdf"))
    return digest_of(*libraries, digest_of_files(_PACKAGE, _code_of(_LAYER_ROOMS)))


@cache
def image_reader_digest() -> str:
    """Return the digest of the code that reads the images of leaves."""
    libraries = (version("pypdfium2"), version("Pillow"))
    return digest_of(*libraries, digest_of_files(_PACKAGE, _code_of(_IMAGE_ROOMS)))


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
    content: ContentFacts = NOTHING_ACTIVE

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
            content=answer.content,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCache:
    """The folder with the texts of all PDFs ever read here. It may be deleted at any time."""

    folder: Path

    @property
    def digests(self) -> Path:
        """Where the digests of unmoved files are remembered."""
        return self.folder / "digests.json"

    @property
    def cleaned(self) -> Path:
        """Where the copies without active content lie."""
        return self.folder / "cleaned"

    @property
    def copy_digests(self) -> Path:
        """Where the digests of those copies are remembered."""
        return self.folder / "copies.json"

    def read_answer(self, sha256: str) -> Answer:
        """Return what was read of the PDF with this digest; raises `NotKeptError`."""
        answer = _read_checked(self._entry(sha256), reader_digest())
        return Answer(
            code=answer["code"],
            leaves=tuple(Leaf(**leaf) for leaf in answer["leaves"]),
            content=ContentFacts.of(answer["content"]),
        )

    def write_answer(self, sha256: str, answer: Answer) -> None:
        """Keep `answer` for the PDF with this digest."""
        _write_checked(self._entry(sha256), asdict(answer), reader_digest())

    def read_images(self, sha256: str) -> Images:
        """Return what was read of the images of the PDF with this digest; raises `NotKeptError`."""
        kept = _read_checked(self._entry(sha256, "images"), image_reader_digest())
        return Images(
            machine=kept["machine"], leaves=tuple(Leaf(**leaf) for leaf in kept["leaves"])
        )

    def write_images(self, sha256: str, images: Images) -> None:
        """Keep `images` for the PDF with this digest."""
        _write_checked(self._entry(sha256, "images"), asdict(images), image_reader_digest())

    def write_leaves(self, sha256: str, leaves: Iterable[Leaf]) -> None:
        """Keep `leaves` as if they had been read of the PDF with this digest: for texts that were read elsewhere."""
        self.write_answer(sha256, Answer(code="", leaves=tuple(leaves)))

    def read_index(self) -> dict[str, Summary]:
        """Return the summaries of the last run by digest; empty where none is kept whole."""
        try:
            rows = _read_checked(self.folder / "index.json", readers_digest())
        except NotKeptError:
            return {}
        return {
            sha256: Summary(
                code=code,
                leaf_count=leaf_count,
                trust_leaves=tuple((trust, tuple(numbers)) for trust, numbers in trust_leaves),
                needs_images=needs_images,
                machine=machine,
                content=ContentFacts(kinds=tuple(kinds), is_encrypted=is_encrypted),
            )
            for sha256, code, leaf_count, trust_leaves, needs_images, machine, (
                kinds,
                is_encrypted,
            ) in rows
        }

    def write_index(self, summaries: dict[str, Summary]) -> None:
        """Keep `summaries` for the next run."""
        rows = [(sha256, *astuple(one)) for sha256, one in sorted(summaries.items())]
        _write_checked(self.folder / "index.json", rows, readers_digest())

    def _entry(self, sha256: str, kind: str = "") -> Path:
        return self.folder / sha256[:2] / f"{sha256}{kind and '.'}{kind}.json"


def readers_digest() -> str:
    """Return the digest of all code that decides a text, from layers and from images."""
    return digest_of(reader_digest(), image_reader_digest())


def _read_checked(file: Path, code_digest: str) -> Any:
    try:
        head, _, body = read_text(file).partition("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NotKeptError(file.name) from error
    if head != _head_of(body, code_digest):
        raise NotKeptError(file.name)
    return json.loads(body)


def _write_checked(file: Path, value: object, code_digest: str) -> None:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    write_text(file, f"{_head_of(body, code_digest)}\n{body}")


def _head_of(body: str, code_digest: str) -> str:
    return f"{code_digest} {digest_of(body)}"
