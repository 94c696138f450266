"""A page counted by the number that is printed on it."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, make_transcript.BODY + "\n## ទំព័រ ២១\n\nសាលារៀន។\n")
