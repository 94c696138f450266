"""A paper of two leaves, and quotations of it: one on another leaf, one with a wrong letter, one beyond the last leaf."""

from __future__ import annotations

from pathlib import Path

from policybank.core import write_bytes, write_text
from tests import make

REGISTER = """\
source: {document: school-law}
recommendations:
  - id: other-leaf
    en: Feed every child.
    km: ផ្ដល់អាហារដល់កុមារគ្រប់រូប។
    quotations:
      - {language: en, leaf: 1, text: Every child eats at school.}
  - id: wrong-letter
    en: Send every child to school.
    km: បញ្ជូនកុមារគ្រប់រូបទៅសាលា។
    quotations:
      - language: en
        leaf: 1
        text: Every child goes to schools.
  - id: beyond
    en: Send every child to school.
    km: បញ្ជូនកុមារគ្រប់រូបទៅសាលា។
    quotations:
      - {language: en, leaf: 9, text: "EVERY child\\n goes to school."}
"""


def make_case(root: Path) -> None:
    folder = make.document(root, "school-law", pdfs=["en"])
    pdf = make.pdf("Every child goes to school.", "Every child eats at school.")
    write_bytes(folder / "school-law.en.pdf", pdf)
    write_text(root / "library" / "recommendations" / "school-law.yml", REGISTER)
