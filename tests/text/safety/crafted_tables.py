"""Attacks by the tables of a file, by locks and by active content; and files that are no PDF."""

from __future__ import annotations

import struct

from tests.text import make_pdf
from tests.text.make_pdf import stream

from .active import with_action, with_annotation, with_catalog
from .building import FONT, Attacks, leaf, noise, text, zeros
from .test_content import ACTIVE


def tables() -> Attacks:
    """Cross-reference tables, object streams and locks."""
    good = leaf(text())
    start = good.rindex(b"startxref")
    for where in (b"0", b"-1", b"99999999", b"99999999999999999999", b"(a)", b"9"):
        yield f"startxref-{where.decode()}", good[:start] + b"startxref\n%s\n%%%%EOF\n" % where
    yield "prev-itself", good.replace(b"/Root", b"/Prev %d/Root" % good.rindex(b"xref\n0"))
    yield "prev-nowhere", good.replace(b"/Root", b"/Prev 99999999/Root")
    yield "size-huge", good.replace(b"/Size 6", b"/Size 2147483647")
    yield "size-negative", good.replace(b"/Size 6", b"/Size -1")
    yield "table-huge", good.replace(b"xref\n0 6", b"xref\n0 2147483647")
    yield "table-gone", good[: good.rindex(b"xref\n0")] + b"%%EOF"
    yield "objects-equal", good.replace(b"4 0 obj", b"3 0 obj").replace(b"5 0 obj", b"3 0 obj")
    yield "object-refers-to-itself", good.replace(b"5 0 obj\n" + FONT, b"5 0 obj\n5 0 R")
    yield "objects-refer-in-a-ring", leaf(text(), b"7 0 R", b"6 0 R", font=b"6 0 R")
    inner = b"8 0 9 5 <</Length 1>>"
    yield "object-stream-itself", _with_object_stream(inner, first=9)
    yield "object-stream-negative", _with_object_stream(inner, first=-9)
    yield (
        "object-stream-bomb",
        _with_object_stream(zeros(300), first=5, packed=b"/Filter/FlateDecode", count=2**31 - 1),
    )
    for widths in (
        b"[1 4 1]",
        b"[0 0 0]",
        b"[9 9 9]",
        b"[-1 2 1]",
        b"[1 2147483647 1]",
        b"[]",
        b"(a)",
    ):
        yield f"xref-stream-{widths.decode()}", _with_xref_stream(widths)
    yield (
        "xref-stream-bomb",
        _with_xref_stream(b"[1 4 1]", zeros(300), b"/Filter/FlateDecode/Index[0 2147483647]"),
    )
    for version in range(-1, 7):
        for revision in (-1, 0, 3, 5, 6, 7):
            lock = b"/Encrypt<</Filter/Standard/V %d/R %d/P -4/Length 99999/O<11>/U<22>/OE<>/UE<>/Perms<>/StmF/A/StrF/A/CF<</A<</CFM/AESV3/Length -5>>>>>>/ID[<00><00>]"
            yield (
                f"lock-{version}-{revision}",
                make_pdf.pdf(text(), trailer=lock % (version, revision)),
            )
    yield "lock-itself", good.replace(b"/Root", b"/Encrypt 1 0 R/Root")
    yield "lock-of-a-stranger", good.replace(b"/Root", b"/Encrypt<</Filter/Nobody>>/Root")
    yield "locked", make_pdf.locked()


def others() -> Attacks:
    """What is active, and what is no PDF."""
    for name, (_, data) in ACTIVE.items():
        yield f"active-{name}", data
    attached = make_pdf.stream(b"MZ", b"/Type/EmbeddedFile")
    for path in (
        b"../../../../etc/passwd",
        b"C:\\\\Windows\\\\a.exe",
        b"\\000a",
        b"\\376\\377\\330\\000",
        b"a" * 100_000,
        b"CON",
    ):
        spec = b"/Names<</EmbeddedFiles<</Names[(%s)<</F(%s)/UF(%s)/EF<</F 7 0 R>>>>]>>>>" % (
            path,
            path,
            path,
        )
        yield f"embedded-{path[:8].decode('latin-1')}", with_catalog(text(), spec, attached)
    next_one = b"<</S/JavaScript/JS(a)/Next 7 0 R>>"
    yield "action-next-itself", with_catalog(text(), b"/OpenAction 7 0 R", next_one)
    yield "action-deep", with_action(b"/S/GoTo/Next<<" * 2000 + b">>" * 2000)
    yield (
        "annotation-itself",
        with_annotation(b"7 0 R", b"<</Subtype/Sound/Parent 7 0 R/Popup 7 0 R/A 7 0 R>>"),
    )
    yield "address-long", with_action(b"/S/URI/URI(%s)" % (b"javascript" * 50_000))
    yield "empty", b""
    yield "zeros", bytes(100_000)
    yield "head-only", b"%PDF-1.7\n%%EOF"
    yield "head-and-noise", b"%PDF-1.7\n" + noise(12, 50_000) + b"\n%%EOF"
    yield "head-and-open", b"%PDF-1.7\n" + b"1 0 obj\n<<" * 20_000 + b"\n%%EOF"
    yield "word", b"PK\x03\x04" + bytes(100)
    yield "page-of-the-web", b"<!doctype html><script>alert(1)</script>%%EOF"
    yield "two-in-one", leaf(text()) + leaf(text(b"(b) Tj"))


def _with_object_stream(inner: bytes, *, first: int, packed: bytes = b"", count: int = 2) -> bytes:
    entries = b"/Type/ObjStm/N %d/First %d/Extends 6 0 R%s" % (count, first, packed)
    return _with_xref_stream(b"[1 4 1]", b"", b"", stream(inner, entries))


def _with_xref_stream(
    widths: bytes, table: bytes = b"", entries: bytes = b"", more: bytes = b"null"
) -> bytes:
    """Return a PDF whose table is a stream (object 7); objects 8 and 9 are said to lie in object 6."""
    body = leaf(text(), more)
    body = body[: body.rindex(b"xref\n0")]
    places = [0, *(body.index(b"\n%d 0 obj" % number) + 1 for number in range(1, 7)), len(body)]
    rows = b"".join(struct.pack(">BIB", bool(place), place, 0) for place in places)
    rows += struct.pack(">BIB", 2, 6, 0) + struct.pack(">BIB", 2, 6, 1)
    dictionary = b"/Type/XRef/Size 10/Root 1 0 R/W %s%s" % (widths, entries)
    return body + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(table or rows, dictionary),
        len(body),
    )
