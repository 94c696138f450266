"""`build.py test`: run the tests with pytest."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from policybank.core import SetupError
from policybank.i18n import LANGUAGES, read_words

from . import _exit

DESCRIPTION = """\
Run the tests. Without options the quick ones run, in less than five minutes; `--all` adds the slow ones (environments
made from nothing, whole libraries, every kind of page under axe-core), and `--slow` runs those alone.

The whole run is shared by as many processes as the machine has cores, at most four; some tests named by their files or by
`-k` run in one, where a debugger works too.

The tests of browser code need Chromium, Chrome or Edge. One is looked for on this machine, else Playwright fetches one;
where that fails too they are skipped with the reason, and with CI=true in the environment that is an error.
POLICYBANK_BROWSER=/path/to/browser names one outright.
"""

EPILOG = """\
examples:
  python3 build.py test                         the quick tests
  python3 build.py test tests/schema -k date    some of them: what build.py does not know goes to pytest
  python3 build.py test --save-golden           write the expected trees again; read the diff like code

exit codes: 0 all passed; 1 some failed; 2 the machine lacks something
"""

PASSES_ON = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="run the slow tests too")
    which.add_argument("--slow", action="store_true", help="run the slow tests and no others")
    parser.add_argument(
        "--save-golden",
        action="store_true",
        help="write the expected files again from what is made now",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run pytest and return the exit code."""
    # Here and not above: Playwright is not installed when only `--help` is asked for.
    from policybank.browser import find_browser

    variables = {**os.environ, "PYTHONWARNDEFAULTENCODING": "1"}
    browser = find_browser(install=True)
    if browser is not None:
        variables["POLICYBANK_BROWSER"] = str(browser.program)
    elif os.environ.get("CI") == "true":
        raise SetupError("\n".join(read_words(one)("terminal.browser-needed") for one in LANGUAGES))
    else:
        for language in LANGUAGES:
            print(read_words(language)("terminal.browser-missing"), file=sys.stderr)
    command = [sys.executable, "-P", "-m", "pytest", *rest]
    command += [
        flag
        for flag, given in (
            ("--all", options.all),
            ("--slow", options.slow),
            ("--save-golden", options.save_golden),
        )
        if given
    ]
    if not rest and not options.save_golden:
        # Whoever is done takes tests from the other: some take ten seconds, most take none.
        command += ["--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal"]
    code = subprocess.run(command, cwd=root, env=variables, check=False).returncode
    # pytest: 1 tests failed, 2 interrupted, 3 internal error, 4 wrong usage, 5 nothing collected.
    return {0: _exit.GOOD, 2: _exit.INTERRUPTED, 4: _exit.SETUP}.get(code, _exit.FAULTS)
