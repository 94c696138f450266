"""A PDF whose second page is a broken text layer, and whose image gave the machine nothing it could read."""

import hashlib
from dataclasses import replace
from pathlib import Path

from policybank.core import SilentProgress
from policybank.text import PdfFile, load_text, read_texts, text_cache
from policybank.text._cache import Images
from policybank.text.types import Limits
from tests import make
from tests.text import make_pdf

LIMITS = Limits(largest_bytes=1_000_000, slowest_seconds=30)


def make_case(root: Path) -> None:
    noise = "RbkasPaB sþIBI karGb;rM kñúg RBHraCaNacRk k<úCa EdlmanlkçN³ viTüal½y RksYgGb;rM yuvCn nigkILa "
    folder = make.document(root, pdfs=["km"])
    leaves = (make_pdf.latin("Every child goes to school."), make_pdf.latin(noise, noise))
    file = folder / "school-law.km.pdf"
    file.write_bytes(make_pdf.pdf(*leaves))
    # No Tesseract is needed to show the fault: what it would have said lies in the cache.
    cache = text_cache(root)
    (facts,) = read_texts(
        [PdfFile(path=file, place=file.name)],
        cache=cache,
        limits=LIMITS,
        jobs=1,
        progress=SilentProgress(),
    ).facts
    leaf = load_text(facts, cache=cache, limits=LIMITS).leaves[1]
    poor = replace(leaf, trust="unreadable", doubt="ocr-poor")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    cache.write_images(sha256, Images(machine="invented", leaves=(poor,)))
    (cache.folder / "index.json").unlink()
