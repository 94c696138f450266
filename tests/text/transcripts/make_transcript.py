"""Write a transcript beside an invented PDF: a test names only what it is about."""

from __future__ import annotations

import hashlib
from pathlib import Path

from policybank.core import write_text
from tests import make

BODY = """
## ទំព័រ ១

កុមារគ្រប់រូបចូលរៀន។
"""


def head(pdf_sha256: str, /, **fields: str | None) -> str:
    """Return the front matter; underscores in the names of `fields` are hyphens, None takes a field away."""
    values: dict[str, str | None] = {
        "pdf-sha256": pdf_sha256,
        "method": "corrected-from-ocr",
        "corrected-by": "អង្គការគំរូ",
        "corrected-on": "2026-03-15",
    }
    values |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name}: {value}" for name, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", ""])


def beside_a_pdf(root: Path, body: str = BODY, **fields: str | None) -> Path:
    """Write a document with a PDF of two leaves and a transcript beside it; return the transcript."""
    folder = make.document(root, pdfs=["km"])
    data = make.pdf("Every child goes to school.", "The ministry of examples provides books.")
    (folder / "school-law.km.pdf").write_bytes(data)
    file = folder / "school-law.km.md"
    write_text(file, head(hashlib.sha256(data).hexdigest(), **fields) + body)
    return file
