"""What stands on a leaf, in the words of the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.text import Leaf
from policybank.text.gate import judge_layer
from policybank.text.layer import read_leaves
from policybank.text.layer._reader import decode_text
from policybank.text.layout import LaidLeaf, lay_out
from tests.text import make_pdf
from tests.text.safety import building

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = ("ក្រ", "សួ", "ង", "អ", "ប់", "រំ")


def leaves_of(data: bytes, folder: Path) -> tuple[Leaf, ...]:
    file = folder / "made.pdf"
    file.write_bytes(data)
    return tuple(judge_layer(laid) for laid in lay_out(read_leaves(file)))


def test_actual_text_is_read_instead_of_the_glyphs(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.actual(*WORDS)), tmp_path)
    assert leaf.text == "ក្រសួងអប់រំ"
    assert leaf.trust == "text-layer"
    assert leaf.language == "km"


def test_actual_text_stands_once_however_many_glyphs_draw_it(tmp_path: Path) -> None:
    content = make_pdf.actual("ស្ត្រី").replace(b"(a) Tj", b"(a) Tj (a) Tj (aa) Tj")
    (leaf,) = leaves_of(make_pdf.pdf(content), tmp_path)
    assert leaf.text == "ស្ត្រី"


def test_empty_actual_text_hides_its_glyphs(tmp_path: Path) -> None:
    content = make_pdf.actual("ខ្មែរ", "").replace(b"<feff>", b"()")
    (leaf,) = leaves_of(make_pdf.pdf(content), tmp_path)
    assert leaf.text == "ខ្មែរ"


def test_a_leaf_that_closes_more_than_it_opened_is_read(tmp_path: Path) -> None:
    (leaf,) = leaves_of(
        make_pdf.pdf(b"EMC EMC " + make_pdf.latin("Still here") + b" EMC"), tmp_path
    )
    assert leaf.text == "Still here"


def test_marks_are_put_in_standard_order(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.actual("សី្រ")), tmp_path)
    assert leaf.text == "ស្រី"


def test_a_wrapped_khmer_line_is_joined_with_nothing_and_a_latin_one_with_a_space(
    tmp_path: Path,
) -> None:
    khmer = make_pdf.actual("ក្រសួង", top=700) + make_pdf.actual("អប់រំ", top=684)
    leaves = leaves_of(make_pdf.pdf(khmer, make_pdf.latin("of the", "ministry")), tmp_path)
    assert [leaf.text for leaf in leaves] == ["ក្រសួងអប់រំ", "of the ministry"]


def test_a_wide_step_begins_a_paragraph(tmp_path: Path) -> None:
    content = b"".join(make_pdf.latin(f"line {top}", top=top) for top in (780, 764, 748, 700, 684))
    (leaf,) = leaves_of(make_pdf.pdf(content), tmp_path)
    assert leaf.text == "line 780 line 764 line 748\nline 700 line 684"


def test_an_image_without_text_waits_for_a_machine_to_read_it(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.image()), tmp_path)
    assert (leaf.trust, leaf.text, leaf.has_images) == ("pending", "", True)


def test_a_page_number_over_a_scan_is_not_taken_for_its_text(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.image() + make_pdf.latin("12")), tmp_path)
    assert (leaf.trust, leaf.text) == ("pending", "")


def test_a_scan_in_strips_is_a_scan(tmp_path: Path) -> None:
    strips = make_pdf.image(height=150) * 5
    (leaf,) = leaves_of(make_pdf.pdf(strips + make_pdf.latin("Scanned by a program")), tmp_path)
    assert leaf.trust == "pending"


def test_a_leaf_without_marks_is_blank(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(b""), tmp_path)
    assert (leaf.trust, leaf.language) == ("blank", None)


def test_text_in_a_legacy_font_is_converted_and_says_so(tmp_path: Path) -> None:
    data = make_pdf.pdf(make_pdf.latin("maRta"), font="ABCDEF+LimonS1")
    (leaf,) = leaves_of(data, tmp_path)
    assert (leaf.trust, leaf.text) == ("legacy-font", "មាត្រា")


def test_text_in_a_legacy_font_without_a_table_is_not_published(tmp_path: Path) -> None:
    data = make_pdf.pdf(make_pdf.latin("maRta"), font="ABCDEF+KhekRiel")
    (leaf,) = leaves_of(data, tmp_path)
    assert (leaf.trust, leaf.doubt, leaf.text) == ("pending", "font-unknown", "")


def test_legacy_text_is_known_by_its_words_when_its_font_lost_the_name(tmp_path: Path) -> None:
    noise = make_pdf.latin(
        "buBVkfa eyIg RbCara®sþExμr EdlFøab;".replace("μ", "m"),
        "RbeTsCatisþúk PøWEcgcaMg manGarüFm nigsux siT§ir maRta2k",
    )
    (leaf,) = leaves_of(make_pdf.pdf(noise), tmp_path)
    assert leaf.trust == "pending"


def test_english_with_acronyms_figures_and_addresses_is_sound(tmp_path: Path) -> None:
    lines = (
        "MoEYS and NEP met 1,240 teachers in Takeo, Kep and Preah Vihear.",
        "See https://example.org/a-report?year=2019 or write to office@example.org.",
        "Grades 1-3 (km/en), 45.5% of girls; drop-out fell by half, said USAID's survey.",
    )
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.latin(*lines)), tmp_path)
    assert (leaf.trust, leaf.language) == ("text-layer", "en")


def test_khmer_with_marks_that_have_no_letter_is_unreadable(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.actual("ា", "ក្រ", "ិ", "ស", "្")), tmp_path)
    assert leaf.trust == "pending"


def test_one_broken_leaf_does_not_cost_the_others(tmp_path: Path) -> None:
    broken = b"BT /F1 12 Tf <</A>> Tj ET"  # a dictionary with a key and no value: pdfminer raises
    leaves = leaves_of(make_pdf.pdf(broken, make_pdf.latin("second")), tmp_path)
    assert [leaf.trust for leaf in leaves] == ["pending", "text-layer"]


def test_text_in_an_encoding_that_the_file_brings_along_is_not_lost_in_silence(
    tmp_path: Path,
) -> None:
    codes = make_pdf.stream(
        b"begincmap /CMapName /Own def 1 begincidchar <0041> 65 endcidchar endcmap",
        b"/Type/CMap/CMapName/Own",
    )
    child = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 6 0 R/DescendantFonts[7 0 R]>>"
    data = building.leaf(building.text(b"<0041> Tj"), codes, child, font=font)
    (leaf,) = leaves_of(data, tmp_path)
    assert (leaf.trust, leaf.doubt) == ("pending", "not-read")


def test_text_in_a_font_that_is_not_there_is_not_lost_in_silence(tmp_path: Path) -> None:
    (leaf,) = leaves_of(make_pdf.pdf(b"BT (text) Tj ET"), tmp_path)
    assert (leaf.trust, leaf.doubt) == ("pending", "not-read")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xfe\xff\x17\x80", "ក"),
        (b"\xff\xfe\x80\x17", "ក"),
        (b"\xef\xbb\xbf\xe1\x9e\x80", "ក"),
        (b"abc", "abc"),
        ("already", "already"),
        (b"\xfe\xff\xd8\x00", "\ufffd"),
    ],
)
def test_text_strings_are_read_in_each_of_their_encodings(data: bytes | str, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_turned_on_an_upright_leaf_is_read_line_by_line(degrees: int, tmp_path: Path) -> None:
    lines = make_pdf.latin("A table that is wider", "than the leaf", top=400)
    content = make_pdf.turned(lines + make_pdf.actual(*WORDS, top=300), degrees)
    data = make_pdf.pdf(content, is_landscape=degrees != 180)
    (leaf,) = leaves_of(data, tmp_path)
    assert leaf.text == "A table that is wider than the leaf\nក្រសួងអប់រំ"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_leaf_that_the_reader_shall_turn_is_read_line_by_line(
    degrees: int, tmp_path: Path
) -> None:
    lines = make_pdf.latin("Scanned on its side", "and turned back", top=400)
    content = make_pdf.turned(lines + make_pdf.actual(*WORDS, top=300), degrees)
    data = make_pdf.pdf(content, is_landscape=degrees != 180, rotate=degrees)
    (leaf,) = leaves_of(data, tmp_path)
    assert leaf.text == "Scanned on its side and turned back\nក្រសួងអប់រំ"


def test_legacy_text_turned_on_its_leaf_is_converted(tmp_path: Path) -> None:
    content = make_pdf.turned(make_pdf.latin("maRta", top=400), 90)
    (leaf,) = leaves_of(make_pdf.pdf(content, font="LimonS1", is_landscape=True), tmp_path)
    assert leaf.text == "មាត្រា"


def test_a_watermark_across_the_leaf_is_a_line_of_its_own(tmp_path: Path) -> None:
    slanted = b"q .7 .7 -.7 .7 100 100 cm\nBT /F1 60 Tf 0 0 Td (DRAFT) Tj ET Q\n"
    (leaf,) = leaves_of(make_pdf.pdf(make_pdf.latin("The text.") + slanted), tmp_path)
    assert leaf.text == "The text.\nDRAFT"


def test_thin_shapes_and_strokes_are_rules_and_large_shapes_are_not(tmp_path: Path) -> None:
    content = make_pdf.lines((50, 500, 300, 500)) + (
        b"50 400 250 1 re f\n50 100 1 300 re f\n50 100 250 300 re f\n0 0 m 90 90 l S\n"
    )
    file = tmp_path / "made.pdf"
    file.write_bytes(make_pdf.pdf(content))
    (leaf,) = read_leaves(file)
    assert [(rule.left, rule.bottom, rule.right, rule.top) for rule in leaf.rules] == [
        (50, 500, 300, 500),
        (50, 400.5, 300, 400.5),
        (50.5, 100, 50.5, 400),
    ]


PROSE = (
    "មាត្រា ១៖ ស្ត្រីនិងបុរសមានសិទ្ធិស្មើគ្នាក្នុងការអប់រំ។ គ្រូបង្រៀនត្រូវរៀបចំមេរៀនជាភាសាខ្មែរ ហើយសិស្សានុសិស្សត្រូវឆ្លើយសំណួរ។ "
    "ខ្ញុំឃើញញុាំនិងស៊ុតនៅលើតុ ឲ្យទៅគេវិញ ដោយហេតុថាឆ្នាំ ២០២៦ នេះកុំព្យូទ័រថ្លៃណាស់។"
)


@pytest.mark.browser
def test_khmer_that_chromium_printed_comes_back_letter_by_letter(
    page: Page, tmp_path: Path
) -> None:
    english = "All children can learn. The law says so in article 31."
    page.set_content(
        f'<html lang="km"><body style="font-size:14pt"><p>{PROSE}<p lang="en">{english}</body></html>'
    )
    (leaf,) = leaves_of(page.pdf(format="A5"), tmp_path)
    assert leaf.trust == "text-layer"
    khmer, latin = leaf.text.split("\n")
    assert (khmer.replace(" ", ""), latin) == (PROSE.replace(" ", ""), english)


def test_a_khmer_leaf_with_commands_and_brand_names_is_no_noise() -> None:
    """The bank's own paper names `GitHub`, `<id>.km.pdf` and `library/<type>/<id>/` and was taken for a legacy font."""
    khmer = "សូមដាក់ហ្វាលក្នុងថតនោះ ដោយដាក់ឈ្មោះ "
    text = khmer.join(["GitHub", "<id>.km.pdf", "library/<type>/<id>/", "pull", "request"] * 4)
    laid = LaidLeaf(number=1, text=text)
    assert judge_layer(laid).trust == "text-layer"


