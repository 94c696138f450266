"""Keep the pictures of first leaves, each drawn once for a file and the code that draws.

Their names tell all that is known of them, so that one look at the folder is enough:
`<SHA-256 of the PDF>.<digest of the code>.<height>.webp`, and the same with `.jpg`. A height of 0 remembers that the file
gives no picture.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from policybank.core import Progress, digest_of, digest_of_files, write_bytes
from policybank.text._cache import TextCache
from policybank.text._children import LostChildError, ask_children
from policybank.text.types import Limits, PdfFacts

# The width in `_draw`, which this process must not import: it brings the libraries that open PDFs.
WIDTH: Final = 320
_MOST_BYTES: Final = 20_000
_HERE: Final = Path(__file__).resolve().parent
_DRAWER: Final = "policybank.text.pictures._drawer"
# Hundreds of times what a leaf takes on a quiet machine.
_SLOWEST_SECONDS: Final = 20.0
_NAME: Final = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{16})\.([0-9]{1,4})\.webp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a first leaf: its size in dots, and the files that hold it. `digest` changes when they do."""

    width: int
    height: int
    webp: Path
    jpeg: Path
    digest: str


def first_leaf_pictures(
    facts: Sequence[PdfFacts],
    *,
    cache: TextCache,
    limits: Limits,
    jobs: int,
    progress: Progress,
) -> Mapping[str, Picture]:
    """Return the pictures of these PDFs by their SHA-256, after drawing those that were never drawn, `jobs` side by side.

    A file that cannot be drawn has none, which is remembered: a picture is not worth the time again at every build.
    """
    folder = _folder(cache)
    known = _known(folder)
    unknown = {one.sha256: one for one in facts if one.sha256 not in known}
    if unknown:
        progress.start("drawing-pictures", len(unknown))
        names = tuple(unknown)
        requests = [_request(unknown[one]) for one in names]
        answers = ask_children(
            requests, _DRAWER, limits=limits, seconds=_SLOWEST_SECONDS, jobs=min(jobs, len(names))
        )
        for place, answer in answers:
            known[names[place]] = _keep(
                folder, names[place], {} if isinstance(answer, LostChildError) else answer
            )
            progress.advance()
        progress.finish()
    return {
        one.sha256: _picture(folder, one.sha256, height)
        for one in facts
        if (height := known.get(one.sha256, 0))
    }


def keep_picture(cache: TextCache, sha256: str, *, height: int, webp: bytes, jpeg: bytes) -> None:
    """Keep a picture as if it had been drawn of the PDF with this digest: for pictures that were made elsewhere."""
    stem = _folder(cache) / f"{sha256}.{_code_digest()}.{height}"
    # The name that is looked for comes last: a build that is killed leaves no half a picture.
    write_bytes(stem.with_name(f"{stem.name}.jpg"), jpeg)
    write_bytes(stem.with_name(f"{stem.name}.webp"), webp)


@cache
def _code_digest() -> str:
    libraries = (version("pypdfium2"), version("Pillow"))
    return digest_of(*libraries, digest_of_files(_HERE, [_HERE / "_draw.py"]))[:16]


def _folder(cache: TextCache) -> Path:
    return cache.folder / "pictures"


def _known(folder: Path) -> dict[str, int]:
    """Return the height of each picture that the code of today drew, by SHA-256; 0 where there is none."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - ten thousand names, no paths
    except FileNotFoundError:
        return {}
    whole = frozenset(names)
    known: dict[str, int] = {}
    for name in names:
        found = _NAME.fullmatch(name)
        if found and found[2] == _code_digest() and f"{name.removesuffix('.webp')}.jpg" in whole:
            known[found[1]] = int(found[3])
    return known


def _request(facts: PdfFacts) -> dict[str, object]:
    return {"path": str((facts.published_path or facts.file.path).resolve())}


def _keep(folder: Path, sha256: str, answer: Mapping[str, object]) -> int:
    """Keep what the child answered and return the height of the picture; 0 for what is no picture."""
    cache = TextCache(folder=folder.parent)
    height, webp, jpeg = answer.get("height"), _bytes(answer, "webp"), _bytes(answer, "jpeg")
    # The child may have been taken over by the file: nothing but two small pictures is accepted from it.
    is_sound = (
        answer.get("code") == ""
        and isinstance(height, int)
        and 0 < height <= 2 * WIDTH
        and webp[:4] + webp[8:12] == b"RIFFWEBP"
        and jpeg[:3] == b"\xff\xd8\xff"
        and max(len(webp), len(jpeg)) <= _MOST_BYTES
    )
    if not is_sound or not isinstance(height, int):
        height, webp, jpeg = 0, b"", b""
    keep_picture(cache, sha256, height=height, webp=webp, jpeg=jpeg)
    return height


def _bytes(answer: Mapping[str, object], name: str) -> bytes:
    value = answer.get(name)
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return b""


def _picture(folder: Path, sha256: str, height: int) -> Picture:
    stem = f"{sha256}.{_code_digest()}.{height}"
    return Picture(
        width=WIDTH,
        height=height,
        webp=folder / f"{stem}.webp",
        jpeg=folder / f"{stem}.jpg",
        digest=digest_of(stem),
    )
