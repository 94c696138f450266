"""Read the leaves of a PDF with pdfminer.six, honouring `/ActualText`.

Khmer letters change shape and place when they meet, so a font's glyphs do not map back to letters one by one. Chromium
and LibreOffice therefore write the true text of each cluster beside its glyphs, as `/ActualText` (ISO 32000-1, 14.9.4).
pdfminer.six, and pdfplumber over it, ignore it: on Chromium's Khmer prose they get 39 % of the characters wrong, this
reader none. The property list stands in the content itself or under a name in the resources of the leaf or of the form
that is drawn. Where spans lie in each other, the outermost speaks for all it holds.

Everything here may be fed a hostile file: it runs only in the child process of `_worker`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTPage
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.psparser import PSKeyword, PSLiteral, keyword_name, literal_name

from ._content import parse_content
from ._place import Matrix, in_frame, rules_of, stretch, turn_of
from .drawn import DrawnLeaf, Piece, Rule

# A page tree can be made to yield leaves without end; the longest real document we know has under 1,000.
MOST_LEAVES: Final = 5_000
# A table of 50 rows and 20 columns that is drawn edge by edge has 2,070; what has more is a map or a drawing.
_MOST_RULES: Final = 5_000

_SUBSET: Final = re.compile("^[A-Z]{6}[+]")

# Text rendering modes that paint nothing (9.3.6); scanners write what they read in the first of them.
_UNSEEN_MODES: Final = (3, 7)
# Smaller images (seals, signatures) cover nothing that matters.
_COVERS: Final = 0.02


class PasswordNeededError(Exception):
    """The PDF opens only with a password."""


@dataclass(slots=True)
class _Span:
    """An open marked-content sequence with `/ActualText`; its first glyph gives it a place in `pieces`."""

    text: str
    index: int | None = None


class _Interpreter(PDFPageInterpreter):
    """Find property lists by their names, where pdfminer hands on the bare name; parse the content faster."""

    def execute(self, streams: Sequence[object]) -> None:
        self.stream_ids.clear()
        data = []
        for stream in map(stream_value, streams):
            # As pdfminer does: a form that draws itself is drawn once.
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid)
                data.append(stream.get_data())
        objects = parse_content(b"\n".join(data))
        if objects is None:
            super().execute(streams)
            return
        for each in objects:
            if isinstance(each, PSKeyword):
                self._operate(each)
            else:
                self.argstack.append(each)  # type: ignore[arg-type]

    def _operate(self, operator: PSKeyword) -> None:
        known = self._operators.get(operator)
        if known is None:
            name = keyword_name(operator)
            name = name.replace("*", "_a").replace('"', "_w").replace("'", "_q")
            method = getattr(self, f"do_{name}", None)
            known = (method, method.__code__.co_argcount - 1 if method else 0)
            self._operators[operator] = known
        method, count = known
        if method is None:
            return
        arguments = self.pop(count)
        if len(arguments) == count:
            method(*arguments)

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._operators: dict[PSKeyword, tuple[Any, int]] = {}

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 (pdfminer's name)
        # pdfminer copies the graphics state for each glyph to keep its colour, which we do not need.
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)
        elif _shows_something(seq) and isinstance(self.device, _LeafReader):
            self.device.has_lost_text = True

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 (pdfminer's name)
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties"))
            props = resolve1(named.get(literal_name(props))) if isinstance(named, dict) else None
        super().do_BDC(tag, props)


class _LeafReader(PDFLayoutAnalyzer):
    """Collect the pieces of one leaf in content order; a span with `/ActualText` is one piece."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.pieces: list[Piece] = []
        self.fonts: Counter[str] = Counter()
        self.image_share = 0.0
        self.strokes = 0
        self.has_lost_text = False
        self._glyphs = 0
        self.rules: list[Rule] = []
        self._names: dict[Any, str] = {}
        self._spans: list[_Span | None] = []
        self.width, self.height = 1.0, 1.0
        self._leaf_area = 1.0

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        super().begin_page(page, ctm)
        self.width, self.height = self.cur_item.width, self.cur_item.height
        self._leaf_area = max(1.0, self.width * self.height)

    def receive_layout(self, ltpage: LTPage) -> None:
        """Forget the layout: the pieces are all we want."""

    def begin_tag(self, tag: Any, props: Any = None) -> None:  # noqa: ARG002 (pdfminer's signature)
        actual = (
            resolve1(props["ActualText"])
            if isinstance(props, dict) and "ActualText" in props
            else None
        )
        self._spans.append(_Span(decode_text(actual)) if isinstance(actual, (bytes, str)) else None)

    def end_tag(self) -> None:
        # A hostile or broken leaf closes more than it opened.
        if self._spans:
            self._spans.pop()

    def do_tag(self, tag: Any, props: Any = None) -> None:
        """Pass over a marked point: it has no content."""

    def render_char(
        self,
        matrix: Matrix,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,  # noqa: ARG002 (a raised figure belongs to the line it is raised from)
        cid: int,
        ncs: Any,  # noqa: ARG002
        graphicstate: Any,  # noqa: ARG002
    ) -> float:
        # pdfminer makes an LTChar with a box and colours of each glyph: half of the time of this method.
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\N{REPLACEMENT CHARACTER}"
        advance: float = font.char_width(cid) * fontsize * scaling
        name = self._names.get(font)
        if name is None:
            # A font without a descriptor has its name in `basefont` only.
            name = _SUBSET.sub("", str(getattr(font, "basefont", getattr(font, "fontname", ""))))
            self._names[font] = name
        self.fonts[name] += 1
        self._glyphs += 1
        self._keep(text, matrix, advance, fontsize, name)
        return advance

    def render_string(self, textstate: Any, seq: Any, *others: Any) -> None:
        first, glyphs = len(self.pieces), self._glyphs
        super().render_string(textstate, seq, *others)
        # pdfminer does not read the encodings that a file brings along (some files of WeasyPrint have them) and shows nothing.
        if self._glyphs == glyphs and _shows_something(seq):
            self.has_lost_text = True
        if textstate.render in _UNSEEN_MODES:
            self.pieces[first:] = [replace(piece, is_hidden=True) for piece in self.pieces[first:]]

    def render_image(self, name: str, stream: Any) -> None:  # noqa: ARG002 (pdfminer's signature)
        figure = self.cur_item
        # Scanners cut a leaf into strips, so the shares add up.
        share = abs(figure.width * figure.height) / self._leaf_area
        self.image_share += share
        # Some programs write what they read first and draw the picture over it. A mask lets the text be seen.
        if share > _COVERS and not any(key in stream for key in ("SMask", "Mask", "ImageMask")):
            self._cover(figure.bbox)

    def _cover(self, box: tuple[float, float, float, float]) -> None:
        left, bottom, right, top = box
        self.pieces = [
            replace(piece, is_hidden=True)
            if left <= piece.left <= right and bottom <= piece.baseline <= top
            else piece
            for piece in self.pieces
        ]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:  # noqa: ARG002 (pdfminer's signature)
        self.strokes += len(path)
        if len(self.rules) <= _MOST_RULES:
            self.rules.extend(rules_of(path, self.ctm, is_stroked=stroke))

    def _keep(self, glyph: str, matrix: Matrix, advance: float, fontsize: float, font: str) -> None:
        # It replaces all that it encloses (14.9.4), and what it says stands once, whatever glyphs draw it.
        span = next((span for span in self._spans if span is not None), None)
        text = glyph if span is None else span.text
        if not text:
            return
        a, b, c, d, x, y = matrix
        turn = turn_of(matrix)
        start, baseline = in_frame(x, y, turn, (self.width, self.height))
        end = start + advance * stretch(a, b)
        left, right = (start, end) if start <= end else (end, start)
        if span is not None and span.index is not None:
            first = self.pieces[span.index]
            if turn == first.turn:
                self.pieces[span.index] = replace(
                    first, left=min(first.left, left), right=max(first.right, right)
                )
            return
        if span is not None:
            span.index = len(self.pieces)
        self.pieces.append(
            Piece(
                text=text,
                left=left,
                right=right,
                baseline=baseline,
                size=fontsize * stretch(c, d),
                font=font,
                is_actual=span is not None,
                turn=turn,
            )
        )


