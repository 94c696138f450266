"""Leaves read from their pictures by the real Tesseract.

The scans are made here: invented prose is printed by Chromium, drawn, turned or dirtied, and saved as a PDF of one
picture. The prose is the truth.
"""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser
from rapidfuzz.distance import Levenshtein

from policybank.core import SilentProgress
from policybank.text import (
    Limits,
    PdfFile,
    Tesseract,
    TextCache,
    Texts,
    _read,
    load_text,
    read_texts,
)
from policybank.text.ocr.blocks import blocks_of
from policybank.text.ocr.picture import LeafImageError, _levelest, ink_of, leaf_picture
from policybank.text.ocr.reading import OcrLimits, read_leaf_image
from policybank.text.ocr.rules import without_rules
from tests.text import make_pdf

PROSE = (
    "សាលារៀនរបស់យើងមានសិស្សជាងប្រាំរយនាក់ ហើយគ្រូបង្រៀនម្នាក់ត្រូវបង្រៀនច្រើនថ្នាក់។ គណៈកម្មការសាលាបានប្រជុំគ្នានៅដើមឆ្នាំសិក្សា"
    " ដើម្បីពិភាក្សាអំពីថវិកា និងផែនការអភិវឌ្ឍន៍សាលា។",
    "ឪពុកម្តាយសិស្សបានស្នើឱ្យសាលាបើកបណ្ណាល័យនៅថ្ងៃសៅរ៍ ព្រោះកុមារជាច្រើនមិនមានសៀវភៅអាននៅផ្ទះ។ លោកនាយកសាលាបានយល់ព្រម"
    " ហើយបានសុំឱ្យសិស្សច្បងជួយថែទាំបណ្ណាល័យ។",
    "នៅខេត្តឆ្ងាយៗ សិស្សត្រូវធ្វើដំណើរជាច្រើនគីឡូម៉ែត្រដើម្បីទៅដល់សាលា។ អង្គការដៃគូបានផ្តល់កង់ចំនួនហាសិបគ្រឿង"
    " និងសម្ភារៈសិក្សាដល់សិស្សក្រីក្រ។",
)


