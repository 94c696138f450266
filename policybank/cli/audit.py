"""`build.py audit`: look at the finished site as a reader's browser would."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from policybank.audit import audit_site
from policybank.core import SetupError

from . import _exit
from ._display import TerminalProgress
from ._say import each_language

DESCRIPTION = """\
Check every page of the finished site: that each link and anchor leads somewhere, that nothing is fetched from another
host, that no script stands inside a page, and that each page names its language. Links to other sites are not followed.
"""

EPILOG = """\
example:
  python3 build.py && python3 build.py audit

exit codes: 0 all in order; 1 something is wrong, and listed; 2 there is no site yet
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options: the whole of `site/` is looked at."""


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Audit the site, print what is wrong, and return the exit code."""
    folder = root / "site"
    if not folder.is_dir():
        raise SetupError("\n".join(words("terminal.no-site") for words in each_language()))
    with TerminalProgress() as progress:
        progress.start("checking-links")
        broken = audit_site(folder)
    for one in broken:
        print(f"site/{one.page}  {one.kind}  {one.value}")
    for words in each_language():
        print(words("terminal.audited", count=words.number(len(broken))))
    return _exit.FAULTS if broken else _exit.GOOD
