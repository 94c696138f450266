"""The frame of a hostile PDF: one leaf, of which each attack changes a part."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Final

from tests.text.make_pdf import assemble, stream

# Each attack has a name.
Attacks = Iterator[tuple[str, bytes]]

ROOT: Final = b"<</Type/Catalog/Pages 2 0 R>>"
FONT: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
LEAF: Final = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"


def leaf(content: bytes, *more: bytes, box: bytes = b"[0 0 595 842]", entries: bytes = b"", resources: bytes = b"", font: bytes = FONT, packed: bytes = b"") -> bytes:  # fmt: skip
    """Return a PDF of one leaf. The font is object 5, `more` are numbered from 6."""
    return assemble(
        [
            ROOT,
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox %s>>" % box,
            LEAF % (resources, entries),
            stream(content, packed),
            font,
            *more,
        ]
    )


def text(shown: bytes = b"(a) Tj") -> bytes:
    """Return content that shows something in font F1."""
    return b"BT /F1 12 Tf 72 700 Td %s ET" % shown


def noise(seed: int, count: int) -> bytes:
    """Return `count` bytes, always the same for one `seed`."""
    return random.Random(seed).randbytes(count)  # noqa: S311 - the same files each time


@cache
def zeros(megabytes: int) -> bytes:
    """Return so many megabytes of zeros, deflated to a thousandth."""
    block = zlib.compressobj(9)
    parts = [block.compress(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join(parts) + block.flush()
