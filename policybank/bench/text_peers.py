"""Other readers of PDFs, as children of the benchmark: `python -m policybank.bench.text_peers NAME FILE`.

The text comes on standard output, the seconds of CPU for each leaf as the last line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main(name: str, file: Path) -> None:
    """Print the text of `file` as the reader called `name` sees it."""
    start = time.process_time()
    leaves = _pdfplumber(file) if name == "pdfplumber" else _pypdfium2(file)
    seconds = (time.process_time() - start) / max(1, len(leaves))
    sys.stdout.buffer.write("\n".join([*leaves, f"{seconds:.4f}"]).encode("utf-8", "replace"))


def _pdfplumber(file: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(file) as document:
        return [page.extract_text() or "" for page in document.pages]


def _pypdfium2(file: Path) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    return [page.get_textpage().get_text_bounded() for page in document]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
