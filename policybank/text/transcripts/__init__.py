"""Transcripts: the text of a PDF as a person wrote or corrected it, in a file beside the PDF.

`law.km.md` stands beside `law.km.pdf`. A pull request shows each corrected word, and the machine never overwrites it.

- `transcript_beside` names the file of a PDF's transcript.
- `read_transcript` reads it, with the faults of the file alone; `check_transcript` holds it against its PDF.
- `lay_over` puts its leaves over the machine's; `lay_over_numbers` does the same with the numbers by trust alone.
- `write_transcript` writes one from the machine's leaves, for a person to correct.
"""

from ._read import read_transcript
from ._write import write_transcript
from .check import check_transcript
from .transcript import (
    METHODS,
    Transcript,
    TranscriptLeaf,
    TranscriptRead,
    clean_text,
    lay_over,
    lay_over_numbers,
    transcript_beside,
    transcript_place,
)

__all__ = [
    "METHODS",
    "Transcript",
    "TranscriptLeaf",
    "TranscriptRead",
    "check_transcript",
    "clean_text",
    "lay_over",
    "lay_over_numbers",
    "read_transcript",
    "transcript_beside",
    "transcript_place",
    "write_transcript",
]
