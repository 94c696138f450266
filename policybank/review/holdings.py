"""What the bank holds already, ready to be compared with: titles, numbers, sketches of texts, digests of files.

The texts of other documents come from the cache of texts: a review reads the PDFs that it was given and no others. Sketches
of 10,000 texts take minutes to make and are kept; a second run makes those that are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from policybank.core import Progress, SilentProgress
from policybank.library import Document
from policybank.text import Leaf, PdfFile, TextCache, digest_files, kept_leaves, text_cache

from .alike import Sketch, Work, WorkIndex, load_sketches, pieces_of, save_sketches, sketch_of

_FOLDER: Final = ".cache/review"
_TRUSTED: Final = frozenset({"text-layer", "legacy-font", "ocr", "corrected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The documents to compare with, by id; `digests` tells who has a file of a SHA-256, `texts` how many have a text."""

    documents: Mapping[str, Document]
    index: WorkIndex
    digests: Mapping[str, tuple[str, ...]]
    texts: int
    cache: TextCache

    def leaves(self, sha256: str) -> Sequence[tuple[int, str]]:
        """Return the leaves of a text of the bank by the SHA-256 of its PDF."""
        return readable(kept_leaves(self.cache, sha256))


def readable(leaves: Iterable[Leaf]) -> tuple[tuple[int, str], ...]:
    """Return number and text of the leaves whose text may be trusted to be one."""
    return tuple(
        (leaf.number, leaf.text) for leaf in leaves if leaf.text and leaf.trust in _TRUSTED
    )


def take_stock(
    root: Path, documents: Mapping[str, Document], *, progress: Progress | None = None
) -> Holdings:
    """Return the holdings of the bank at `root`, whose PDFs lie there and whose records are `documents`."""
    told = progress or SilentProgress()
    cache = text_cache(root)
    files = {
        one.id: [
            PdfFile(path=path, place=f"{one.folder}/{edition.file}")
            for edition in one.record.editions
            if (path := root / one.folder / edition.file).is_file() and not path.is_symlink()
        ]
        for one in documents.values()
    }
    digests = digest_files(
        [file for some in files.values() for file in some], memory=root / _FOLDER / "digests.json"
    )
    sketches = _sketches(root, sorted(set(digests.values())), cache, told)
    works = [work_of(one, [digests[file] for file in files[one.id]]) for one in documents.values()]
    return Holdings(
        documents=documents,
        index=WorkIndex.of(works, sketches),
        digests=_owners(files, digests),
        texts=len(sketches),
        cache=cache,
    )


def _owners(
    files: Mapping[str, Sequence[PdfFile]], digests: Mapping[PdfFile, str]
) -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for name, some in files.items():
        for file in some:
            owners[digests[file]] = (*owners.get(digests[file], ()), name)
    return owners


def work_of(document: Document, texts: Iterable[str] = ()) -> Work:
    """Return what is compared of `document`."""
    record = document.record
    names = record.alternative_names
    titles = {
        "km": [*filter(None, [record.title.km]), *(names.km if names else ())],
        "en": [*filter(None, [record.title.en]), *(names.en if names else ())],
    }
    years = {record.date.year} if record.date else set()
    if record.period:
        years |= {record.period.start.year, record.period.end.year}
    return Work.of(
        record.id,
        {language: some for language, some in titles.items() if some},
        kind=record.type,
        years=years,
        legal_number=record.legal_number or record.legal_number_km or "",
        texts=texts,
    )


def _sketches(
    root: Path, names: Sequence[str], cache: TextCache, progress: Progress
) -> dict[str, Sketch]:
    file = root / _FOLDER / "sketches.bin"
    known = load_sketches(file)
    sketches = {name: known[name] for name in names if name in known}
    missing = [name for name in names if name not in known]
    progress.start("comparing", len(missing))
    for name in missing:
        leaves = readable(kept_leaves(cache, name))
        if leaves:
            sketches[name] = sketch_of(pieces_of("\n".join(text for _, text in leaves)))
        progress.advance()
    progress.finish()
    if sketches.keys() != known.keys():
        save_sketches(file, sketches)
    return sketches
