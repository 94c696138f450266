"""A person compared the first page, and the second not yet."""

from pathlib import Path

from tests.text.transcripts import make_transcript


def make_case(root: Path) -> None:
    body = "\n## ទំព័រ ២\n<!-- unchecked: ម៉ាស៊ីនអាន -->\n\nសាលារៀន។\n"
    make_transcript.beside_a_pdf(root, make_transcript.BODY + body)
