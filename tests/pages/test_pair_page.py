"""The two texts of a document side by side."""

from __future__ import annotations

from pathlib import Path

from policybank.i18n import read_words
from policybank.pages import compose_page, plan_pages, view_page
from policybank.text import Leaf

from .banks import LEAVES, Html, make_bank, specs_of

PAGE = "text/school-law.html"


def test_leaf_stands_beside_leaf_with_an_anchor_for_both(tmp_path: Path) -> None:
    body = specs_of(make_bank(tmp_path))[PAGE].body
    for leaf in LEAVES:
        start = body.index(f'id="leaf-{leaf.number}"')
        row = body[start : body.index("</section>", start)]
        assert row.index(f"school-law.km.pdf#page={leaf.number}") < row.index(
            f"school-law.en.pdf#page={leaf.number}"
        )
    assert Html(body, "km").anchors >= {"leaf-1", "leaf-2", "leaf-3"}


def test_each_side_speaks_its_own_language(tmp_path: Path) -> None:
    body = specs_of(make_bank(tmp_path))[PAGE].body
    for language in ("km", "en"):
        told = read_words(language)("trust.pending")
        assert language in {
            spoken for spoken, text in Html(body, "km").texts if text.startswith(told[:10])
        }


def test_an_edition_that_ends_earlier_says_so(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    page = next(one for one in plan_pages(bank) if one.path == PAGE)
    texts = iter((LEAVES, LEAVES[:1]))
    body = compose_page(view_page(page, bank), lambda _text_key: next(texts)).body
    assert body.count(read_words("en")("document_page.pair.only-here")) == 2


def test_only_documents_with_both_texts_have_the_page_and_lead_to_it(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path))
    for path in (
        "en/documents/school-law.html",
        "km/documents/school-law.html",
        "text/school-law.km.html",
        "text/school-law.en.html",
    ):
        assert "school-law.html" in "".join(
            link for link in Html(specs[path].body, "en").links if "text/" in link or "text" in path
        ), path
    one_text = specs_of(make_bank(tmp_path / "one", {"school-law": {"pdfs": ["km"]}}))
    assert PAGE not in one_text
    for path in ("en/documents/school-law.html", "text/school-law.km.html"):
        heading = read_words(one_text[path].language)("document_page.pair.heading")
        assert heading not in one_text[path].body


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    page = next(one for one in plan_pages(bank) if one.path == PAGE)
    hostile = Leaf(number=1, text="<script>alert(1)</script>", trust="text-layer", language="en", has_images=False)  # fmt: skip
    body = compose_page(view_page(page, bank), lambda _text_key: (hostile,)).body
    assert "&lt;script&gt;" in body
    assert "<script" not in body
