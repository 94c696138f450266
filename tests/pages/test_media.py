"""What a site for another medium than the web holds, where its links lead, and what it says of PDFs that are not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policybank.i18n import LANGUAGES, read_words
from policybank.pages import STICK, WEB, ZIM_EN, ZIM_KM, Bank, Medium, PageSpec, plan_pages
from policybank.pages.common import LeftOut
from tests import make

from .banks import Html, make_bank, read_bank, specs_of, with_picture, write_bank

PDFS = frozenset({"files/school-law.km.pdf", "files/school-law.en.pdf"})
WORDS = {language: read_words(language) for language in LANGUAGES}


def bank_for(root: Path, medium: Medium, absent: frozenset[str] = frozenset()) -> Bank:
    return replace(make_bank(root), medium=medium, absent_pdfs=absent)


def nowhere_bank(root: Path, medium: Medium, absent: frozenset[str] = frozenset()) -> Bank:
    """A bank without an address on the web."""
    write_bank(root)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert make.SETTINGS["site_url"] in text
    settings.write_text(text.replace(make.SETTINGS["site_url"], ""), encoding="utf-8")
    return replace(read_bank(root), medium=medium, absent_pdfs=absent)


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("km/documents/law.html", {WEB, STICK, ZIM_KM}),
        ("en/documents/law.html", {WEB, STICK, ZIM_EN}),
        ("text/law.en.html", {WEB, STICK, ZIM_KM, ZIM_EN}),
        ("files/law.km.pdf", {WEB, STICK, ZIM_KM, ZIM_EN}),
        ("pictures/law.km.webp", {WEB, STICK, ZIM_KM, ZIM_EN}),
        ("pictures/law.km.jpg", {WEB}),
        ("assets/reading.en.0123456789.js", {WEB, STICK, ZIM_EN}),
        ("search/words.km.0123456789.js", {WEB, STICK, ZIM_KM}),
        ("assets/copy.km.0123456789.js", {STICK, ZIM_KM}),
        ("assets/copy.0123456789.css", {STICK, ZIM_KM, ZIM_EN}),
        ("assets/giving.km.0123456789.js", {WEB, STICK}),
        ("images/giving/share.en.webp", {WEB, STICK, ZIM_EN}),
        ("copy.js", {STICK, ZIM_KM, ZIM_EN}),
        ("assets/search-copies.0123456789.js", {STICK, ZIM_KM, ZIM_EN}),
        ("km/give.html", {WEB, STICK}),
        ("assets/giving-packet.0123456789.js", {WEB, STICK}),
        ("km/slip.html", {WEB, STICK}),
        ("assets/slip.0123456789.js", {WEB, STICK}),
        ("assets/slip-page.km.0123456789.js", {WEB, STICK}),
        ("assets/qr.0123456789.js", {WEB, STICK}),
        ("assets/slips.0123456789.css", {WEB, STICK, ZIM_KM, ZIM_EN}),
        ("km/usage.html", {WEB, STICK, ZIM_KM}),
        ("committee/queue.js", {WEB, STICK, ZIM_KM, ZIM_EN}),
        *(
            (path, {WEB})
            for path in (
                "404.html", "robots.txt", "sitemap.xml", "sitemap-2.xml", "oai.xml", "terms.json", "catalogue.json",
                "catalogue.csv", "km/catalogue.ris", "documents/law.json", "schema/record-v1.json", "km/opensearch.xml",
                "en/feeds/types/law.xml", "en/data.html", "km/reading/provinces/takeo.bib", "admin/index.html",
                "committee/decisions.json", "committee/queue.json", "km/timeline.csv", "sw.js",
            )
        ),
    ],
)  # fmt: skip
def test_each_medium_holds_what_its_readers_can_use(path: str, media: set[Medium]) -> None:
    assert {one for one in (WEB, STICK, ZIM_KM, ZIM_EN) if one.holds(path)} == media


def left_out(site_url: str) -> LeftOut:
    return LeftOut(
        medium=STICK, absent=frozenset({"files/law.km.pdf"}), site_url=site_url, files_url=""
    )


def test_a_link_to_what_is_left_out_leads_to_the_web_and_says_so() -> None:
    page = '<p>See <a class="x" href="../data.html#feeds" download>the <b>data</b></a>.</p><a href="a.html">A</a>'
    assert left_out("https://bank.example").mended(page, "en/guide/reading.html", "en") == (
        '<p>See <a class="x" href="https://bank.example/en/data.html#feeds" rel="noopener">the <b>data</b>'
        ' <span class="on-web">(on the web)</span></a>.</p><a href="a.html">A</a>'
    )


def test_without_an_address_only_the_words_stay_and_a_link_alone_goes() -> None:
    page = (
        '<p>See <a class="button" href="../data.html" lang="km">the data</a>.</p>\n'
        '<p><a class="button" href="../data.html">Data</a></p>\n<ul><li><a href="../data.html">Data</a></li></ul>'
    )
    assert left_out("").mended(page, "en/guide/reading.html", "en") == (
        '<p>See <span lang="km">the data</span>.</p>\n<ul></ul>'
    )


def test_a_leaf_of_a_pdf_that_is_not_there_is_found_on_the_web() -> None:
    page = '<a href="../files/law.km.pdf#page=3">in the PDF</a> <a href="../files/law.en.pdf#page=3">in the PDF</a>'
    mended = left_out("https://bank.example").mended(page, "text/law.km.html", "en")
    assert Html(mended, "en").links == [
        "https://bank.example/files/law.km.pdf#page=3",
        "../files/law.en.pdf#page=3",
    ]


def test_a_store_of_pdfs_is_where_they_are_on_the_web() -> None:
    with_store = replace(left_out(""), files_url="https://store.example")
    page = '<p><a href="../files/law.km.pdf">PDF</a></p>'
    assert Html(with_store.mended(page, "text/law.km.html", "en"), "en").links == [
        "https://store.example/files/law.km.pdf"
    ]


def test_addresses_elsewhere_and_places_on_the_page_are_left_alone() -> None:
    page = '<a href="#a">a</a><a href="https://x.example/data.html">b</a><a href="?q=x">c</a><a href="mailto:a@b">d</a>'
    assert left_out("").mended(page, "en/index.html", "en") == page


@pytest.mark.parametrize("medium", [ZIM_KM, ZIM_EN])
def test_a_site_of_one_language_has_its_pages_alone_and_all_texts(
    medium: Medium, tmp_path: Path
) -> None:
    (language,) = medium.languages
    specs = specs_of(bank_for(tmp_path, medium))
    assert {spec.language for spec in specs.values()} == {language}
    assert {"text/school-law.km.html", "text/school-law.en.html", "text/school-law.html"} <= set(
        specs
    )
    other = "en" if language == "km" else "km"
    assert not [path for path in specs if path.startswith(f"{other}/")]
    assert f'url={language}/index.html"' in specs["index.html"].body
    # The other language's text is marked as such, in a frame that speaks this one.
    text = specs[f"text/school-law.{other}.html"].body
    assert f'href="../{language}/documents/school-law.html"' in text
    pair = Html(specs["text/school-law.html"].body, language)
    assert WORDS[language]("document_page.pair.use") in [
        text for spoken, text in pair.texts if spoken == language
    ]


def test_the_pages_of_the_web_are_those_of_a_bank_that_knows_no_medium(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    assert bank.medium is WEB
    assert "on-web" not in "".join(spec.body for spec in specs_of(bank).values())


def test_a_copy_shows_pictures_in_their_newer_form_alone(tmp_path: Path) -> None:
    bank = with_picture(bank_for(tmp_path, STICK), "school-law", "en")
    page = specs_of(bank)["en/documents/school-law.html"].body
    assert '<picture class="first-leaf"><img src="../../pictures/a.webp"' in page
    assert "a.jpg" not in page


def said(specs: dict[str, PageSpec], path: str) -> str:
    """What is said in place of a PDF on a page, as a reader reads it."""
    body = specs[path].body
    start = body.index('<p class="pdf-absent">')
    inside = body[start : body.index("</p>", start)]
    return "".join(text for _, text in Html(f"{inside}</p>", "en").texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_that_a_pdf_is_not_there_how_large_it_is_and_where_it_is(
    language: str, tmp_path: Path
) -> None:
    specs = specs_of(bank_for(tmp_path, STICK, PDFS))
    size = WORDS[language].size(1_234_567)
    before = WORDS[language]("media.pdf-on-web", size=size, address="")
    for path in (f"{language}/documents/school-law.html", f"text/school-law.{language}.html"):
        assert said(specs, path).startswith(before.rstrip())
        there = f"https://bank.example/files/school-law.{language}.pdf"
        assert there in Html(specs[path].body, language).links
        assert not [one for one in Html(specs[path].body, language).links if "../files/" in one]
    pages = specs[f"text/school-law.{language}.html"].body
    assert "data-pdf" not in pages, "there are no pages to be drawn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_a_list_says_it_of_all_pdfs_of_a_document_together(
    language: str, tmp_path: Path
) -> None:
    words = WORDS[language]
    specs = specs_of(bank_for(tmp_path, STICK, PDFS))
    for path in (f"{language}/types/law.html", f"{language}/index.html"):
        assert words.size(2 * 1_234_567) in said(specs, path)
        assert words("access.file") not in specs[path].body
        assert (
            f"https://bank.example/{language}/documents/school-law.html"
            in Html(specs[path].body, language).links
        )


def test_a_pdf_that_is_there_is_offered_beside_one_that_is_not(tmp_path: Path) -> None:
    specs = specs_of(bank_for(tmp_path, STICK, frozenset({"files/school-law.km.pdf"})))
    page = Html(specs["en/documents/school-law.html"].body, "en")
    assert "../../files/school-law.en.pdf" in page.links
    assert "https://bank.example/files/school-law.km.pdf" in page.links
    shelf = specs["en/types/law.html"].body
    assert WORDS["en"]("access.file") in shelf
    assert "https://bank.example/files/school-law.km.pdf" in Html(shelf, "en").links


def test_without_an_address_a_page_says_that_a_pdf_is_not_there_and_leads_nowhere(
    tmp_path: Path,
) -> None:
    specs = specs_of(nowhere_bank(tmp_path, ZIM_EN, PDFS))
    for path in ("en/documents/school-law.html", "text/school-law.km.html", "en/types/law.html"):
        assert said(specs, path).startswith("PDF not on this copy (")
        assert not [one for one in Html(specs[path].body, "en").links if ".pdf" in one]
    page = specs["en/documents/school-law.html"].body
    assert (
        WORDS["en"]("document_page.data-json")
        in specs_of(make_bank(tmp_path / "web"))["en/documents/school-law.html"].body
    )
    assert WORDS["en"]("document_page.data") not in page, "the facts as a file are not there"


def test_what_a_copy_leaves_out_decides_which_pages_are_written_again(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    whole = {page.path: page.fingerprint for page in plan_pages(replace(bank, medium=STICK))}
    cut = {
        page.path: page.fingerprint
        for page in plan_pages(replace(bank, medium=STICK, absent_pdfs=PDFS))
    }
    changed = {path for path in whole if whole[path] != cut[path]}
    assert {
        "en/documents/school-law.html",
        "text/school-law.km.html",
        "en/types/law.html",
    } <= changed
    assert not changed & {"en/documents/school-plan.html", "en/glossary.html", "index.html"}
