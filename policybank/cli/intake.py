"""`build.py intake`: what was handed in becomes branches for review."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from policybank.core import Report, SetupError, write_bytes
from policybank.git import repository_at
from policybank.i18n import format_faults
from policybank.intake import (
    Outcome,
    find_packets,
    hand_over_issue,
    take_in,
    take_in_list,
    template_csv,
    template_xlsx,
)
from policybank.library import read_vocabularies
from policybank.packets import Contact
from policybank.queue import BRANCH
from policybank.settings import Settings, read_settings

from . import _exit
from ._say import each_language, say_report

DESCRIPTION = """\
Take in what was handed in: each packet (the zip that the form makes) becomes a branch intake/ID-NUMBER with one commit,
and an entry of the queue. A folder means all packets in it. The working folder stays as it is, no branch is ever
written over, and a packet that was taken in before changes nothing. A packet with faults is refused, the others pass.

A list of documents (CSV or XLSX, one row for each, the PDFs beside it) goes the same way; --template makes an empty one.
What is wrong is told for all rows at once, by row and column. What is in order is taken in all the same: give the
corrected list again, for what is there already is known.

How to reach the giver stands in the packet and is shown with --contact; it is never written into the repository.
"""

EPILOG = """\
examples:
  python3 build.py intake gift.zip
  python3 build.py intake ~/Downloads/packets --contact
  python3 build.py intake gift.zip --repository /srv/bank.git
  python3 build.py intake --template list.xlsx
  python3 build.py intake list.xlsx
  python3 build.py intake --issue event.json --hand-over handed     what the workflow does with an issue

exit codes: 0 everything is taken in, or was before; 1 something was refused; 2 the machine lacks something
"""

PASSES_ON = False

_LISTS = frozenset({".csv", ".tsv", ".xlsx"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "places",
        type=Path,
        nargs="*",
        metavar="PACKET",
        help="a packet, a folder with packets, or a list (.csv, .xlsx)",
    )
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="write an empty list (.xlsx or .csv) and end"
    )
    parser.add_argument(
        "--issue",
        type=Path,
        metavar="EVENT.json",
        help="instead of packets: the event of an issue that was written with the form on GitHub",
    )
    parser.add_argument(
        "--hand-over",
        type=Path,
        metavar="FOLDER",
        help="with --issue: where the branch, the report and the answer to the giver are laid",
    )
    parser.add_argument(
        "--repository",
        type=Path,
        metavar="PATH",
        help="the repository to write branches into, bare or not (default: the one of this bank)",
    )
    parser.add_argument(
        "--base",
        default="",
        metavar="REVISION",
        help="where branches leave from (default: the published branch)",
    )
    parser.add_argument("--contact", action="store_true", help="show how to reach the givers")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that is written as the day of intake (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Take everything in, say what became of it, and return the exit code."""
    if options.template is not None:
        return _write_template(root, options.template)
    if options.issue is not None and options.hand_over is not None and not options.places:
        return _take_in_issue(root, options.issue, options.hand_over, _day(options))
    if not options.places or options.issue is not None or options.hand_over is not None:
        raise _setup("no-place")
    repository = repository_at(options.repository or root)
    day = _day(options)
    packets = [one for place in options.places if not _is_list(place) for one in _packets(place)]
    outcomes = list(take_in(repository, packets, day=day, revision=options.base)) if packets else []
    for outcome in outcomes:
        _tell(outcome, with_contact=options.contact)
    has_faults = False
    for place in filter(_is_list, options.places):
        of_list = take_in_list(repository, place, day=day, revision=options.base)
        has_faults = has_faults or bool(of_list.faults)
        if of_list.faults:
            say_report(Report.of(of_list.faults))
        for number, outcome in of_list.rows:
            _tell(outcome, with_contact=False, row=number)
            outcomes.append(outcome)
    _tell_next(outcomes, read_settings(root), is_own=options.repository is None)
    refused = sum(one.status == "refused" for one in outcomes)
    return _exit.FAULTS if refused or has_faults else _exit.GOOD


