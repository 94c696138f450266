"""`build.py pictures`: take the pictures of our own pages again that the guides show."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from policybank.core import SetupError
from policybank.offline.copies import ChoosePdfs
from policybank.pages import STICK
from policybank.pipeline import BuildSummary, build

from . import _exit
from ._display import TerminalProgress
from ._say import each_language, say_report

DESCRIPTION = """\
Make the site and a copy for a stick, walk through their pages in a browser, as wide as a phone, in Khmer and English, with
invented values, and take the pictures that the guides and the bank's own papers show: docs/images. What they show stands beside
them as text; a slow test walks again and fails when a page shows something else. A picture is written only when it would
differ. Another version of Chromium, or other fonts, may draw other dots: then say --only-old.
"""

EPILOG = """\
examples:
  python3 build.py pictures                after a change of how the form looks
  python3 build.py pictures --only-old     only where a page shows other words than its picture

Then `python3 build.py papers` puts them into the PDFs.

exit codes: 0 taken; 1 the library has faults, so there is no new site; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--only-old",
        action="store_true",
        help="keep the pictures whose pages still show the same words",
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Build, take the pictures, name each that changed, and return the exit code."""
    return take(root, only_old=options.only_old)


def take(root: Path, *, only_old: bool) -> int:
    """Build the bank at `root`, take its pictures, and return the exit code."""
    # Here and not above: Playwright is not installed when only `--help` is asked for.
    from policybank.browser import find_browser, open_browser
    from policybank.portraits import (
        COPY_PICTURES,
        take_pictures,
        walk_of_copy,
        write_sample_copy,
    )

    with TerminalProgress() as progress:
        summary = build(root, progress=progress)
    if summary.site is None or summary.report.errors:
        say_report(summary.report)
        return _exit.FAULTS
    program = find_browser(install=True)
    if program is None:
        raise SetupError("\n".join(words("pictures.browser") for words in each_language()))
    site = summary.site.folder
    with TemporaryDirectory(prefix="policybank-copy-") as folder, open_browser(program) as browser:
        copy = Path(folder)
        with TerminalProgress() as progress:

            def build_for_stick(choose: ChoosePdfs) -> BuildSummary:
                return build(root, medium=STICK, choose_pdfs=choose, progress=progress)

            if not write_sample_copy(root, build_for_stick, copy):
                return _exit.FAULTS
        taken = take_pictures(browser, root, site, only_old=only_old) + take_pictures(
            browser, root, copy, to=COPY_PICTURES, by=walk_of_copy(copy), only_old=only_old
        )
    for one in taken:
        if one.is_changed:
            size = " / ".join(words.size(one.size_bytes) for words in each_language())
            print(f"* {one.file.relative_to(root)}  {size}")
    changed = sum(one.is_changed for one in taken)
    for words in each_language():
        print(
            words("pictures.taken", changed=words.number(changed), total=words.number(len(taken)))
        )
    return _exit.GOOD
