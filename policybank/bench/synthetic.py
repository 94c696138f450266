"""Make synthetic banks: any number of documents, the same bytes for the same number, no fault in them.

Each document has a record in two languages and one edition. The edition's file is a tiny PDF, and its text, which is
as long as that of a real document, is put into the text cache: reading PDFs has figures of its own (`bench library`),
and here it would hide everything else.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from policybank.core import (
    Progress,
    SetupError,
    SilentProgress,
    remove_tree,
    write_bytes,
    write_text,
)
from policybank.library import read_library, read_vocabularies
from policybank.packages import package_folder
from policybank.render import SCRIPTS_CACHE, client_scripts
from policybank.schema import Vocabularies
from policybank.settings import read_settings
from policybank.text import Leaf, keep_picture, pdf_files, read_texts, text_cache, text_limits

from .corpus import chance_for, read_corpus
from .records import NEWEST_DAY, edition_language, make_record, record_id

# The mean of the first bank's own papers and of the laws that were measured before: ten leaves of 2 KB.
TEXT_BYTES = 20_000
_LEAVES = 10

# What a bank needs besides its documents. `docs` is only there where guides are.
_FILES = ("mkdocs.yml", "package.json", "package-lock.json")
_FOLDERS = ("docs", "library/vocabularies")

_FONT_PACKAGE = "@fontsource/noto-sans-khmer"


# Yields the leaves of the document of a number.
LeavesOf = Callable[[int], Iterable[Leaf]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticBank:
    """A bank of made-up documents at `root`, numbered from 0; their texts are what `leaves_of` yields."""

    root: Path
    vocabularies: Vocabularies
    leaves_of: LeavesOf

    @classmethod
    def make(
        cls,
        root: Path,
        model: Path,
        documents: int,
        *,
        text_bytes: int = TEXT_BYTES,
        leaves_of: LeavesOf | None = None,
        progress: Progress | None = None,
    ) -> SyntheticBank:
        """Write a bank of `documents` at `root`, with vocabularies, guides and settings of the bank at `model`.

        Their texts are `leaves_of`, or else made up, `text_bytes` long.
        """
        told = progress or SilentProgress()
        copy_frame(model, root)
        vocabularies, faults = read_vocabularies(root)
        if faults:
            raise SetupError("The vocabularies have faults: `python3 build.py check` shows them.")
        bank = cls(
            root=root,
            vocabularies=vocabularies,
            leaves_of=leaves_of or partial(made_up_leaves, text_bytes=text_bytes),
        )
        told.start("making-bank", documents)
        for number in range(documents):
            bank.add(number)
            told.advance()
        told.finish()
        return bank

    def values(self, number: int) -> dict[str, Any]:
        """Return the values of the record of document `number`."""
        return make_record(number, self.vocabularies, read_corpus())

    def folder(self, number: int) -> Path:
        """Return the folder of document `number`."""
        name = record_id(number, self.vocabularies)
        return self.root / "library" / name.rpartition("-")[0] / name

    def pdf(self, number: int) -> Path:
        """Return the PDF of document `number`."""
        folder = self.folder(number)
        return folder / f"{folder.name}.{edition_language(number)}.pdf"

    def add(self, number: int, *, is_newest: bool = False) -> None:
        """Write document `number`: record, PDF and, in the cache, the PDF's text. The newest is added on the last day of all."""
        values = self.values(number)
        self.write_record(number, values | {"date_added": NEWEST_DAY} if is_newest else values)
        data = tiny_pdf(f"Document {number}")
        write_bytes(self.pdf(number), data)
        sha256 = hashlib.sha256(data).hexdigest()
        text_cache(self.root).write_leaves(sha256, self.leaves_of(number))
        # Neither the reading nor the drawing of PDFs is measured.
        keep_picture(text_cache(self.root), sha256, height=452, webp=b"webp", jpeg=b"jpeg")

    def write_record(self, number: int, values: dict[str, Any]) -> None:
        """Write `values` as the record of document `number`."""
        front = yaml.dump(
            values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120
        )
        write_text(self.folder(number) / "index.md", f"---\n{front}---\n")

    def remove(self, number: int) -> None:
        """Remove document `number`; the caller sees to it that no relation leads there."""
        remove_tree(self.folder(number))


def made_up_leaves(number: int, *, text_bytes: int) -> Iterator[Leaf]:
    """Yield leaves for document `number`, `text_bytes` together."""
    language = edition_language(number)
    paragraphs = read_corpus().paragraphs(language, text_bytes, chance_for("text", number))
    length = -(-len(paragraphs) // _LEAVES)
    for place, start in enumerate(range(0, len(paragraphs), length), start=1):
        yield Leaf(
            number=place,
            text="\n".join(paragraphs[start : start + length]),
            trust="text-layer",
            language="km" if language == "km" else "en",
            has_images=False,
        )


def copy_frame(model: Path, root: Path) -> None:
    """Copy to `root` what the bank at `model` is besides its documents, with the browser parts that were fetched and made small
    for it: neither the network nor node is measured.
    """
    root.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(model / name, root / name)
    for name in _FOLDERS:
        if (model / name).is_dir():
            shutil.copytree(model / name, root / name)
    # Fetched once for the model. A second fetch would measure the network, and a copy is 130 MB.
    fetched = package_folder(model, _FONT_PACKAGE).parents[2]
    place = root / fetched.relative_to(model)
    place.parent.mkdir(parents=True)
    try:
        place.symlink_to(fetched.resolve(), target_is_directory=True)
    except OSError:
        # Windows lets only some users make links.
        shutil.copytree(fetched, place)
    client_scripts(model)
    shutil.copyfile(model / SCRIPTS_CACHE, root / SCRIPTS_CACHE)


def copy_bank(source: Path, target: Path, *, texts: bool) -> None:
    """Copy the bank at `source` without its site and its caches; `texts` keeps what was read of PDFs."""
    copy_frame(source, target)
    shutil.copytree(source / "library", target / "library", dirs_exist_ok=True)
    if texts:
        shutil.copytree(text_cache(source).folder, text_cache(target).folder)


def remember_texts(root: Path, progress: Progress) -> None:
    """Let the text cache learn which texts it has: that is a matter of reading PDFs, and not of this benchmark."""
    read_texts(
        pdf_files(root, read_library(root)),
        cache=text_cache(root),
        limits=text_limits(read_settings(root)),
        jobs=1,
        progress=progress,
    )
    # The build to come is cold in all else.
    for name in ("records.txt", "decisions.txt"):
        remove_tree(root / ".cache" / name)


def tiny_pdf(text: str) -> bytes:
    """Return a PDF of one leaf that shows `text`, which is plain ASCII without brackets."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("ascii")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    return _with_table(objects)


def _with_table(objects: Iterable[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    size = len(offsets) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
