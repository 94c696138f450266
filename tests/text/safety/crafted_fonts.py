"""Attacks by fonts, their maps, and the words that stand for letters."""

from __future__ import annotations

import struct

from tests.text.make_pdf import stream

from .building import Attacks, leaf, noise, text


def fonts() -> Attacks:
    """Fonts and their maps."""
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding %s/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
    child = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500%s>>"
    shown = text(b"<00410042> Tj")
    head = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
    maps = {
        "range-huge": b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap",
        "range-wide": b"100 beginbfrange " + b"<0000> <ffff> <0041> " * 100 + b"endbfrange endcmap",
        "range-backwards": b"1 beginbfrange <ffff> <0000> <0041> endbfrange endcmap",
        "range-long-codes": b"1 beginbfrange <%s> <%s> <0041> endbfrange endcmap"
        % (b"0" * 4000, b"f" * 4000),
        "array-short": b"1 beginbfrange <0000> <ffff> [<0041>] endbfrange endcmap",
        "open": b"1 beginbfchar <0041>",
        "surrogate": b"2 beginbfchar <0041> <d800> <0042> <dfff> endbfchar endcmap",
        "long-text": b"1 beginbfchar <0041> <%s> endbfchar endcmap" % (b"1780" * 100_000),
        "usecmap": b"/Adobe-Identity-UCS usecmap /../../../etc/passwd usecmap endcmap",
        "cid-range": b"1 begincidrange <00000000> <ffffffff> 0 endcidrange endcmap",
        "garbage": noise(11, 5000),
        "deep": b"[" * 100_000,
    }
    for name, content in maps.items():
        yield (
            f"map-{name}",
            leaf(shown, stream(head + content), child % b"", font=composite % b"/Identity-H"),
        )
    good = stream(head + b"endcmap")
    for encoding in (
        b"/../../../../etc/passwd",
        b"/#00",
        b"7 0 R",
        b"6 0 R",
        b"(a)",
        b"null",
        b"/UniGB-UCS2-H",
    ):
        yield (
            f"encoding-{encoding.decode()}",
            leaf(shown, good, child % b"", font=composite % encoding),
        )
    itself = stream(head + b"endcmap", b"/Type/CMap/UseCMap 6 0 R/CMapName/A")
    yield "map-uses-itself", leaf(shown, itself, child % b"", font=composite % b"6 0 R")
    for widths in (
        b"/W[0 2147483647 500]",
        b"/W[0 7 0 R]",
        b"/W[[[]]]",
        b"/W(a)",
        b"/W[0[%s]]" % (b"1 " * 200_000),
        b"/W2[0 9999999 1 1 1]",
        b"/DW(a)",
    ):
        yield (
            f"widths-{widths[:20].decode()}",
            leaf(shown, good, child % widths, font=composite % b"/Identity-V"),
        )
    yield (
        "child-itself",
        leaf(
            shown,
            good,
            b"<</Subtype/Type0/DescendantFonts[7 0 R]/Encoding/Identity-H>>",
            font=composite % b"/Identity-H",
        ),
    )
    for entries in (b"/FirstChar -9/LastChar 2147483647/Widths[1]", b"/FirstChar(a)/Widths 5 0 R", b"/Encoding<</Differences[%s]>>" % (b"1/a " * 50_000), b"/Encoding<</Differences[-1/a 1e9/b(a)]/BaseEncoding 5 0 R>>", b"/FontDescriptor 5 0 R", b"/ToUnicode 5 0 R", b"/FontDescriptor<</FontFile 4 0 R/Ascent(a)/FontBBox[1]>>"):  # fmt: skip
        yield (
            f"simple-{entries[:30].decode()}",
            leaf(text(), font=b"<</Type/Font/Subtype/TrueType/BaseFont/A%s>>" % entries),
        )
    type3 = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix %s/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    for matrix in (b"[1 0 0 1 0 0]", b"[0 0 0 0 0 0]", b"(a)", b"[1e300 0 0 1e300 0 0]"):
        yield (
            f"type3-itself-{matrix.decode()}",
            leaf(text(), stream(b"9 0 d0 " + text()), font=type3 % matrix),
        )
    files = {
        b"FontFile": b"%!PS-AdobeFont-1.0\n",
        b"FontFile2": b"\0\1\0\0" + struct.pack(">H", 65535),
        b"FontFile3": b"\1\0\4\4" + b"\xff" * 40,
    }
    for key, start in files.items():
        described = (
            b"<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontName/A/%s 6 0 R>>>>" % key
        )
        for seed in range(2):
            garbage = start + noise(seed, 4000)
            yield (
                f"{key.decode()}-{seed}",
                leaf(
                    text(),
                    stream(garbage, b"/Subtype/Type1C/Length1 99999999/Length2 -1"),
                    font=described,
                ),
            )
    yield (
        "name-of-font",
        leaf(text(), font=b"<</Type/Font/Subtype/Type1/BaseFont/%s>>" % (b"#ff#00#d8" * 9000)),
    )
    for size in (b"0", b"-12", b"1e300", b"NaN", b"(a)"):
        yield f"size-{size.decode()}", leaf(b"BT /F1 %s Tf 72 700 Td (abc) Tj ET" % size)
    for operator in (
        b"1e300 Tc",
        b"-1e300 Tw",
        b"0 Tz",
        b"1e300 TL T* T*",
        b"(a) Ts",
        b"9 Tr",
        b"[1e300 (a) -1e300 (b)] TJ",
        b"0 0 0 0 0 0 Tm",
        b"1e200 1e200 1e200 1e200 1e200 1e200 Tm",
    ):
        yield f"operator-{operator.decode()}", leaf(text(operator + b" (abc) Tj"))


def words() -> Attacks:
    """Texts for /ActualText that are no text."""
    lists = {
        "long": b"(" + b"a" * 1_900_000 + b")",
        "surrogates": b"<feffd800d800dfff>",
        "controls": b"<feff" + b"".join(b"%04x" % one for one in range(32)) + b">",
        "odd-bytes": b"<feff17>",
        "marks": b"<feff" + b"17d2" * 50_000 + b">",
        "number": b"7",
        "itself": b"3 0 R",
        "array": b"[(a)]",
        "directions": b"<feff202e202d2066206720680061>",
        "no-characters": b"<fefffffeffff0000>",
        "language": b"<feff001b006b006d001b0061>",
    }
    for name, value in lists.items():
        yield f"actual-{name}", leaf(b"/Span <</ActualText %s>> BDC %s EMC" % (value, text()))
    yield (
        "properties-itself",
        leaf(
            b"/Span /P BDC %s EMC" % text(),
            b"<</ActualText 6 0 R/P 6 0 R>>",
            resources=b"/Properties<</P 6 0 R>>",
        ),
    )
    yield (
        "properties-nothing",
        leaf(b"/Span /Q BDC %s EMC" % text(), resources=b"/Properties 3 0 R"),
    )
    yield "properties-number", leaf(b"7 7 BDC BDC /P BDC %s" % text())