def test_actual_text_is_found_by_the_name_of_its_property_list(tmp_path: Path) -> None:
    data = make_pdf.pdf(b"BT /F2 12 Tf 72 700 Td /Span /P1 BDC (a) Tj EMC ET\n")
    (leaf,) = leaves_of(data, tmp_path)
    assert leaf.text == "ទង"


def test_the_outermost_actual_text_speaks_for_all_it_holds(tmp_path: Path) -> None:
    inner = b"/Span <</ActualText <feff1781>>> BDC (a) Tj EMC"
    data = make_pdf.pdf(
        b"BT /F2 12 Tf 72 700 Td /Span /P1 BDC (a) Tj " + inner + b" (a) Tj EMC ET\n"
    )
    (leaf,) = leaves_of(data, tmp_path)
    assert leaf.text == "ទង"


@pytest.mark.browser
def test_a_table_that_chromium_turned_is_read_row_by_row(page: Page, tmp_path: Path) -> None:
    rows = [["ល.រ", "ឈ្មោះ", "Title"], ["1", "សាលាបឋមសិក្សា និងមត្តេយ្យសិក្សា", "Primary"]]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    page.set_content(
        '<html lang="km"><style>td{border:1px solid;width:30mm;font-size:14pt}</style>'
        f'<body style="writing-mode:sideways-lr"><table>{cells}</table></html>'
    )
    (leaf,) = leaves_of(page.pdf(format="A5"), tmp_path)
    assert [line.replace(" ", "") for line in leaf.text.split("\n")] == [
        "".join(row).replace(" ", "") for row in rows
    ]
