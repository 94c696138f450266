"""`build.py review`: one report for each document that somebody gives."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from policybank.core import write_text

from . import _exit
from ._display import TerminalProgress

DESCRIPTION = """\
Look at documents before a person does, and say for each what stops it, what a person should look at, and what is good: what
is missing, faults of the record, whether the bank has it already (the same file, a title or a text that is nearly the same),
rights, the text of each page, its language, its title, what the PDF does besides showing pages, personal data.

  BASE..HEAD   the documents that these commits change; the head need not be checked out
  FOLDER       one folder with index.md and its PDFs
  PACKET.zip   what the form gave

The report is in Khmer and in English. Personal data in it are masked.
"""

EPILOG = """\
examples:
  python3 build.py review main..HEAD
  python3 build.py review library/law/education-law --format html --output review.html

exit codes: 0 nothing stops it; 1 something must be mended; 2 the machine lacks something, or there is no such thing
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is reviewed and the form of the report."""
    parser.add_argument("subject", metavar="BASE..HEAD|FOLDER|PACKET.zip", help="what to look at")
    parser.add_argument(
        "--format",
        choices=("markdown", "html", "json"),
        default="markdown",
        help="markdown without",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there")


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Review, write the report, and return the exit code."""
    from policybank import review as gate

    subject: str = options.subject
    with TerminalProgress() as progress:
        if Path(subject).is_dir():
            review = gate.review_folder(root, Path(subject), progress=progress)
        elif subject.lower().endswith(".zip") and Path(subject).is_file():
            review = gate.review_packet(root, Path(subject), progress=progress)
        else:
            review = gate.review_range(root, subject, progress=progress)
    write = {
        "markdown": gate.review_as_markdown,
        "html": gate.review_as_html,
        "json": gate.review_as_json,
    }
    text = write[options.format](review)
    if options.output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    else:
        write_text(options.output.absolute(), text)
    return _exit.FAULTS if review.level == "stop" else _exit.GOOD
