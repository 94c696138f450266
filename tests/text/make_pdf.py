"""Write small PDFs by hand: good ones, broken ones and hostile ones. Everything in them is invented."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

A4 = (595, 842)

# One glyph that is a black box: what stands for Khmer letters here is only its /ActualText.
_TYPE3 = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97"
    b"/Widths[600]/Encoding<</Type/Encoding/Differences[97/box]>>/CharProcs<</box 5 0 R>>/Resources<<>>>>"
)
_BOX = b"600 0 0 0 500 700 d1 0 0 500 700 re f"


def latin(*lines: str, size: int = 12, top: int = 780) -> bytes:
    """Return the content of a leaf with lines of Latin text."""
    shown = b" T* ".join(f"({line}) Tj".encode("latin-1") for line in lines)
    return b"BT /F1 %d Tf %d TL 72 %d Td %s ET\n" % (size, size + 4, top, shown)


def actual(*clusters: str, size: int = 12, top: int = 700) -> bytes:
    """Return the content of a leaf whose glyphs are boxes and whose text stands in /ActualText."""
    shown = b" ".join(
        b"/Span <</ActualText <feff%s>>> BDC (a) Tj EMC"
        % cluster.encode("utf-16-be").hex().encode()
        for cluster in clusters
    )
    return b"BT /F2 %d Tf 72 %d Td %s ET\n" % (size, top, shown)


def turned(content: bytes, degrees: int) -> bytes:
    """Return content turned by a quarter, half or three quarters against the clock, on the leaf that holds it then."""
    width, height = A4
    matrix = {
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }[degrees]
    return b"q %d %d %d %d %d %d cm\n%s Q\n" % (*matrix, content)


def lines(*ends: tuple[int, int, int, int]) -> bytes:
    """Return the content of a leaf with straight lines, each from one point to another."""
    return b"".join(b"%d %d m %d %d l S\n" % end for end in ends)


def image(width: int = A4[0], height: int = A4[1]) -> bytes:
    """Return the content of a leaf with one image, full by default."""
    return b"q %d 0 0 %d 0 0 cm /Im1 Do Q\n" % (width, height)


def pdf(
    *leaves: bytes,
    font: str = "Helvetica",
    trailer: bytes = b"",
    compressed: bool = False,
    is_landscape: bool = False,
    rotate: int = 0,
) -> bytes:
    """Return a PDF with one leaf for each content; `rotate` is how a reader shall turn each, with the clock."""
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * place) for place in range(len(leaves)))
    pixel = b"\xff"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %d %d]"
        b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</Im1 6 0 R>>"
        b"/Properties<</P1<</ActualText<feff17911784>>>>>>>/Rotate %d>>"
        % (len(leaves), kids, *(A4[::-1] if is_landscape else A4), rotate),
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % font.encode(),
        _TYPE3,
        stream(_BOX),
        stream(
            pixel,
            b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        ),
    ]
    for place, content in enumerate(leaves):
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (first + 2 * place + 1))
        objects.append(
            stream(zlib.compress(content, 9), b"/Filter/FlateDecode")
            if compressed
            else stream(content)
        )
    return assemble(objects, trailer=trailer)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def assemble(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """Return a PDF of `objects`, numbered from 1, the first being the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def locked() -> bytes:
    """Return a PDF that wants a password nobody knows (RC4, 40 bit; its keys are arbitrary)."""
    keys = b"/O<%s>/U<%s>" % (b"11" * 32, b"22" * 32)
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4%s>>/ID[<00><00>]" % keys
    return pdf(latin("Nobody reads this."), trailer=encrypt)


def bomb(megabytes: int = 3000) -> bytes:
    """Return a small PDF whose content unpacks to `megabytes` of spaces (deflate within deflate)."""
    spaces = b" " * 1_000_000
    packer = zlib.compressobj(9)
    # What follows a full flush knows nothing of what came before: one piece stands for all, and is packed once.
    first, other = (packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(spaces, checksum)
    packed = first + other * (megabytes - 1) + packer.flush()[:-4] + checksum.to_bytes(4, "big")
    return _with_content(stream(zlib.compress(packed, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def endless_leaf() -> bytes:
    """Return a PDF whose forms draw each other, ten at a time and twelve deep: 10^12 drawings."""
    deep = 12
    forms = []
    for level in range(deep):
        number = 5 + level
        content = b"/Next Do " * 10 if level < deep - 1 else b"0 0 m 1 1 l S"
        resources = (
            b"/Resources<</XObject<</Next %d 0 R>>>>" % (number + 1) if level < deep - 1 else b""
        )
        forms.append(stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + resources))
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]/Resources<</XObject<</Next 5 0 R>>>>>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            stream(b"/Next Do"),
            *forms,
        ]
    )


def looping_tree() -> bytes:
    """Return a PDF whose page tree holds itself, and no leaf."""
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>",
        ]
    )


def deep_tree(depth: int = 5000) -> bytes:
    """Return a PDF whose one leaf lies under `depth` levels of page tree."""
    levels = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(depth)]
    leaf = b"<</Type/Page/MediaBox[0 0 9 9]>>"
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", *levels, leaf])


def deep_array(depth: int = 200_000) -> bytes:
    """Return a PDF with arrays in arrays, `depth` deep."""
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/MediaBox %s>>" % (b"[" * depth + b"]" * depth),
        ]
    )


def _with_content(content: bytes) -> bytes:
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            content,
        ]
    )