def _shows_something(seq: Any) -> bool:
    return any(isinstance(one, bytes) and one for one in seq)


def decode_text(data: bytes | str) -> str:
    """Return a PDF text string as text (ISO 32000-2, 7.9.2.2); undecodable parts become U+FFFD."""
    if isinstance(data, str):
        return data
    for mark, encoding in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("latin-1")


def read_leaves(file: Path) -> Iterator[DrawnLeaf]:
    """Yield the leaves of `file` in order, at most `MOST_LEAVES`.

    Raises `PasswordNeededError`; a damaged file raises whatever pdfminer raises.
    """
    with file.open("rb") as stream:
        try:
            document = PDFDocument(PDFParser(stream))
        except PDFPasswordIncorrect as error:
            raise PasswordNeededError from error
        resources = PDFResourceManager()
        for number, page in enumerate(PDFPage.create_pages(document), start=1):
            if number > MOST_LEAVES:
                return
            yield _read_leaf(number, page, resources)


def _read_leaf(number: int, page: PDFPage, resources: PDFResourceManager) -> DrawnLeaf:
    reader = _LeafReader(resources)
    was_read = True
    try:
        _Interpreter(resources, reader).process_page(page)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one leaf that pdfminer cannot read must not cost the others
        # pdfminer raises nearly every class of exception on a leaf it does not understand (KeyError, struct.error,
        # RecursionError, …). One such leaf must not cost the others; it counts as unreadable.
        was_read = False
    return DrawnLeaf(
        number=number,
        width=reader.width,
        height=reader.height,
        pieces=tuple(reader.pieces),
        rules=tuple(reader.rules) if len(reader.rules) <= _MOST_RULES else (),
        fonts=tuple(sorted(reader.fonts.items())),
        image_share=min(reader.image_share, 1.0),
        strokes=reader.strokes,
        was_read=was_read and not reader.has_lost_text,
    )
