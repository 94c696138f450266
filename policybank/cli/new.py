"""`build.py new`: begin the record of a new document by asking."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from policybank.core import Report, SetupError, write_text
from policybank.library import read_library, read_vocabularies
from policybank.packets import id_from_title
from policybank.schema import Vocabularies, may_be_official_text, may_host, starter_record

from . import _exit
from ._questions import Questions
from ._say import each_language, say, say_report

DESCRIPTION = """\
Ask for what is known of a document and write its record, library/TYPE/ID/index.md. Enter takes what stands in brackets,
or leaves a question open; `?` shows the list of words. What was not asked stands in the file as notes: open it in an
editor for the rest. A PDF is copied beside the record when the rights allow it.

Nothing is written before the last question is answered.
"""

EPILOG = """\
examples:
  python3 build.py new
  python3 build.py new --pdf ~/Downloads/scan.pdf

exit codes: 0 the record is written and has no errors; 1 there is something left to mend, or nothing was written;
2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--pdf", type=Path, metavar="FILE", help="the document, to be copied beside its record"
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day the document is added (default: today)",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Ask, write the record, check it, and return the exit code."""
    if options.pdf is not None and not options.pdf.is_file():
        raise SetupError(
            "\n".join(words("terminal.new.no-file", file=options.pdf) for words in each_language())
        )
    vocabularies, faults = read_vocabularies(root)
    if faults:
        say_report(Report.of(faults))
        return _exit.FAULTS
    say("new.opening")
    # A person is asked here and sees the day before it is written; builds never look at the clock.
    day = options.today or datetime.datetime.now().astimezone().date()
    try:
        answers, pdf = _ask(root, Questions(vocabularies=vocabularies, ask=input), day, options.pdf)
    except EOFError:
        print()
        say("new.stopped")
        return _exit.FAULTS
    folder = root / "library" / str(answers["type"]) / str(answers["id"])
    write_text(folder / "index.md", starter_record(vocabularies, answers))
    if pdf is not None:
        shutil.copyfile(pdf, folder / str(answers["editions.file"]))
    return _say_what_is_left(root, folder)


_Answers = dict[str, str | tuple[str, ...]]


def _ask(
    root: Path, questions: Questions, day: datetime.date, pdf: Path | None
) -> tuple[_Answers, Path | None]:
    answers: _Answers = {"type": questions.one("type", is_needed=True)}
    answers["title.km"] = questions.one("title.km")
    # One title is needed; which one, the document decides.
    answers["title.en"] = questions.one("title.en", is_needed=not answers["title.km"])
    answers["id"] = _free_id(root, questions, str(answers["title.en"]))
    answers["date"] = questions.one("date")
    answers["bodies"] = questions.several("bodies")
    answers["themes"] = questions.several("themes")
    answers["links.url"] = questions.one("links.url")
    if answers["links.url"]:
        answers["links.kind"] = questions.one("links.kind", default="official")
    statement = questions.one(
        "rights.statement", default=_likely_rights(str(answers["type"]), questions.vocabularies)
    )
    answers["rights.statement"] = statement
    if pdf is not None and not may_host(statement, questions.vocabularies):
        say("new.not-hosted")
        pdf = None
    if pdf is not None:
        language = questions.one("editions.language", default="km")
        answers["editions.language"] = language
        answers["editions.file"] = f"{answers['id']}.{language}.pdf"
        answers["languages"] = (language,)
    answers["review.state"] = questions.one("review.state", default="unchecked")
    answers["date_added"] = questions.one("date_added", default=day.isoformat())
    return {path: value for path, value in answers.items() if value}, pdf


def _free_id(root: Path, questions: Questions, title: str) -> str:
    taken = {folder.name for folder in (root / "library").glob("*/*/") if folder.is_dir()}
    default = id_from_title(title)
    while True:
        chosen = questions.one("id", default="" if default in taken else default, is_needed=True)
        if chosen not in taken:
            return chosen
        say("new.taken", id=chosen)


def _likely_rights(type_id: str, vocabularies: Vocabularies) -> str:
    """Return what holds for most documents of this type: law is free, everything else is linked until it is cleared."""
    return "official-text" if may_be_official_text(type_id, vocabularies) else "link-only"


def _say_what_is_left(root: Path, folder: Path) -> int:
    place = folder.relative_to(root).as_posix()
    report = Report.of(
        one for one in read_library(root).report.faults if one.place.file.startswith(f"{place}/")
    )
    print()
    if report.faults:
        say_report(report)
    say("new.written", file=f"{place}/index.md")
    sys.stdout.flush()
    return _exit.FAULTS if report.errors else _exit.GOOD
