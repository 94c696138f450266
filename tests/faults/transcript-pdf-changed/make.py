"""The ministry gave a better scan, and the text was corrected from the old one."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    make_transcript.beside_a_pdf(root, pdf_sha256="0" * 64)
