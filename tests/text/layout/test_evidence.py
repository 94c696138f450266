"""What the drawing itself says of the text of a leaf."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.text.layer import DrawnLeaf, Piece, read_leaves
from policybank.text.layout import LaidLeaf, lay_out
from tests.text import make_pdf


def read(folder: Path, content: bytes) -> LaidLeaf:
    file = folder / "a.pdf"
    file.write_bytes(make_pdf.pdf(content))
    (leaf,) = lay_out(read_leaves(file))
    return leaf


def drawn(*pieces: Piece) -> LaidLeaf:
    leaf = DrawnLeaf(
        number=1,
        width=595,
        height=842,
        pieces=pieces,
        rules=(),
        fonts=(("Battambang", len(pieces)),),
        image_share=0.0,
        strokes=0,
    )
    (laid,) = lay_out([leaf])
    return laid


def piece(text: str, left: float, width: float, *, is_actual: bool = False) -> Piece:
    return Piece(
        text=text, left=left, right=left + width, baseline=700, size=12, is_actual=is_actual
    )


def test_invisible_text_is_hidden(tmp_path: Path) -> None:
    text = make_pdf.latin("what the scanner read").replace(b"BT", b"BT 3 Tr")
    assert read(tmp_path, make_pdf.image() + text).hidden_share == 1


def test_text_under_a_picture_is_hidden_and_text_over_it_is_not(tmp_path: Path) -> None:
    text = make_pdf.latin("what the scanner read")
    assert read(tmp_path, text + make_pdf.image()).hidden_share == 1
    assert read(tmp_path, make_pdf.image() + text).hidden_share == 0


def test_a_picture_below_the_text_hides_none_of_it(tmp_path: Path) -> None:
    text = make_pdf.latin("a heading", top=780)
    assert read(tmp_path, text + make_pdf.image(height=700)).hidden_share == 0


def test_what_is_written_beside_the_glyphs_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, make_pdf.actual("ខ្មែ", "រ")).told_share == 1
    assert read(tmp_path, make_pdf.latin("English")).told_share == 0


@pytest.mark.parametrize(("mark", "share"), [("ខ្លួ", 1 / 3), ("ួ", 0), ("្ល", 0)])
def test_a_mark_that_claims_a_whole_cluster_is_misplaced(mark: str, share: float) -> None:
    leaf = drawn(piece("ខ្លួ", 72, 9, is_actual=True), piece(mark, 81, 0), piece("ន", 81, 9))
    assert leaf.misplaced_share == pytest.approx(share)
