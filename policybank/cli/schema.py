"""`build.py schema`: make again what follows from the schema."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from policybank.forms.making import made_forms
from policybank.library import read_library
from policybank.schema import write_made_files
from policybank.search.making import made_rules
from policybank.settings import read_settings

from . import _exit
from ._say import say

DESCRIPTION = """\
Make again the files that follow from the schema (policybank/schema), its words (policybank/i18n) and the vocabularies
(library/vocabularies): the JSON Schema that editors use, the starter file, the tables of fields in the guide, GitHub's form for a
document; and the rules of Khmer and English that the browser shares (policybank/khmer, policybank/search). They are
kept in git so that they can be read without running anything; `lint` and the tests fail when one is stale.
"""

EPILOG = """\
example:
  python3 build.py schema        after a change to a field, its words, or a vocabulary

exit codes: 0 all files are fresh now; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options."""


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write the stale files, name each, and return the exit code."""
    vocabularies = read_library(root).vocabularies
    forms = made_forms(vocabularies, read_settings(root))
    written = write_made_files(root, vocabularies, {**made_rules(), **forms})
    for file in written:
        print(file)
    say("made-files", count=len(written))
    return _exit.GOOD
