"""A text as the machine wrote it: nobody has put a name to it."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, corrected_by="")
