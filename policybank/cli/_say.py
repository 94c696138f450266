"""Print what came of a command, in Khmer and then in English."""

from __future__ import annotations

import sys
from typing import TextIO

from policybank.core import Report
from policybank.i18n import LANGUAGES, Words, format_faults, format_summary, read_words


def each_language() -> tuple[Words, ...]:
    """Return the words of both languages, Khmer first."""
    return tuple(read_words(language) for language in LANGUAGES)


def say(key: str, *, to: TextIO | None = None, **values: object) -> None:
    """Print the words under `terminal.<key>` in both languages. Whole numbers are written as each language does."""
    for words in each_language():
        shown = {
            name: words.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        print(words(f"terminal.{key}", **shown), file=to or sys.stdout)


def say_report(report: Report) -> None:
    """Print every fault, then how many there are and what follows."""
    if report.faults:
        print(format_faults(report))
    for words in each_language():
        print(" ".join(format_summary(report, words).split("\n")))


def seconds_shown(seconds: float, words: Words) -> str:
    """Return a duration with one decimal, in the digits of the language."""
    return words.digits(f"{seconds:.1f}")
