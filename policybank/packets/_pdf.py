"""Look at the two ends of a PDF for a second kind of file in it: a web page in front, a zip at the end."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Final

# A browser that is not told the kind of a file looks this far for signs of a web page (MIME Sniffing Standard, section 7:
# 1,445 bytes); other readers look for the header of a PDF in the first kilobyte.
_HEAD_BYTES: Final = 1445
# The end record of a zip may be followed by a remark of this length (APPNOTE.TXT 4.3.16).
_TAIL_BYTES: Final = 22 + 0xFFFF

_WEB_PAGE: Final = re.compile(
    rb"<(?:!doctype|html|head|body|script|iframe|svg|img|style|title|\?php)", re.IGNORECASE
)
_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "docx/zip"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"),
    (b"{\\rtf", "rtf"),
)


def second_kind(file: Path) -> str | None:
    """Return what `file` also is, or None where it begins as a PDF does and is nothing else."""
    size_bytes = file.stat().st_size
    with file.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        start = max(0, size_bytes - _TAIL_BYTES)
        stream.seek(start)
        tail = stream.read()
        if _WEB_PAGE.search(head):
            return "html"
        # Some programs write an empty line or a byte order mark in front, and readers take that.
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if not begins.startswith(b"%PDF-"):
            return next((kind for mark, kind in _OTHER_KINDS if begins.startswith(mark)), "?")
        at = tail.rfind(b"PK\x05\x06")
        while at >= 0:
            if _is_end_of_zip(tail[at : at + 22], start + at):
                return "docx/zip"
            at = tail.rfind(b"PK\x05\x06", 0, at)
    return None


def _is_end_of_zip(record: bytes, place: int) -> bool:
    # Four bytes alone come by chance; with a directory that fits in front of them they do not.
    if len(record) < 22:
        return False
    length, offset = struct.unpack_from("<LL", record, 12)
    return bool(0xFFFFFFFF in {length, offset} or (length >= 46 and length + offset <= place))
