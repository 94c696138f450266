"""`build.py serve`: show the site while somebody works on it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from policybank.preview import preview

from . import _exit
from ._say import say

DESCRIPTION = """\
Build the site, show it at http://127.0.0.1:8000/, and watch the sources: when a record, a guide, a word or the code
changes, the site is made again and the open pages reload. Faults are shown here and the last good site stays in view.

Only this machine can see it. Ctrl-C ends it.
"""

EPILOG = """\
examples:
  python3 build.py serve
  python3 build.py serve --open           open the browser too
  python3 build.py serve --port 8080      when another program uses 8000 (else the next free port is taken)

exit codes: 130 ended with Ctrl-C; 2 the machine lacks something
"""

PASSES_ON = False

_DEFAULT_PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    parser.add_argument(
        "--port", type=_port, default=_DEFAULT_PORT, metavar="N", help=f"default: {_DEFAULT_PORT}"
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port from 1 to 65535")
    return int(text)


class _Told:
    """What the terminal says about the preview."""

    def __init__(self, *, opens_browser: bool) -> None:
        self._opens_browser = opens_browser

    def serving(self, address: str, *, asked_port: int, port: int) -> None:
        if port != asked_port:
            say("port-taken", asked=str(asked_port), port=str(port))
        say("serving", address=address)
        if self._opens_browser:
            webbrowser.open(address)

    def changed(self, files: tuple[str, ...]) -> None:
        say("changed", file=files[0], count=len(files))


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Build, serve and watch until Ctrl-C."""

    def rebuild() -> bool:
        # In a process of its own: changed words and changed code are read anew, and a bug there ends only that build.
        command = [sys.executable, "-P", "-m", "policybank", "build"]
        return subprocess.run(command, check=False).returncode == _exit.GOOD

    rebuild()
    preview(root, port=options.port, rebuild=rebuild, told=_Told(opens_browser=options.open))
    return _exit.GOOD
