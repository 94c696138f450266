"""`build.py zim`: the bank as files for Kiwix."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from policybank.core import only_one
from policybank.offline.copies import COPY_LOCK, copy_facts, source_of
from policybank.pages import ZIM_EN, ZIM_KM, Bank, Medium
from policybank.pipeline import BuildSummary, build
from policybank.settings import Settings, read_settings

from . import _exit
from ._display import TerminalProgress
from ._say import each_language, say_report

DESCRIPTION = """\
Write the bank into files for Kiwix, an app that opens whole websites without the internet on phones and computers: one file
with Khmer pages (policybank_km.zim), one with English ones (policybank_en.zim), each with the text of all documents, Kiwix's
own search and ours. PDFs are left out unless --pdfs all asks for them.
"""

EPILOG = """\
examples:
  python3 build.py zim                         both files, into .cache/media
  python3 build.py zim /media/stick            both files, onto a stick
  python3 build.py zim --language km --pdfs all

exit codes: 0 the files stand and are whole; 1 the library has errors, or a file is not whole; 2 the machine lacks something
"""

PASSES_ON = False

_MEDIA = {"km": ZIM_KM, "en": ZIM_EN}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where to write")
    parser.add_argument("--language", choices=tuple(_MEDIA), help="of the pages; both without")
    parser.add_argument("--pdfs", choices=("none", "all"), default="none", help="none without")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes at once while it is built")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that the files tell as their own (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write the files, say where they are and how large, and return the exit code."""
    folder = (options.folder or root / ".cache" / "media").absolute()
    media = [_MEDIA[options.language]] if options.language else list(_MEDIA.values())
    settings = read_settings(root)
    with only_one(
        root / COPY_LOCK, "Another copy of this bank is being made. Wait for it, and try again."
    ):
        codes = [_write(root, folder, medium, settings, options) for medium in media]
    return max(codes)


def _write(
    root: Path, folder: Path, medium: Medium, settings: Settings, options: argparse.Namespace
) -> int:
    # Here and not above: `--help` works without the lock that brings libzim.
    from policybank.offline.zim import OpenZim, write_zim

    left_out: list[str] = []

    def choose(bank: Bank) -> frozenset[str]:
        left_out[:] = [] if options.pdfs == "all" else sorted(bank.published_pdfs)
        return frozenset(left_out)

    with TerminalProgress() as progress:
        built: BuildSummary = build(
            root, medium=medium, choose_pdfs=choose, jobs=options.jobs, progress=progress
        )
        if built.site is None:
            progress.finish()
            say_report(built.report)
            return _exit.FAULTS
        # A person asks for a file today; that day is all it has of a clock.
        day: datetime.date = options.today or datetime.datetime.now().astimezone().date()
        facts = copy_facts(
            source_of(built.site.folder),
            made=day,
            documents=built.documents,
            left_out=len(left_out),
            progress=progress,
        )
        (language,) = medium.languages
        written = write_zim(
            built.site.folder,
            folder / f"policybank_{language}.zim",
            medium,
            settings=settings,
            facts=facts,
            progress=progress,
        )
        is_whole = OpenZim(written.file).is_valid()
    for words in each_language():
        key = "zim.written" if is_whole else "zim.not-whole"
        facts_shown = {
            "size": words.size(written.size_bytes),
            "entries": words.number(written.entries),
        }
        print(words(key, file=written.file, **(facts_shown if is_whole else {})))
    return _exit.GOOD if is_whole else _exit.FAULTS
