"""Choose the command, run it, and turn each kind of trouble into its exit code.

A command is a module beside this one with `DESCRIPTION`, `EPILOG`, `add_arguments` and `run`. Only the module of the
chosen command is imported, so that `check` does not wait for MkDocs or for the tools of developers.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from policybank.core import SetupError

from . import _exit

# The commands with the line that `--help` shows, in the order in which a newcomer meets them.
_COMMANDS = {
    "build": "make the site (this is what `build.py` alone does)",
    "serve": "show the site while you work; it is made again as files change",
    "check": "validate the library alone, in a second or two",
    "audit": "check every page and link of the finished site",
    "search": "find documents of the built site",
    "usb": "write a copy onto a stick, update, check or mend it",
    "zim": "write the bank into files for Kiwix",
    "text": "show the text of PDFs and how far to trust it",
    "new": "begin the record of a new document by answering questions",
    "withdraw": "take a document out of the bank at once; its page then says so",
    "review": "look at documents that somebody gives, before a person does",
    "intake": "take in what was handed in: packets become branches for review",
    "queue": "show what waits for review, or write its next step",
    "slips": "add up the return slips that readers sent",
    "schema": "make again the files that follow from the schema",
    "pictures": "take the pictures of our own pages for the guides again",
    "papers": "make the bank's own PDFs again from their sources",
    "test": "run the tests",
    "lint": "check format, types, room order, made files and workflows",
    "bench": "measure speed and size against the numbers we promise",
}

_DESCRIPTION = """\
Make and look after the policy bank. Without a command the site is built:

  python3 build.py            read library/, write site/
  python3 build.py serve      the same, and show it in the browser
  python3 build.py check      look for faults only

`python3 build.py COMMAND --help` explains each command.
"""

_EPILOG = """\
exit codes: 0 good; 1 faults were found (in the library, the tests, the code); 2 the machine lacks something, and the
message says what to do; 70 a bug of ours; 130 stopped with Ctrl-C
"""


class _Command(Protocol):
    """What the module of a command offers."""

    DESCRIPTION: str
    EPILOG: str
    # Whether unknown arguments are handed on to another program.
    PASSES_ON: bool

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int: ...


def main(arguments: Sequence[str]) -> int:
    """Run the command in `arguments` and return the exit code."""
    root = Path(__file__).resolve().parents[2]
    try:
        return _run(root, arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return _exit.SETUP
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _exit.INTERRUPTED
    except BrokenPipeError:
        # Someone read the first lines only (`build.py check | head`). Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _exit.FAULTS
    except Exception:  # noqa: BLE001 - the one place: a bug is shown whole, and where to report it
        traceback.print_exc()
        _say_where_to_report(root)
        return _exit.BUG


def _run(root: Path, arguments: Sequence[str]) -> int:
    name, own = _chosen(arguments)
    parser = (
        _parser_of_all()
        if name is None
        else argparse.ArgumentParser(
            prog=f"build.py {name}",
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    if name is None:
        parser.parse_args(own)
        raise AssertionError("argparse ends the program for --help and for what it does not know")
    command = cast("_Command", importlib.import_module(f".{name}", package=__package__))
    parser.description, parser.epilog = command.DESCRIPTION, command.EPILOG
    command.add_arguments(parser)
    options, rest = parser.parse_known_args(own)
    if rest and not command.PASSES_ON:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    return command.run(root, options, rest)


def _chosen(arguments: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the command with its own arguments; options alone belong to `build`, and None is for `--help`."""
    if not arguments:
        return "build", ()
    if arguments[0] in _COMMANDS:
        return arguments[0], arguments[1:]
    is_option = arguments[0].startswith("-")
    return (
        ("build", arguments)
        if is_option and arguments[0] not in {"-h", "--help"}
        else (None, arguments)
    )


def _parser_of_all() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in _COMMANDS.items():
        commands.add_parser(name, help=summary)
    return parser


def _say_where_to_report(root: Path) -> None:
    from policybank.i18n import LANGUAGES, read_words
    from policybank.settings import read_settings

    address = ""
    with contextlib.suppress(SetupError):
        address = read_settings(root).repository_url + "/issues"
    for language in LANGUAGES:
        print(read_words(language)("terminal.bug", address=address), file=sys.stderr)