def _day(options: argparse.Namespace) -> str:
    # A person is here and sees the day; builds never look at the clock.
    day: datetime.date = options.today or datetime.datetime.now().astimezone().date()
    return day.isoformat()


def _is_list(place: Path) -> bool:
    return place.is_file() and place.suffix.lower() in _LISTS


def _write_template(root: Path, file: Path) -> int:
    if file.exists():
        raise _setup("standing", under="sheet", file=file)
    ending = file.suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise _setup("ending", under="sheet")
    vocabularies, faults = read_vocabularies(root)
    if faults:
        say_report(Report.of(faults))
        return _exit.FAULTS
    write_bytes(file, template_csv() if ending == ".csv" else template_xlsx(vocabularies))
    for words in each_language():
        print(words("intake.sheet.template", file=file))
    return _exit.GOOD


def _take_in_issue(root: Path, event: Path, folder: Path, day: str) -> int:
    """Take in the document of an issue; a refused one is told to its giver and is no failure of the job."""
    handed = hand_over_issue(root, event, folder, day=day)
    if handed.outcome is not None:
        _tell(handed.outcome, with_contact=False)
    for words in each_language():
        print(words("doors.issue.handed-over", folder=folder))
    return _exit.GOOD


def _packets(place: Path) -> Sequence[Path]:
    if not place.exists():
        raise _setup("no-file", file=place)
    packets = find_packets(place)
    if not packets:
        raise _setup("nothing", folder=place)
    return packets


def _setup(key: str, *, under: str = "setup", **facts: object) -> SetupError:
    return SetupError(
        "\n".join(words(f"intake.{under}.{key}", **facts) for words in each_language())
    )


def _tell(outcome: Outcome, *, with_contact: bool, row: int = 0) -> None:
    if outcome.faults:
        print(format_faults(Report.of(outcome.faults)))
    for words in each_language():
        name = outcome.name
        if row:
            name = f"{name}, {words('intake.sheet.row', row=words.number(row))}"
        facts = {"name": name, "id": outcome.document_id, "code": outcome.code}
        state = words(f"committee.states.{outcome.state}") if outcome.state else ""
        line = words(f"intake.{outcome.status}", **facts, branch=outcome.branch, state=state)
        if outcome.status == "known" and outcome.branch:
            line += " " + words("intake.known-branch", branch=outcome.branch)
        print(line)
        if outcome.status == "taken-in" and outcome.faults:
            print(words("intake.warnings", name=name))
    if with_contact and outcome.contact is not None:
        _tell_contact(outcome.code, outcome.contact)
    print()


def _tell_contact(code: str, contact: Contact) -> None:
    given = {
        field.name: value for field in fields(contact) if (value := getattr(contact, field.name))
    }
    for words in each_language():
        print(words("intake.contact" if given else "intake.contact-none", code=code))
    for name, value in given.items():
        print(f"  {name}: {value}")


def _tell_next(outcomes: Sequence[Outcome], settings: Settings, *, is_own: bool) -> None:
    branches = [one.branch for one in outcomes if one.status == "taken-in"]
    count = {
        name: sum(one.status == status for one in outcomes)
        for name, status in (("taken", "taken-in"), ("known", "known"), ("refused", "refused"))
    }
    push = f"git push origin {' '.join([*branches, BRANCH])}"
    for words in each_language():
        shown = {name: words.number(value) for name, value in count.items()}
        print(words("intake.summary", **shown))
        if not branches:
            continue
        if is_own:
            review = f"python3 build.py review {settings.branch}..{branches[0]}"
            print(words("intake.next-review", command=review))
        print(words("intake.next-push", command=push))
        if settings.repository_url and is_own:
            address = f"{settings.repository_url}/pulls"
            print(words("intake.next-request", address=address))
        else:
            print(words("intake.next-request-plain"))
    sys.stdout.flush()
