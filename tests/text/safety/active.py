"""PDFs that can do more than show text; everything in them is invented."""

from __future__ import annotations

import io

import pikepdf

from tests.text import make_pdf

ACTION = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<%s>>>>"


def with_catalog(content: bytes, entries: bytes, *objects: bytes) -> bytes:
    """Return a PDF of one leaf with `content`; `entries` stand in its catalog, `objects` are numbered from 7."""
    return _with(content, entries, b"", objects)


def with_annotation(annotation: bytes, *objects: bytes, entries: bytes = b"") -> bytes:
    """Return a PDF whose leaf has `annotation`; `objects` are numbered from 7."""
    return _with(make_pdf.latin("Text"), entries, b"/Annots[%s]" % annotation, objects)


def with_action(action: bytes, *objects: bytes) -> bytes:
    """Return a PDF with a link that does `action`."""
    return with_annotation(ACTION % action, *objects)


def _with(content: bytes, catalog: bytes, leaf: bytes, objects: tuple[bytes, ...]) -> bytes:
    return make_pdf.assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Count 1/Kids[5 0 R]/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<</Type/Page/Parent 2 0 R/Contents 6 0 R%s>>" % leaf,
            make_pdf.stream(content),
            *objects,
        ]
    )


def lock_open(data: bytes, *, revision: int = 6) -> bytes:
    """Return the PDF encrypted with an empty password for readers; its random parts differ from call to call."""
    out = io.BytesIO()
    allowed = pikepdf.Permissions(extract=False, print_highres=False, print_lowres=False)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lock = pikepdf.Encryption(user="", owner="owner", R=revision, allow=allowed)  # type: ignore[arg-type]
        pdf.save(out, encryption=lock)
    return out.getvalue()
