"""`build.py text`: the text of a PDF, or of all of them, with how far each leaf can be trusted."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from policybank.core import Progress, Report, SetupError
from policybank.i18n import format_faults
from policybank.library import read_library
from policybank.settings import read_settings
from policybank.text import (
    TRUSTS,
    DocumentText,
    Leaf,
    PdfFacts,
    PdfFile,
    TextCache,
    Texts,
    Trust,
    digest_files,
    find_tesseract,
    load_text,
    pdf_files,
    read_texts,
    text_cache,
    text_limits,
    write_transcript_beside,
)

from . import _exit
from ._display import TerminalProgress
from ._say import say

DESCRIPTION = """\
Take the text out of a PDF, page by page, and say how far each page can be trusted:

  text-layer    the file's own text, found sound
  legacy-font   converted from an old Khmer font
  ocr           read from the image by a machine, unchecked
  corrected     a person's transcript
  unreadable    there is text, but it is noise
  pending       waits for Tesseract, which is not on this machine
  blank         nothing stands on the page
"""

EPILOG = """\
examples:
  python3 build.py text law.pdf                 the text, to read
  python3 build.py text law.pdf --json          the same for a program, on standard output and nothing else
  python3 build.py text --report                every edition of the library, those that need work first
  python3 build.py text --transcript law-id     write what the machine read beside the PDF, for a person to correct
  python3 build.py text --shard 3/8             read the third of eight parts of the library into the cache

exit codes: 0 read; 1 the PDF cannot be read, or the library has errors; 2 the machine lacks something
"""

PASSES_ON = False

# Those that need a person or a machine come first in the report.
_WORST_FIRST: tuple[Trust, ...] = (
    "unreadable",
    "pending",
    "ocr",
    "legacy-font",
    "corrected",
    "text-layer",
    "blank",
)
_SHARD = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.pdf", help="any PDF")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--report", action="store_true", help="list the editions of the library")
    what.add_argument("--transcript", metavar="ID", help="write transcripts of a document's PDFs")
    what.add_argument(
        "--shard", type=_shard, metavar="N/M", help="read part N of M of the library, by content"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--no-ocr", action="store_true", help="do not read images, though Tesseract is there"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")


def _shard(text: str) -> tuple[int, int]:
    match = _SHARD.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError("a part of a whole, such as 3/8")
    return int(match[1]), int(match[2])


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Read what was asked for, print it, and return the exit code."""
    if options.file is not None:
        if options.report or options.shard or options.transcript:
            raise SetupError("Name a file, or ask for --report, --shard or --transcript, not both.")
        return _one(root, options)
    if options.transcript:
        return _transcripts(root, options)
    if not (options.report or options.shard):
        raise SetupError("Name a PDF, or ask for --report. See: python3 build.py text --help")
    return _library(root, options)


def _one(root: Path, options: argparse.Namespace) -> int:
    file: Path = options.file
    if not file.is_file():
        raise SetupError(f"There is no file {file}.")
    limits = text_limits(read_settings(root))
    # A file that somebody asks about is read anew, and leaves nothing behind.
    with tempfile.TemporaryDirectory(prefix="policybank-text-") as folder:
        cache = TextCache(folder=Path(folder))
        with TerminalProgress() as progress:
            texts = _read([PdfFile(path=file, place=str(file))], cache, root, options, progress)
        text = load_text(texts.facts[0], cache=cache, limits=limits) if texts.facts else None
    if options.json:
        _print_json(_file_facts(file, text, texts))
    else:
        _print_text(file, text, texts)
    return _exit.GOOD if text else _exit.FAULTS


def _read(
    files: Sequence[PdfFile],
    cache: TextCache,
    root: Path,
    options: argparse.Namespace,
    progress: Progress,
) -> Texts:
    return read_texts(
        files,
        cache=cache,
        limits=text_limits(read_settings(root)),
        jobs=max(1, options.jobs),
        progress=progress,
        tesseract=None if options.no_ocr else find_tesseract(),
    )


def _file_facts(file: Path, text: DocumentText | None, texts: Texts) -> dict[str, object]:
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return {
        "file": str(file),
        "sha256": sha256,
        "size_bytes": file.stat().st_size,
        "reader": text.reader if text else None,
        "faults": [fault.code for fault in texts.faults],
        "leaves": [_leaf_facts(leaf) for leaf in text.leaves] if text else [],
    }


