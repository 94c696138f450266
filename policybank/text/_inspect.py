"""Look at a PDF without reading its text: what `build.py check` can say at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from policybank.core import Fault, Place, fault

from ._children import Child
from .types import Limits, PdfFile

# Readers look for the header in the first kilobyte (ISO 32000-1, annex H.3.4.1) and for the end mark in the last; mail
# programs append some lines, so we look further.
_HEAD_BYTES: Final = 1024
_TAIL_BYTES: Final = 8192

# How other files begin that contributors take for a PDF, with the name they know them by.
_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "docx/zip"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"),
    (b"{\\rtf", "rtf"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"version https://git-lfs", "git-lfs"),
)


def inspect_pdf(file: PdfFile, limits: Limits) -> tuple[Fault, ...]:
    """Return what is wrong with `file` at first sight: empty, too large, no PDF, cut off, or locked.

    A file that says it is encrypted is opened in a child process, since many such files need no password to be read.
    """
    place = Place(file=file.place)
    size_bytes = file.path.stat().st_size
    if size_bytes == 0:
        return (fault("pdf-empty", place),)
    if size_bytes > limits.largest_bytes:
        return (too_large(file, size_bytes, limits),)
    head, tail = _read_ends(file.path, size_bytes)
    if b"%PDF-" not in head:
        return (fault("pdf-not-a-pdf", place, kind=_kind_of(head)),)
    if b"%%EOF" not in tail:
        return (fault("pdf-damaged", place),)
    if b"/Encrypt" in head or b"/Encrypt" in tail:
        with Child(limits) as child:
            if child.read(file.path, open_only=True).code == "pdf-encrypted":
                return (fault("pdf-encrypted", place),)
    return ()


def too_large(file: PdfFile, size_bytes: int, limits: Limits) -> Fault:
    """Return the fault of a file above the limit, in megabytes as people count them."""
    return fault(
        "pdf-too-large",
        Place(file=file.place),
        megabytes=f"{size_bytes / 1_000_000:.1f}",
        limit=f"{limits.largest_bytes / 1_000_000:g}",
    )


def _read_ends(file: Path, size_bytes: int) -> tuple[bytes, bytes]:
    with file.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        stream.seek(max(0, size_bytes - _TAIL_BYTES))
        return head, stream.read(_TAIL_BYTES)


def _kind_of(head: bytes) -> str:
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _OTHER_KINDS:
        if beginning[: len(mark)].lower() == mark.lower():
            return kind
    return "?"
