"""`build.py queue`: what waits for review, and the next step of one of them."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from policybank.git import repository_at
from policybank.queue import BRANCH, Change, Entry, QueueRefused, Reason, change_state, queue_in

from . import _exit
from ._say import each_language

DESCRIPTION = """\
Show what waits for review, the oldest first, with the days since the last step; or write the next step of one document
into the public list (the branch `queue`).

A reason is one line in each language that everybody reads, also the giver on the page of the receipt: no names, no
addresses, no telephone numbers.
"""

EPILOG = """\
examples:
  python3 build.py queue
  python3 build.py queue --all
  python3 build.py queue set 7K2M-Q9PX in-review --role intake-officer \\
      --reason-km "គណៈកម្មការកំពុងអាន។" --reason-en "The committee reads it."

exit codes: 0 good; 1 the step was refused, and the message says why; 2 the machine lacks something
"""

PASSES_ON = False

# Nobody waits for these any more.
_AT_THE_END = frozenset({"published", "withdrawn"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", nargs="?", choices=["set"], help="write the next step")
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code of the receipt")
    parser.add_argument("state", nargs="?", metavar="STATE", help="the state it comes into")
    parser.add_argument("--role", default="", help="who decided: the id of a role")
    parser.add_argument("--reason-km", default="", metavar="LINE", help="why, in Khmer")
    parser.add_argument("--reason-en", default="", metavar="LINE", help="why, in English")
    parser.add_argument(
        "--pull-request", default="", metavar="ADDRESS", help="where it is discussed"
    )
    parser.add_argument("--all", action="store_true", help="show published and withdrawn ones too")
    parser.add_argument(
        "--repository",
        type=Path,
        metavar="PATH",
        help="the repository, bare or not (default: the one of this bank)",
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day of the step, and the day from which ages are counted (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Show the queue or write a step, and return the exit code."""
    repository = repository_at(options.repository or root)
    # A person is here and sees the day; builds never look at the clock.
    day = options.today or datetime.datetime.now().astimezone().date()
    if options.action is None:
        entries = queue_in(repository).entries
        shown = [one for one in entries if options.all or one.state not in _AT_THE_END]
        _show(sorted(shown, key=lambda one: (one.since, one.code)), day)
        return _exit.GOOD
    change = Change(
        state=options.state or "",
        date=day.isoformat(),
        role=options.role,
        reason=Reason(km=options.reason_km.strip(), en=options.reason_en.strip()),
    )
    try:
        entry = change_state(
            repository, (options.code or "").upper(), change, pull_request=options.pull_request
        )
    except QueueRefused as refused:
        for words in each_language():
            print(words(f"intake.queue.refused.{refused.reason}", **refused.facts), file=sys.stderr)
        return _exit.FAULTS
    for words in each_language():
        state = words(f"committee.states.{entry.state}")
        command = f"git push origin {BRANCH}"
        print(words("intake.queue.changed", code=entry.code, state=state, command=command))
    return _exit.GOOD


def _show(entries: Sequence[Entry], day: datetime.date) -> None:
    for words in each_language():
        for entry in entries:
            days = max(0, (day - datetime.date.fromisoformat(entry.since)).days)
            titles = (entry.title_km, entry.title_en)
            first, second = titles if words.language == "km" else reversed(titles)
            print(
                words(
                    "intake.queue.line",
                    code=entry.code,
                    state=words(f"committee.states.{entry.state}"),
                    days=words.number(days),
                    id=entry.id,
                    title=first or second,
                )
            )
        if entries:
            print(words("intake.queue.count", count=words.number(len(entries))))
        else:
            print(words("intake.queue.empty"))
