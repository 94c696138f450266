"""A method that is no word of the list."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, method="by hand")
