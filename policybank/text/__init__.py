"""The text of PDFs, leaf by leaf, with a word on how far each leaf can be trusted.

Only this room imports pdfminer.six, and only in a child process: a PDF is a stranger's program.

- `read_texts` brings all PDFs of a library into the cache and tells their facts and faults; `load_text` gives one text.
- `inspect_pdf` says at first sight what is wrong with a file, for `build.py check`; `transcript_faults` does so for the
  texts that people corrected.
- `write_transcript_beside` writes what the machine read beside a PDF, for a person to correct.
- `first_leaf_pictures` draws the first leaf of each PDF, small.
- `digest_files` tells the SHA-256 of files without reading those that did not move.
"""

from ._cache import TextCache
from ._digests import digest_files
from ._inspect import inspect_pdf
from ._read import load_text, read_texts
from .library_files import (
    kept_leaves,
    leaves_loader,
    pdf_files,
    text_cache,
    text_cache_aside,
    text_limits,
    transcript_faults,
    write_transcript_beside,
)
from .ocr import Tesseract, find_tesseract
from .pictures import Picture, first_leaf_pictures, keep_picture
from .types import (
    DOUBTS,
    TRUSTS,
    DocumentText,
    Doubt,
    Leaf,
    Limits,
    PdfFacts,
    PdfFile,
    Texts,
    Trust,
)

__all__ = [
    "DOUBTS",
    "TRUSTS",
    "DocumentText",
    "Doubt",
    "Leaf",
    "Limits",
    "PdfFacts",
    "PdfFile",
    "Picture",
    "Tesseract",
    "TextCache",
    "Texts",
    "Trust",
    "digest_files",
    "find_tesseract",
    "first_leaf_pictures",
    "inspect_pdf",
    "keep_picture",
    "kept_leaves",
    "leaves_loader",
    "load_text",
    "pdf_files",
    "read_texts",
    "text_cache",
    "text_cache_aside",
    "text_limits",
    "transcript_faults",
    "write_transcript_beside",
]
