"""Two sections for the same page, one counted in Latin digits."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, make_transcript.BODY + "\n## Page 1\n\nសាលារៀន។\n")