@pytest.fixture(scope="module")
def paper(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A leaf of Khmer prose as Chromium prints it."""
    file = tmp_path_factory.mktemp("paper") / "paper.km.pdf"
    page = browser.new_page()
    page.set_content(
        '<body lang=km style=\'font: 12pt/1.8 "Khmer OS", "Noto Sans Khmer"\'>'
        + "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    )
    page.pdf(path=str(file), format="A4", margin={"top": "25mm", "left": "25mm", "right": "25mm"})
    page.close()
    return file


LIMITS = Limits(largest_bytes=20_000_000, slowest_seconds=60)
OCR = OcrLimits(seconds=60)


def scan(folder: Path, picture: Image.Image) -> Path:
    file = folder / "scan.km.pdf"
    picture.save(file, resolution=200)
    return file


def error_rate(text: str) -> float:
    """Wrong, missing and added characters in parts of the true ones, white space and zero-width spaces left out."""
    bare = [re.sub("[\\s\u200b]", "", one) for one in ("".join(PROSE), text)]
    return Levenshtein.distance(*bare) / len(bare[0])


def read(file: Path, folder: Path, tesseract: Tesseract | None) -> Texts:
    return read_texts(
        [PdfFile(path=file, place="library/scan.km.pdf")],
        cache=TextCache(folder=folder / "cache"),
        limits=LIMITS,
        jobs=1,
        progress=SilentProgress(),
        tesseract=tesseract,
    )


def test_a_clean_scan_is_read_almost_without_error(
    paper: Path, tmp_path: Path, tesseract: Tesseract
) -> None:
    file = scan(tmp_path, leaf_picture(paper, 1))
    assert error_rate(read_leaf_image(file, 1, tesseract, limits=OCR).text) < 0.05


def test_a_crooked_grey_scan_is_straightened_first(
    paper: Path, tmp_path: Path, tesseract: Tesseract
) -> None:
    picture = leaf_picture(paper, 1).rotate(-2, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = picture.point(lambda value: 40 + value * 0.7)
    assert abs(_levelest(ink_of(grey))[0] - 2) <= 0.2
    assert error_rate(read_leaf_image(scan(tmp_path, grey), 1, tesseract, limits=OCR).text) < 0.06


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_leaf_fed_the_wrong_way_is_read_as_if_it_lay_right(
    paper: Path, quarters: int, tmp_path: Path, tesseract: Tesseract
) -> None:
    turned = leaf_picture(paper, 1).rotate(90 * quarters, expand=True)
    file = scan(tmp_path, turned)
    assert error_rate(read_leaf_image(file, 1, tesseract, limits=OCR).text) < 0.05


def test_the_dirt_of_a_photocopier_is_not_read(
    paper: Path, tmp_path: Path, tesseract: Tesseract
) -> None:
    dirty = leaf_picture(paper, 1)
    pen = ImageDraw.Draw(dirty)
    pen.rectangle((0, 0, 40, dirty.height), fill=20)
    for place in range(60):
        x, y = place * 7919 % dirty.width, place * 104729 % dirty.height
        pen.ellipse((x, y, x + 3, y + 3), fill=30)
    assert error_rate(read_leaf_image(scan(tmp_path, dirty), 1, tesseract, limits=OCR).text) < 0.06


def two_columns(paper: Path) -> Image.Image:
    leaf = leaf_picture(paper, 1)
    half = leaf.resize((leaf.width // 2, leaf.height // 2))
    sheet = Image.new("L", (leaf.width, half.height), 255)
    sheet.paste(half, (0, 0))
    sheet.paste(half, (half.width, 0))
    return sheet


def test_two_columns_are_read_one_after_the_other(paper: Path) -> None:
    sheet = two_columns(paper)
    blocks = blocks_of(sheet, ())
    assert [len(block.columns) for block in blocks] == [1, 1]
    first, second = (block.columns[0] for block in blocks)
    assert abs(first.width - second.width) < 0.1 * sheet.width


def test_a_second_column_of_a_few_lines_is_a_column_still(paper: Path) -> None:
    sheet = two_columns(paper)
    ImageDraw.Draw(sheet).rectangle((sheet.width // 2, 320, sheet.width, sheet.height), fill=255)
    assert len(blocks_of(sheet, ())) == 2


CELLS = (("ល.រ", "ឈ្មោះសាលា", "ឆ្នាំ"), ("1", "សាលាបឋមសិក្សាភូមិថ្មី", "2007"), ("2", "វិទ្យាល័យ", "2011"))


@pytest.fixture(scope="module")
def ruled(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A leaf with a line of text above a ruled table, one cell of which takes two lines."""
    file = tmp_path_factory.mktemp("ruled") / "ruled.km.pdf"
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    page = browser.new_page()
    page.set_content(
        "<style>td { border: 1px solid; padding: 4px 12px; width: 120px }</style>"
        '<body lang=km style=\'font: 14pt/1.8 "Khmer OS", "Noto Sans Khmer"\'>'
        f"<p>បញ្ជីឈ្មោះសាលារៀន</p><table style='border-collapse: collapse'>{rows}</table>"
    )
    page.pdf(path=str(file), format="A5")
    page.close()
    return file


def test_a_ruled_table_is_read_row_by_row(ruled: Path, tesseract: Tesseract) -> None:
    text = read_leaf_image(ruled, 1, tesseract, limits=OCR).text
    lines = [line.split()[-1] for line in text.splitlines()]
    assert len(lines) == 1 + len(CELLS)
    assert lines[2:] == ["2007", "2011"]


def test_the_lines_of_a_table_tell_its_cells_and_are_painted_out(ruled: Path) -> None:
    cleaned, grids = without_rules(leaf_picture(ruled, 1))
    assert [(len(grid.columns), len(grid.rows)) for grid in grids] == [(3, 3)]
    assert without_rules(cleaned)[1] == ()


def test_an_empty_picture_has_no_blocks() -> None:
    assert blocks_of(Image.new("L", (800, 1000), 255), ()) == ()


def test_a_leaf_that_says_it_is_a_kilometre_wide_is_drawn_small(tmp_path: Path) -> None:
    file = tmp_path / "wide.pdf"
    data = make_pdf.pdf(make_pdf.latin("Wide")).replace(b"[0 0 595 842]", b"[0 0 1e7 842]")
    file.write_bytes(data)
    try:
        picture = leaf_picture(file, 1)
    except LeafImageError:
        return
    assert picture.width * picture.height < 10_000_000


def test_a_leaf_that_is_not_there_is_an_error_of_its_own(paper: Path) -> None:
    with pytest.raises(LeafImageError):
        leaf_picture(paper, 9_999)


def test_a_scan_waits_without_tesseract_and_is_read_when_it_comes(
    paper: Path, tmp_path: Path, tesseract: Tesseract
) -> None:
    file = scan(tmp_path, leaf_picture(paper, 1))
    without = read(file, tmp_path, None)
    assert [fault.code for fault in without.faults] == ["pdf-leaf-waiting"]
    assert dict(without.facts[0].trusts) == {"pending": 1}
    texts = read(file, tmp_path, tesseract)
    assert texts.faults == ()
    assert dict(texts.facts[0].trusts) == {"ocr": 1}
    leaf = load_text(
        texts.facts[0], cache=TextCache(folder=tmp_path / "cache"), limits=LIMITS
    ).leaves[0]
    assert (leaf.trust, leaf.language) == ("ocr", "km")
    assert leaf.confidence is not None
    assert error_rate(leaf.text) < 0.05


def test_what_a_machine_read_is_not_read_again_and_stays_without_the_machine(
    paper: Path, tmp_path: Path, tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = scan(tmp_path, leaf_picture(paper, 1))
    first = read(file, tmp_path, tesseract)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was read already")

    monkeypatch.setattr(_read, "read_images_with_children", refuse)
    assert read(file, tmp_path, tesseract) == first
    assert read(file, tmp_path, None) == first
    (tmp_path / "cache" / "index.json").unlink()
    assert read(file, tmp_path, None) == first


@pytest.mark.skipif("sys.platform == 'win32'", reason="the false Tesseract is a shell script")
@pytest.mark.parametrize("does", ["exit 1", "cat >/dev/null", "kill -SEGV $$"])
def test_a_tesseract_that_fails_costs_the_leaf_and_not_the_build(
    paper: Path, does: str, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    broken = Tesseract(path=str(program), model="Khmer", has_english=False, identity="broken")
    texts = read(scan(tmp_path, leaf_picture(paper, 1)), tmp_path, broken)
    assert dict(texts.facts[0].trusts) == {"unreadable": 1}
    assert [fault.code for fault in texts.faults] == ["pdf-leaf-unreadable"]


@pytest.mark.skipif("sys.platform == 'win32'", reason="the false Tesseract is a shell script")
def test_a_tesseract_that_hangs_is_ended(paper: Path, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexec sleep 300\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    hanging = Tesseract(path=str(program), model="Khmer", has_english=False, identity="hanging")
    texts = read_texts(
        [PdfFile(path=scan(tmp_path, leaf_picture(paper, 1)), place="scan.pdf")],
        cache=TextCache(folder=tmp_path / "cache"),
        limits=replace(LIMITS, slowest_image_seconds=1),
        jobs=1,
        progress=SilentProgress(),
        tesseract=hanging,
    )
    assert dict(texts.facts[0].trusts) == {"unreadable": 1}
