"""`build.py slips FOLDER`: add up return slips into a file of usage that a person reads before it is published."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from policybank.core import write_text
from policybank.library import Library, read_library, usage_file
from policybank.schema import PERIOD_FORM, UsagePeriod
from policybank.slips import Gathered, add_up, counts_of, gather_slips, times_of, usage_text

from . import _exit
from ._say import each_language

DESCRIPTION = """\
Add up the return slips that readers sent. FOLDER holds what came: texts (.txt; a message, a whole conversation, or what a
telephone read from QR codes) and files (.json). The sums are written to library/usage/<quarter>.yml, rounded so that
nothing in them can be traced to fewer than five slips. Read that file before you commit it.
"""

EPILOG = """\
examples:
  python3 build.py slips ~/slips
  python3 build.py slips ~/slips --period 2026-q4
  python3 build.py slips ~/slips --show      also what single slips hold, for your own eyes; writes nothing

exit codes: 0 good, also where there are too few slips; 1 the period was added up before; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the slips are")
    parser.add_argument("--period", default="", metavar="YYYY-qN", help="the quarter in which they came (default: that of today)")  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print every line of the slips, write nothing")  # fmt: skip
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that tells the quarter (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Add up and write, and return the exit code."""
    # A person is here and sees the day; builds never look at the clock.
    day = options.today or datetime.datetime.now().astimezone().date()
    period = options.period or f"{day.year}-q{(day.month + 2) // 3}"
    if not PERIOD_FORM.match(period):
        return _refuse("period-form", value=period)
    if not options.folder.is_dir():
        return _refuse("no-folder", folder=options.folder)
    place = usage_file(period)
    if (root / place).exists() and not options.show:
        return _refuse("exists", file=place)
    library = read_library(root)
    gathered = gather_slips(options.folder, _ids_in(library))
    _tell(gathered)
    if options.show:
        _show(gathered)
        return _exit.GOOD
    usage = add_up(gathered.slips.values(), period)
    if usage is None:
        _say("too-few", count=len(gathered.slips))
        return _exit.GOOD
    write_text(root / place, usage_text(usage))
    _say("written", file=place, lines=_lines_in(usage))
    _say("next")
    return _exit.GOOD


def _ids_in(library: Library) -> dict[str, str]:
    """Return the id that each document has now by every id that it has or had."""
    ids = {one: one for one in (*library.documents, *library.withdrawn)}
    for document in library.documents.values():
        ids |= dict.fromkeys(document.record.former_ids, document.id)
    for stone in library.withdrawn.values():
        ids |= dict.fromkeys(stone.former_ids, stone.id)
    return ids


def _refuse(key: str, **values: object) -> int:
    for words in each_language():
        print(words(f"slips.command.{key}", **values), file=sys.stderr)
    return _exit.FAULTS


def _say(key: str, **values: object) -> None:
    for words in each_language():
        shown = {
            name: words.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        print(words(f"slips.command.{key}", **shown))


def _tell(gathered: Gathered) -> None:
    _say("read", files=gathered.files, slips=len(gathered.slips), again=gathered.again)
    for refused in gathered.refused:
        for words in each_language():
            reason = words(f"slips.refused.{refused.reason}")
            file = _plain(refused.file)
            print(words("slips.command.refused", file=file, reason=reason), file=sys.stderr)
    if gathered.unknown or gathered.personal or gathered.capped:
        _say(
            "cleaned",
            unknown=gathered.unknown,
            personal=gathered.personal,
            capped=gathered.capped,
        )


def _show(gathered: Gathered) -> None:
    _say("shown")
    counts = counts_of(gathered.slips.values())
    times = times_of(gathered.slips.values())
    sentences = sorted(
        f"{one.document}: {one.sentence}"
        for slip in gathered.slips.values()
        for one in slip.corrections
        if one.sentence
    )
    words = each_language()[-1]
    for thing, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        what = " ".join(part for part in thing if part)
        if thing in times:
            print(words("slips.command.line-times", count=count, what=what, times=times[thing]))
        else:
            print(words("slips.command.line", count=count, what=what))
    for sentence in sentences:
        print(words("slips.command.line", count=1, what=sentence))


def _lines_in(usage: UsagePeriod) -> int:
    parts: tuple[Collection[object], ...] = (
        usage.opened, usage.searches, usage.asked, usage.corrections, usage.answers,
    )  # fmt: skip
    return sum(len(one) for one in parts)


def _plain(name: str) -> str:
    """Return the name of a stranger's file without what steers a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
