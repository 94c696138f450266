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
made from nothing, whole libraries, every kind of page under axe-core).

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
    parser.add_argument("--all", action="store_true", help="run the slow tests too")
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
        for flag, given in (("--all", options.all), ("--save-golden", options.save_golden))
        if given
    ]
    code = subprocess.run(command, cwd=root, env=variables, check=False).returncode
    # pytest: 1 tests failed, 2 interrupted, 3 internal error, 4 wrong usage, 5 nothing collected.
    return {0: _exit.GOOD, 2: _exit.INTERRUPTED, 4: _exit.SETUP}.get(code, _exit.FAULTS)
