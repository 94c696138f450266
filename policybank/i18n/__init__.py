"""The words a reader sees, in Khmer and English, and how each language writes numbers and dates."""

from .fault_words import FaultText, describe, faults_page, format_faults, format_summary
from .words import LANGUAGES, Words, flat_words, read_words

__all__ = [
    "LANGUAGES",
    "FaultText",
    "Words",
    "describe",
    "faults_page",
    "flat_words",
    "format_faults",
    "format_summary",
    "read_words",
]
