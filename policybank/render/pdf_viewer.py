"""pdf.js, which draws the leaves of a PDF for readers who ask to see them: what of its package a site needs.

The form for older browsers, since the phones of our readers are old. Not its viewer, its fonts or its character maps: a
document of ours brings its fonts, and the page around it is our own. Its files end in `.js`, for some servers do not know
that `.mjs` is a script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from policybank.core import read_bytes
from policybank.packages import package_folder

_PACKAGE: Final = "pdfjs-dist"
# In the package -> in its folder of the site. The two for JPEG 2000 and JBIG2 (scans) are loaded only for a PDF that has such images,
# and instead of WebAssembly, which our pages do not allow.
_FILES: Final = {
    "legacy/build/pdf.min.mjs": "pdf.js",
    "legacy/build/pdf.worker.min.mjs": "pdf.worker.js",
    "wasm/openjpeg_nowasm_fallback.js": "openjpeg_nowasm_fallback.js",
    "wasm/jbig2_nowasm_fallback.js": "jbig2_nowasm_fallback.js",
}
_LICENCES: Final = {
    "LICENSE": "pdfjs.txt",
    "wasm/LICENSE_OPENJPEG": "openjpeg.txt",
    "wasm/LICENSE_JBIG2": "jbig2.txt",
    "wasm/LICENSE_PDFJS_OPENJPEG": "pdfjs-openjpeg.txt",
    "wasm/LICENSE_PDFJS_JBIG2": "pdfjs-jbig2.txt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfViewer:
    """The files of pdf.js by their path in the site, with its licences; `folder` ends in a slash."""

    files: Mapping[str, bytes]
    folder: str


def pdf_viewer(root: Path) -> PdfViewer:
    """Return pdf.js as the lock of the packages names it."""
    package = package_folder(root, _PACKAGE)
    version = json.loads(read_bytes(package / "package.json"))["version"]
    folder = f"assets/pdfjs-{version}/"
    files = {folder + name: read_bytes(package / source) for source, name in _FILES.items()}
    for source, name in _LICENCES.items():
        files[f"assets/licences/{name}"] = read_bytes(package / source)
    return PdfViewer(files=files, folder=folder)
