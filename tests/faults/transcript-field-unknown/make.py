"""A field whose name is nearly right."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, corrector="Example Organisation")
