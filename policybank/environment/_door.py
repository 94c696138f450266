"""Make the environment ready for a command, and hand over to it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from policybank.core import SetupError

from ._pip import clean_variables
from ._stamp import IS_WINDOWS, Environment
from ._venv import prepare

# Tests, lint and the tools that make our own papers need more than a build; a build is not kept waiting for it.
_COMMANDS_OF_DEVELOPERS = ("bench", "lint", "papers", "test")

_EXIT_SETUP = 2
_EXIT_INTERRUPTED = 130


def main(root: str, arguments: Sequence[str]) -> int:
    """Make the environment ready for the command in `arguments`, run it there and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Khmer must pass where the terminal's encoding is an old one.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if arguments[:1] == ["--prepare"]:
            # For CI and for container images: make these locks ready and do nothing else.
            prepare(Path(root), arguments[1:])
            return 0
        prepare(Path(root), _locks_for(arguments))
        _hand_over(Environment(root=Path(root)), arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return _EXIT_SETUP
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _EXIT_INTERRUPTED


def _locks_for(arguments: Sequence[str]) -> tuple[str, ...]:
    if not arguments or {"-h", "--help"} & set(arguments):
        return ()
    if arguments[0] == "search":
        # The engine of the command line, 22 MB: those who only build do not fetch it.
        return ("search",)
    if arguments[0] == "intake":
        # What reads and writes spreadsheets.
        return ("intake",)
    if arguments[0] == "zim":
        # libzim, 30 MB, and the only part under the GPL.
        return ("offline",)
    return ("develop",) if arguments[0] in _COMMANDS_OF_DEVELOPERS else ()


def _hand_over(environment: Environment, arguments: Sequence[str]) -> NoReturn:
    """Run `python -m policybank` in the environment, with nothing of the user's own Python set-up in the way."""
    variables = {**clean_variables(), "PYTHONPATH": str(environment.root), "PYTHONUTF8": "1"}
    # -P: the folder the user stands in must not be searched for modules (a `yaml.py` there would win).
    command = [str(environment.python), "-P", "-m", "policybank", *arguments]
    if not IS_WINDOWS:
        os.execve(command[0], command, variables)
    # Windows has no real exec. Ctrl-C reaches both processes there: the child answers it, we wait for its code.
    with subprocess.Popen(command, env=variables) as child:
        while True:
            try:
                sys.exit(child.wait())
            except KeyboardInterrupt:
                continue
