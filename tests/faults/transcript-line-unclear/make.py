"""A heading that names no page: the text below it would fall to the page before."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, make_transcript.BODY + "\n## ជំពូក ២\n\nសាលារៀន។\n")
