"""Other readers of PDFs, as children of the benchmark: `python -m policybank.bench.text_peers NAME FILE`.

The text comes on standard output, the seconds of CPU for each leaf as the last line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path


def main(name: str, file: Path) -> None:
    """Print the text of `file` as the reader called `name` sees it."""
    read = _pdfplumber() if name == "pdfplumber" else _pypdfium2()
    # Loading the libraries is not counted: our own reader is loaded once for all files.
    start = time.process_time()
    leaves = read(file)
    seconds = (time.process_time() - start) / max(1, len(leaves))
    sys.stdout.buffer.write("\n".join([*leaves, f"{seconds:.4f}"]).encode("utf-8", "replace"))


def _pdfplumber() -> Callable[[Path], list[str]]:
    import pdfplumber

    def read(file: Path) -> list[str]:
        with pdfplumber.open(file) as document:
            return [page.extract_text() or "" for page in document.pages]

    return read


def _pypdfium2() -> Callable[[Path], list[str]]:
    import pypdfium2

    def read(file: Path) -> list[str]:
        document = pypdfium2.PdfDocument(file)
        return [page.get_textpage().get_text_bounded() for page in document]

    return read


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
