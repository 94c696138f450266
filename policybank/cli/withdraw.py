"""`build.py withdraw`: hide a document at once, and leave a page that says so."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from policybank.core import Report, write_text
from policybank.library import (
    Library,
    decisions_faults,
    decisions_file,
    decisions_text,
    read_library,
)
from policybank.schema import ROLES

from . import _exit
from ._say import say, say_report

DESCRIPTION = """\
Take a document out of the bank: write down in library/committee/decisions/ that it is withdrawn, by which role and why. From the
next build on it is in no list, search, feed, export or copy, and its page says that it was withdrawn.

Hide first, judge after: nothing has to be proven before. Nothing is deleted, so it can come back by a further decision.
"""

EPILOG = """\
example:
  python3 build.py withdraw some-report-2020 --role maintainer --reason-km "…" --reason-en "The owner asked for it."

The reasons are public, one line each, at most 300 signs, without names, addresses or telephone numbers.

exit codes: 0 it is written down; 1 nothing was written, and why is said; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", help="the document: the last part of the address of its page")
    parser.add_argument("--role", required=True, choices=ROLES, help="the role that decides it")
    parser.add_argument("--reason-km", required=True, metavar="TEXT", help="why, in Khmer")
    parser.add_argument("--reason-en", required=True, metavar="TEXT", help="why, in English")
    parser.add_argument("--successor", metavar="ID", help="a document to read instead")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day of the decision (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write the decision, say what is to be done next, and return the exit code."""
    library = read_library(root)
    trouble = _trouble(root, library, options.id, options.successor)
    if trouble:
        say(f"withdraw.{trouble}", id=options.successor if trouble == "successor" else options.id)
        return _exit.FAULTS
    # A person decides today; builds never look at the clock.
    day = options.today or datetime.datetime.now().astimezone().date()
    change = {
        "state": "withdrawn",
        "date": day.isoformat(),
        "role": options.role,
        "reason": {"km": options.reason_km, "en": options.reason_en},
        **({"successor": options.successor} if options.successor else {}),
    }
    text = decisions_text(root, options.id, change)
    faults = decisions_faults(options.id, text)
    if faults:
        say("withdraw.refused")
        say_report(Report.of(faults))
        return _exit.FAULTS
    write_text(root / decisions_file(options.id), text)
    say("withdraw.written", file=decisions_file(options.id))
    say("withdraw.push")
    say("withdraw.history")
    sys.stdout.flush()
    return _exit.GOOD


def _trouble(root: Path, library: Library, document_id: str, successor: str | None) -> str:
    """Return what keeps the document from being withdrawn, as the name of its words; empty where nothing does."""
    if document_id in library.withdrawn:
        return "already"
    # A record that is not in order is no document, and must be hidden all the same.
    folders = (folder.name for folder in (root / "library").glob("*/*"))
    if document_id not in library.documents and document_id not in folders:
        return "unknown"
    known = successor is None or successor in library.documents or successor in library.withdrawn
    return "" if known and successor != document_id else "successor"
