"""Attacks by streams, images and forms."""

from __future__ import annotations

import re
import zlib

from tests.text import make_pdf
from tests.text.make_pdf import stream

from .building import Attacks, leaf, noise, text, zeros


def streams() -> Attacks:
    """Streams that unpack to what no memory holds, or to nothing."""
    yield "flate-of-flate", make_pdf.bomb(megabytes=1000)
    packed = zeros(300)
    yield "flate-zeros", leaf(packed, packed=b"/Filter/FlateDecode")
    yield "flate-twice-the-length", leaf(packed, packed=b"/Filter/FlateDecode/Length 7")
    yield "flate-cut", leaf(zlib.compress(text())[:-6], packed=b"/Filter/FlateDecode")
    yield (
        "flate-garbage",
        leaf(b"\x78\x9c" + noise(8, 400), packed=b"/Filter/FlateDecode"),
    )
    yield "run-length", leaf(b"\x81 " * 500_000, packed=b"/Filter/RunLengthDecode")
    yield (
        "run-length-thrice",
        leaf(
            b"\x81\x81" * 200_000,
            packed=b"/Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode]",
        ),
    )
    yield "lzw-garbage", leaf(noise(9, 50_000), packed=b"/Filter/LZWDecode")
    yield "lzw-zeros", leaf(b"\x80" + b"\0" * 50_000, packed=b"/Filter/LZWDecode")
    yield "ascii85-z", leaf(b"z" * 1_000_000 + b"~>", packed=b"/Filter/ASCII85Decode")
    yield "ascii-hex-open", leaf(b"4" * 500_000, packed=b"/Filter/ASCIIHexDecode")
    yield "filters-many", leaf(b"a", packed=b"/Filter[%s]" % (b"/ASCIIHexDecode" * 2000))
    yield "filter-unknown", leaf(b"a", packed=b"/Filter/Nothing")
    yield "filter-itself", leaf(b"a", packed=b"/Filter 4 0 R")
    yield "filter-number", leaf(b"a", packed=b"/Filter 7")
    yield "crypt", leaf(b"a", packed=b"/Filter/Crypt/DecodeParms<</Name/Nobody>>")
    for predictor in (2, 10, 12, 15, 99):
        for columns in (0, -1, 2**31 - 1, 10**12):
            parms = b"/Filter/FlateDecode/DecodeParms<</Predictor %d/Columns %d/Colors 32/BitsPerComponent 16>>"
            yield (
                f"predictor-{predictor}-{columns}",
                leaf(zlib.compress(text()), packed=parms % (predictor, columns)),
            )
    for length in (b"-1", b"0", b"99999999", b"4 0 R", b"99 0 R", b"(a)", b"99999999999999999999"):
        yield (
            f"length-{length.decode()}",
            re.sub(rb"/Length \d+", b"/Length " + length, leaf(text())),
        )
    for name in (b"JBIG2Decode", b"JPXDecode", b"DCTDecode", b"CCITTFaxDecode"):
        garbage = noise(10, 3000)
        yield f"content-{name.decode()}", leaf(garbage, packed=b"/Filter/" + name)
        image = stream(
            garbage,
            b"/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/"
            + name,
        )
        yield (
            f"image-{name.decode()}",
            leaf(b"q 595 0 0 842 0 0 cm /I Do Q", image, resources=b"/XObject<</I 6 0 R>>"),
        )
    mask = stream(
        b"",
        b"/Subtype/Image/Width 9/Height 9/SMask 6 0 R/Mask 6 0 R/ColorSpace 6 0 R/Alternates[6 0 R]",
    )
    yield (
        "image-masks-itself",
        leaf(b"q 595 0 0 842 0 0 cm /I Do Q", mask, resources=b"/XObject<</I 6 0 R>>"),
    )
    huge = stream(
        packed,
        b"/Subtype/Image/Width 17000/Height 17000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
    )
    yield (
        "image-bomb",
        leaf(b"q 595 0 0 842 0 0 cm /I Do Q", huge, resources=b"/XObject<</I 6 0 R>>"),
    )
    colours = b"[/Indexed 6 0 R 255 6 0 R]"
    yield (
        "colour-itself",
        leaf(b"/C cs 1 sc " + text(), colours, resources=b"/ColorSpace<</C 6 0 R>>"),
    )
    yield "inline-image-open", leaf(b"BI /W 9 /H 9 ID " + b"a" * 500_000)
    yield "inline-image-unnamed", leaf(b"BI ID EI " * 20_000)
    yield "inline-image-odd", leaf(b"BI /W [ /H << ID a EI " + text())


def forms() -> Attacks:
    """Forms that draw themselves or each other."""
    yield "form-endless", make_pdf.endless_leaf()
    own = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"
    form = stream(b"/X Do /Y Do", own)
    yield "form-itself", leaf(b"/X Do", form, form, resources=b"/XObject<</X 6 0 R>>")
    bare = stream(b"/X Do", b"/Subtype/Form")
    yield "form-without-resources", leaf(b"/X Do", bare, resources=b"/XObject<</X 6 0 R>>")
    for matrix in (
        b"[0 0 0 0 0 0]",
        b"[1e300 0 0 1e300 0 0]",
        b"(a)",
        b"[1]",
        b"6 0 R",
        b"[NaN 0 0 1 0 0]",
    ):
        odd = stream(text(), b"/Subtype/Form/BBox[0 0 9 9]/Matrix " + matrix)
        yield (
            f"form-matrix-{matrix.decode()}",
            leaf(b"/X Do", odd, resources=b"/XObject<</X 6 0 R>>"),
        )
    for box in (b"(a)", b"[]", b"[1e300 0 0 1]", b"6 0 R"):
        odd = stream(text(), b"/Subtype/Form/BBox " + box)
        yield f"form-box-{box.decode()}", leaf(b"/X Do", odd, resources=b"/XObject<</X 6 0 R>>")
    yield "form-is-a-leaf", leaf(b"/X Do", resources=b"/XObject<</X 3 0 R>>")
    yield (
        "forms-many",
        leaf(
            b"/X Do " * 100_000,
            stream(b"q Q", b"/Subtype/Form/BBox[0 0 9 9]"),
            resources=b"/XObject<</X 6 0 R>>",
        ),
    )
    pattern = stream(b"/P scn 0 0 9 9 re f", b"/PatternType 1/Resources<</Pattern<</P 6 0 R>>>>")
    yield (
        "pattern-itself",
        leaf(b"/Pattern cs /P scn 0 0 9 9 re f", pattern, resources=b"/Pattern<</P 6 0 R>>"),
    )
    yield (
        "state-itself",
        leaf(
            b"/G gs", b"<</SMask<</G 6 0 R>>/Font[6 0 R 1]>>", resources=b"/ExtGState<</G 6 0 R>>"
        ),
    )
