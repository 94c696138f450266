"""`build.py papers`: make the bank's own PDFs again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from . import _exit, pictures
from ._say import each_language, say

DESCRIPTION = """\
Make the PDFs of the bank's own papers (how to submit, how documents are reviewed, copyright, using the bank offline)
again from their sources, library/*/ID/source/*.md. They are printed by Chromium, Chrome or Edge, which puts the true
Khmer text into the file. A PDF is written only when it would differ. Papers with pictures of our own pages get fresh ones first,
where a page shows other words than its picture (as `build.py pictures --only-old`).
"""

EPILOG = """\
examples:
  python3 build.py papers
  python3 build.py papers how-to-submit
  python3 build.py papers --as-they-are    without looking at the pages

exit codes: 0 made; 1 the pages could not be looked at, for the library has faults; 2 the machine lacks something, or there is no paper of that name
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", nargs="*", help="ids of papers; all when none is given")
    parser.add_argument(
        "--as-they-are", action="store_true", help="use the pictures of our pages that are there"
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Make the papers, name each file, and return the exit code."""
    # Here and not above: Playwright is not installed when only `--help` is asked for.
    from policybank.papers import find_papers, make_papers

    shows_pages = any(paper.shows_pages for paper in find_papers(root, tuple(options.id)))
    if shows_pages and not options.as_they_are and pictures.take(root, only_old=True):
        return _exit.FAULTS
    made = make_papers(root, only=tuple(options.id))
    for paper in made:
        size = " / ".join(words.size(paper.size_bytes) for words in each_language())
        print(f"{'*' if paper.is_changed else ' '} {paper.file.relative_to(root)}  {size}")
    say("papers-made", changed=sum(paper.is_changed for paper in made), total=len(made))
    return _exit.GOOD
