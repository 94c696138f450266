"""The bank's own papers: sources and PDFs go together, and the two editions are twins."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from policybank.core import SetupError
from policybank.i18n import LANGUAGES, read_words
from policybank.papers import (
    PaperSource,
    find_papers,
    make_papers,
    read_paper,
    source_digest,
    source_of,
)
from policybank.papers.layout import lay_out
from policybank.papers.stable import stamp_pdf
from policybank.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
PAPERS = find_papers(ROOT)
FOLDERS = tuple(dict.fromkeys(paper.folder for paper in PAPERS))

every_paper = pytest.mark.parametrize(
    "paper", PAPERS, ids=lambda paper: f"{paper.id}-{paper.language}"
)
every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@pytest.fixture
def pdf(paper: PaperSource) -> Iterator[PDFDocument]:
    with paper.pdf.open("rb") as stream:
        yield PDFDocument(PDFParser(stream))


def headings(paper: PaperSource) -> list[tuple[int, str]]:
    found = re.findall(r"^(#{2,3}) (.+)$", paper.markdown, re.MULTILINE)
    return [(1, paper.title), *((len(marks), words) for marks, words in found)]


def shape(paper: PaperSource) -> dict[str, list[str]]:
    """What two editions of one paper share: the order of headings, steps, points, rows, pictures and notes."""
    marks = {
        "headings": r"^(#+) ",
        "steps": r"^(\d+)\. ",
        "points": r"^(-) ",
        "rows": r"^(\|.*\|)$",
        "pictures": r"^!\[[^]]*\]\((?:\S*/)?([a-z0-9-]+)\.",
        "notes": r"^(>) ",
        "code": r"`([^`]+)`",
    }
    found = {name: re.findall(mark, paper.markdown, re.MULTILINE) for name, mark in marks.items()}
    found["rows"] = [str(row.count("|")) for row in found["rows"]]
    return found


def test_the_four_papers_that_members_asked_for_are_there_in_both_languages() -> None:
    assert {folder.name for folder in FOLDERS} >= {
        "copyright-and-take-down",
        "how-documents-are-reviewed",
        "how-to-submit",
        "using-the-bank-offline",
    }
    assert len(PAPERS) == len(FOLDERS) * len(LANGUAGES)


@every_paper
def test_a_paper_was_made_from_the_source_beside_it(paper: PaperSource) -> None:
    made_from = source_of(paper.pdf.read_bytes())
    assert made_from == source_digest(paper, read_settings(ROOT)), (
        f"{paper.pdf.name} is older than its source: run `python3 build.py papers {paper.id}`"
    )


@every_paper
def test_a_paper_has_two_to_four_pages(paper: PaperSource, pdf: PDFDocument) -> None:
    assert 2 <= len(list(PDFPage.create_pages(pdf))) <= 4, paper.pdf.name


@every_paper
def test_the_contents_of_a_paper_are_the_headings_of_its_source(
    paper: PaperSource, pdf: PDFDocument
) -> None:
    assert [(level, title) for level, title, *_ in pdf.get_outlines()] == headings(paper)


@every_paper
def test_a_paper_says_its_title_and_language_and_is_tagged(
    paper: PaperSource, pdf: PDFDocument
) -> None:
    assert decode_text(pdf.info[0]["Title"]) == paper.title
    assert decode_text(pdf.catalog["Lang"]) == paper.language
    assert pdf.catalog["MarkInfo"]["Marked"] is True


@every_paper
def test_a_paper_tells_its_own_date_and_nothing_of_the_machine(
    paper: PaperSource, pdf: PDFDocument
) -> None:
    day = f"D:{paper.date:%Y%m%d}120000+00'00'"
    assert {decode_text(pdf.info[0][name]) for name in ("CreationDate", "ModDate")} == {day}
    assert b"Linux" not in pdf.info[0]["Creator"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_without_an_account_stands_on_the_first_sheet_alone(language: str) -> None:
    paper = read_paper(ROOT / "library" / "manual" / "how-to-submit", language)
    with paper.pdf.open("rb") as stream:
        document = PDFDocument(PDFParser(stream))
        leaves = [leaf.pageid for leaf in PDFPage.create_pages(document)]
        chapters = [
            target[0].objid for level, _, target, *_ in document.get_outlines() if level == 2
        ]
    assert [leaves.index(leaf) for leaf in chapters[:2]] == [0, 1]


@every_paper
def test_each_picture_of_a_paper_has_its_words_for_those_who_do_not_see(
    paper: PaperSource,
) -> None:
    alternatives = re.findall(r"^!\[([^]]+)\]\(\S+\.webp ", paper.markdown, re.MULTILINE)
    assert len(re.findall(rb"/Alt\b", paper.pdf.read_bytes())) >= len(alternatives)


@every_folder
def test_the_two_editions_of_a_paper_are_twins(folder: Path) -> None:
    khmer, english = (read_paper(folder, language) for language in LANGUAGES)
    assert shape(khmer) == shape(english)
    assert khmer.date == english.date


@every_paper
def test_the_record_of_a_paper_gives_the_title_that_is_printed(paper: PaperSource) -> None:
    record = frontmatter.load(str(paper.folder / "index.md"), encoding="utf-8")
    titles = record["title"]
    assert isinstance(titles, dict)
    assert titles[paper.language] == paper.title


@every_folder
def test_every_drawing_is_used_and_has_a_twin(folder: Path) -> None:
    for language in LANGUAGES:
        used = set(re.findall(r"\]\(([^ )]+\.svg)", read_paper(folder, language).markdown))
        drawn = {file.name for file in folder.glob(f"source/*.{language}.svg")}
        assert used == drawn


@every_paper
def test_a_khmer_paper_counts_in_khmer_digits(paper: PaperSource) -> None:
    if paper.language == "en":
        assert not re.search(r"[០-៩]", paper.markdown)
        return
    prose = re.sub(
        r"`[^`]*`|\([^ )]+\.(?:svg|webp)|\b[A-Z]\w*[ -][0-9.]+|^[0-9]+\. ",
        "",
        paper.markdown,
        flags=re.MULTILINE,
    )
    assert re.findall("[0-9]+", prose) == []


def test_a_paper_asks_for_nothing_but_itself() -> None:
    for paper in PAPERS:
        page = lay_out(paper, words=read_words(paper.language), bank="B", owner="O", fonts={})
        assert not re.search(
            r"<(script|link|iframe)\b|<img\b(?![^>]* src=\"data:)|url\((?!data:)|@import", page
        )


def test_a_paper_nobody_wrote_is_a_set_up_error_that_names_the_others() -> None:
    with pytest.raises(SetupError, match="how-to-submit"):
        make_papers(ROOT, only=("how-to-sumbit",))


def test_a_source_without_a_date_is_told_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "manual" / "new-paper"
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "new-paper.km.md").write_text("---\ntitle: ថ្មី\n---\n", encoding="utf-8")
    with pytest.raises(SetupError, match=r"new-paper\.km\.md needs title and date"):
        find_papers(tmp_path)


def test_a_stamp_moves_no_byte_and_is_found_again() -> None:
    paper = PAPERS[0]
    before = paper.pdf.read_bytes()
    stamped = stamp_pdf(before, date=paper.date.replace(year=1999), source="0" * 32)
    assert source_of(stamped) == "0" * 32
    assert len(stamped) == len(before)
    assert b"D:1999" in stamped


def test_a_pdf_of_another_origin_has_no_stamp() -> None:
    assert source_of(b"%PDF-1.4\n<</Creator (Writer)>>") is None


@pytest.mark.browser
@every_paper
def test_no_text_of_a_paper_leaves_its_box(paper: PaperSource, page: Page) -> None:
    """A drawing cannot grow with its words: each line of text lies inside the drawing and inside its box."""
    settings = read_settings(ROOT)
    name, owner = settings.name(paper.language), settings.owner(paper.language)
    words = read_words(paper.language)
    page.set_content(lay_out(paper, words=words, bank=name, owner=owner, fonts=_fonts()))
    page.evaluate("document.fonts.ready")
    outside = page.evaluate(
        """() => [...document.querySelectorAll("svg")].flatMap((drawing) => {
            const boxes = [drawing, ...drawing.querySelectorAll("rect")].map((box) => box.getBoundingClientRect());
            return [...drawing.querySelectorAll("text")].filter((text) => {
                const own = text.getBoundingClientRect(), middle = own.top + own.height / 2;
                const around = boxes.filter((box) => box.top <= middle && middle <= box.bottom
                    && box.left <= own.left + own.width / 2 && own.left + own.width / 2 <= box.right);
                const least = around.sort((a, b) => a.width * a.height - b.width * b.height)[0];
                return !least || own.left < least.left || own.right > least.right;
            }).map((text) => text.textContent);
        })"""
    )
    assert outside == []


def _fonts() -> dict[str, Path]:
    from policybank.papers.make import fonts_of

    return fonts_of(ROOT)
