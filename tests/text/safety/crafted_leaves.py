"""Attacks by what stands around and on a leaf."""

from __future__ import annotations

from tests.text import make_pdf

from .active import with_catalog
from .building import Attacks, leaf, text


def trees() -> Attacks:
    """Page trees that lie, loop or go deep."""
    yield "tree-looping", make_pdf.looping_tree()
    yield "tree-deep", make_pdf.deep_tree()
    good = leaf(text())
    for count in (b"-1", b"2147483647", b"99999999999999999999", b"1.5", b"(a)", b"null", b"2 0 R"):
        yield f"count-{count.decode()}", good.replace(b"/Count 1", b"/Count " + count)
    for kids in (b"[3 0 R 3 0 R 3 0 R]", b"[3 0 R 2 0 R]", b"3 0 R", b"[9 0 R]", b"[null]", b"[4 0 R]", b"[[3 0 R]]", b"[%s]" % (b"3 0 R " * 3000)):  # fmt: skip
        yield (
            f"kids-{len(kids)}-{kids[:16].decode()}",
            good.replace(b"/Kids[3 0 R]", b"/Kids" + kids),
        )
    yield (
        "parent-itself",
        good.replace(b"/Parent 2 0 R", b"/Parent 3 0 R").replace(b"/MediaBox [0 0 595 842]", b""),
    )
    yield "root-is-a-page", good.replace(b"/Root 1 0 R", b"/Root 3 0 R")
    yield "root-is-nothing", good.replace(b"/Root 1 0 R", b"/Root 99 0 R")
    yield "root-is-direct", good.replace(b"/Root 1 0 R", b"/Root<</Type/Catalog/Pages 2 0 R>>")
    yield "pages-is-a-number", good.replace(b"/Pages 2 0 R", b"/Pages 7")
    yield (
        "names-looping",
        with_catalog(text(), b"/Names<</JavaScript 7 0 R>>", b"<</Kids[7 0 R 7 0 R]>>"),
    )
    yield (
        "outlines-looping",
        with_catalog(text(), b"/Outlines 7 0 R", b"<</First 7 0 R/Next 7 0 R/Title(a)>>"),
    )
    yield "number-looping", with_catalog(text(), b"/PageLabels 7 0 R", b"<</Kids[7 0 R]>>")
    yield (
        "structure-looping",
        with_catalog(
            text(), b"/StructTreeRoot 7 0 R", b"<</K 7 0 R/ParentTree 7 0 R/RoleMap<</A/A>>>>"
        ),
    )


def leaves() -> Attacks:
    """Boxes, turns and other facts of a leaf that no leaf has."""
    boxes = (
        b"[0 0 1e30 1e30]", b"[0 0 -595 -842]", b"[0 0 0 0]", b"[NaN NaN NaN NaN]", b"[0 0 595]", b"(a)", b"[]", b"[(a)(b)(c)(d)]",
        b"[0 0 " + b"9" * 400 + b" 842]", b"[-1e300 -1e300 1e300 1e300]", b"[3 0 R 3 0 R 3 0 R 3 0 R]", b"2 0 R", b"[0 0 1e-30 1e-30]",
        b"[null null null null]", b"[0 0 595 842 0 0 1 1]", b"[595 842 0 0]",
    )  # fmt: skip
    for number, box in enumerate(boxes):
        yield f"box-{number}", leaf(text(), box=box)
    for turn in (
        b"45",
        b"-90",
        b"1e9",
        b"(a)",
        b"null",
        b"90.5",
        b"99999999999999999999",
        b"[90]",
        b"3 0 R",
        b"/Up",
    ):
        yield f"rotate-{turn.decode()}", leaf(text(), entries=b"/Rotate " + turn)
    for unit in (b"0", b"-1", b"1e30", b"(a)"):
        yield f"unit-{unit.decode()}", leaf(text(), entries=b"/UserUnit " + unit)
    for contents in (
        b"[4 0 R 4 0 R]",
        b"[4 0 R [4 0 R]]",
        b"3 0 R",
        b"[%s]" % (b"4 0 R " * 5000),
        b"(a)",
        b"99 0 R",
        b"[null]",
    ):
        yield (
            f"contents-{contents[:18].decode()}",
            leaf(text()).replace(b"/Contents 4 0 R", b"/Contents " + contents),
        )
    yield "resources-itself", leaf(text()).replace(b"/Resources<<", b"/Resources 3 0 R/Old<<")
    yield "annotations-itself", leaf(text(), entries=b"/Annots 3 0 R")
    yield (
        "annotations-many",
        leaf(text(), entries=b"/Annots[%s]" % (b"<</Subtype/Link/Rect[0 0 1 1]>>" * 20_000)),
    )


def depths() -> Attacks:
    """Things within things, a hundred thousand deep."""
    deep = 100_000
    yield "array-deep", make_pdf.deep_array()
    yield "dictionary-deep", leaf(text(), entries=b"/X" + b"<</X" * deep + b" 1" + b">>" * deep)
    yield "array-open", leaf(text(), entries=b"/X" + b"[" * deep)
    yield "content-array-deep", leaf(text(b"[" * deep + b"(a)" + b"]" * deep + b" TJ"))
    yield (
        "content-dictionary-deep",
        leaf(b"/Span " + b"<</A" * deep + b" 1 " + b">>" * deep + b" BDC EMC"),
    )
    yield "content-array-open", leaf(text(b"[" * deep))
    yield "marked-deep", leaf(b"/P <<>> BDC " * deep + text() + b" EMC" * deep)
    yield "marked-open", leaf(b"/Span <</ActualText(a)>> BDC " * (deep // 2) + text())
    yield "marked-closed", leaf(b"EMC " * deep + text())
    yield "state-deep", leaf(b"q " * deep + text())
    yield "state-closed", leaf(b"Q " * deep + text())
    yield "text-deep", leaf(b"BT " * deep + text())
    yield "string-deep", leaf(text(b"(" * deep + b")" * deep + b" Tj"))
    yield "string-open", leaf(text(b"(" * deep))
    yield "operators-many", leaf(b"q Q " * 400_000)
    yield "operands-many", leaf(b"1 " * 900_000 + b"m")
    yield "letters-many", leaf(text(b"(%s) Tj" % (b"a" * 1_000_000)))
    yield "lines-many", leaf(b"0 0 m 9 9 l S " * 50_000)
    yield "comment-long", leaf(b"%" + b"a" * 1_000_000)
    yield "name-long", leaf(b"/" + b"a" * 1_000_000 + b" gs")
    yield "name-with-nothing", leaf(text(), entries=b"/A#00B 1/A#00B 2/#00 3/#zz 4/ 5")