def _leaf_facts(leaf: Leaf) -> dict[str, object]:
    # A text that may not be shown is no text, which is not the same as an empty one.
    has_text = bool(leaf.text) or leaf.trust == "blank"
    return asdict(leaf) | {"text": leaf.text if has_text else None}


def _print_json(value: object) -> None:
    sys.stdout.buffer.write(
        (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    )
    sys.stdout.flush()


def _print_text(file: Path, text: DocumentText | None, texts: Texts) -> None:
    if texts.faults:
        print(format_faults(Report(faults=texts.faults)), file=sys.stderr)
    if text is None:
        return
    print(f"{file} · SHA-256 {text.sha256}")
    for leaf in text.leaves:
        print(f"\n=== {leaf.number} · {_trust_line(leaf)} ===")
        for part in (leaf.head, leaf.text, leaf.foot):
            if part:
                print(part)


def _trust_line(leaf: Leaf) -> str:
    figures = [
        f"coverage {leaf.coverage:.2f}" if leaf.coverage is not None else "",
        f"invalid clusters {leaf.invalid_clusters:.3f}" if leaf.invalid_clusters else "",
        f"confidence {leaf.confidence:.2f}" if leaf.confidence is not None else "",
    ]
    return " · ".join(part for part in (leaf.trust, leaf.doubt, *figures) if part)


def _library(root: Path, options: argparse.Namespace) -> int:
    library = read_library(root)
    cache = text_cache(root)
    files: Sequence[PdfFile] = pdf_files(root, library)
    if options.shard:
        part, parts = options.shard
        digests = digest_files(files, memory=cache.digests)
        files = [file for file in files if int(digests[file], 16) % parts == part - 1]
    with TerminalProgress() as progress:
        texts = _read(files, cache, root, options, progress)
    facts = sorted(texts.facts, key=_need)
    if options.json:
        _print_json([_edition_facts(one) for one in facts])
    else:
        _print_table(facts)
        if texts.faults:
            print(format_faults(Report(faults=texts.faults)), file=sys.stderr)
    has_errors = any(fault.severity == "error" for fault in texts.faults)
    return _exit.FAULTS if has_errors else _exit.GOOD


def _transcripts(root: Path, options: argparse.Namespace) -> int:
    """Write a transcript beside each PDF of one document that has none, with what the machine reads."""
    files = pdf_files(root, read_library(root), document_id=options.transcript)
    cache = text_cache(root)
    limits = text_limits(read_settings(root))
    with TerminalProgress() as progress:
        texts = _read(files, cache, root, options, progress)
    if not texts.facts:
        say("transcript.no-pdf", to=sys.stderr, id=options.transcript)
        return _exit.FAULTS
    for facts in texts.facts:
        if facts.file.transcript is not None:
            say("transcript.standing", file=facts.file.transcript_place)
            continue
        text = load_text(facts, cache=cache, limits=limits)
        place = write_transcript_beside(facts.file, text)
        have_text = sum(bool(leaf.text) for leaf in text.leaves)
        say("transcript.written", file=place, leaves=have_text, total=facts.leaf_count)
    return _exit.GOOD


def _need(facts: PdfFacts) -> tuple[object, ...]:
    counts = dict(facts.trusts)
    return (*(-counts.get(trust, 0) for trust in _WORST_FIRST), facts.file.place)


def _edition_facts(facts: PdfFacts) -> dict[str, object]:
    return {
        "file": facts.file.place,
        "sha256": facts.sha256,
        "leaves": facts.leaf_count,
        "trust_leaves": {trust: list(numbers) for trust, numbers in facts.trust_leaves},
    }


def _print_table(all_facts: Iterable[PdfFacts]) -> None:
    assert set(_WORST_FIRST) == set(TRUSTS), "every kind of trust has its column"
    print("".join(f"{trust:>12}" for trust in ("leaves", *_WORST_FIRST)) + "  edition")
    for facts in all_facts:
        counts = dict(facts.trusts)
        cells = (facts.leaf_count, *(counts.get(trust, 0) or "" for trust in _WORST_FIRST))
        print("".join(f"{cell:>12}" for cell in cells) + f"  {facts.file.place}")
