"""Take the clock and the machine out of a PDF, so that the same source gives the same bytes.

Chromium writes the moment of printing and its own name with the system's into the document information, and offers no
way to say anything else. Both are replaced in place, with as many bytes, so that the offsets in the cross-reference
table stay right. What is left depends on the source, the fonts and Chromium alone: another version of Chromium may
set another PDF.
"""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")
_CREATOR = re.compile(rb"/Creator \(((?:[^()\\]|\\.)*)\)")
_STAMP = re.compile(rb"/Creator \(Policy bank, source ([0-9a-f]{32}) *\)")


def stamp_pdf(pdf: bytes, *, date: dt.date, source: str) -> bytes:
    """Return `pdf` made at noon of `date` from the source with the digest `source`; no byte moves.

    The digest lets a test say, without a browser, that a PDF is older than its source.
    """
    moment = f"D:{date:%Y%m%d}120000+00'00'".encode("ascii")
    stamp = f"Policy bank, source {source}".encode("ascii")
    dated, dates = _DATE.subn(rb"/\1 (" + moment + rb")", pdf)
    stamped, creators = _CREATOR.subn(
        lambda found: b"/Creator (" + stamp.ljust(len(found[1])) + b")", dated, count=1
    )
    if (dates, creators) != (2, 1) or len(stamped) != len(pdf):
        raise RuntimeError(
            "Chromium writes its document information in another way; look at the PDF"
        )
    return stamped


def source_of(pdf: bytes) -> str | None:
    """Return the digest of the source that `pdf` was made from, or None for a PDF of another origin."""
    found = _STAMP.search(pdf)
    return found[1].decode("ascii") if found else None
