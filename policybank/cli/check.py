"""`build.py check`: validate the library alone."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from policybank.pipeline import check

from . import _exit
from ._display import TerminalProgress
from ._say import each_language, say_report, seconds_shown

DESCRIPTION = """\
Look for faults in library/: the records, the lists of words they use, and the PDFs at first sight. Nothing is built.

Each fault is shown with its file, line and column, what is wrong and what to do, in English and Khmer. Errors keep the
site from being published; warnings do not.
"""

EPILOG = """\
example:
  python3 build.py check         before you send a change

exit codes: 0 no errors (there may be warnings); 1 errors to mend; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the day; the whole library is always checked, since records refer to each other."""
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day on which terms of the committee may be over (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Check the library, print faults and a summary, and return the exit code."""
    # What is over on a day is told where a person looks; builds never look at the clock.
    today = options.today or datetime.datetime.now().astimezone().date()
    with TerminalProgress() as progress:
        summary = check(root, today=today, progress=progress)
    say_report(summary.report)
    for words in each_language():
        print(
            words(
                "terminal.checked",
                documents=words.number(summary.documents),
                seconds=seconds_shown(summary.seconds, words),
            )
        )
    return _exit.FAULTS if summary.report.errors else _exit.GOOD
