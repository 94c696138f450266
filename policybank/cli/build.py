"""`build.py`: make the site."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from policybank.pipeline import BuildSummary, build
from policybank.render import WrittenSite

from . import _exit
from ._display import TerminalProgress
from ._say import each_language, say_report, seconds_shown

DESCRIPTION = """\
Read library/, take the text out of the PDFs, and write the whole site to site/: open site/index.html by double-click,
or copy the folder to any web host or stick.

What has not changed is not made again. When the library has faults that are errors, they are all shown and the last
good site stays as it is; a build that is stopped half-way leaves it whole too.
"""

EPILOG = """\
examples:
  python3 build.py               make the site
  python3 build.py --jobs 1      with one process, on a machine that has other work to do

exit codes: 0 the site stands; 1 faults kept it from being made; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="processes at once (default: one for each processor)",
    )


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1")
    return int(text)


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Build the site, print faults and a summary, and return the exit code."""
    with TerminalProgress() as progress:
        summary = build(root, jobs=options.jobs, progress=progress)
    say_report(summary.report)
    if summary.site is not None:
        _say_what_stands(root, summary, summary.site)
    return _exit.FAULTS if summary.report.errors else _exit.GOOD


def _say_what_stands(root: Path, summary: BuildSummary, site: WrittenSite) -> None:
    index = site.folder / "index.html"
    place = index.relative_to(root) if index.is_relative_to(root) else index
    for words in each_language():
        counts = {
            "documents": summary.documents,
            "pdfs": summary.editions,
            "leaves": summary.leaves,
            "pages": summary.pages,
        }
        print(
            words(
                "terminal.built",
                **{name: words.number(count) for name, count in counts.items()},
                size=words.size(site.size_bytes),
                seconds=seconds_shown(summary.seconds, words),
                place=place,
            )
        )
