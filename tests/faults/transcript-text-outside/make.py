"""A text without any heading."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, "\nកុមារគ្រប់រូបចូលរៀន។\n")
