from pathlib import Path

from policybank.core import write_text
from tests import make

DECISIONS = """\
document: school-law
history:
  - {state: accepted, date: 2026-02-01, role: rights-reviewer, reason: {km: មានលិខិត។, en: There is a letter.}}
  - {state: accepted, date: 2026-02-02, role: rights-reviewer, reason: {km: មានលិខិត។, en: There is a letter.}}
"""


def make_case(root: Path) -> None:
    rights = {"statement": "permission", "evidence": "Permission 2026-014"}
    make.document(root, rights=rights, pdfs=["km"])
    write_text(root / "library" / "committee" / "decisions" / "school-law.yml", DECISIONS)
