"""What the page of a document says, and that it says no more than is known."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from policybank.i18n import read_words
from policybank.pages import View, compose_page, plan_pages, view_page
from policybank.pages.common.phrase import Phrase, keep_whole
from policybank.pages.document.document_view import DocumentView
from policybank.pages.document.fetching import fetching_time

from .banks import LEAVES, Html, make_bank, specs_of, with_picture

ENGLISH = read_words("en")


def page_of(root: Path, document_id: str, changes: dict[str, object] | None = None) -> str:
    return specs_of(make_bank(root, {document_id: changes or {}}))[
        f"en/documents/{document_id}.html"
    ].body


def test_a_file_is_offered_with_its_language_size_and_leaves(tmp_path: Path) -> None:
    page = page_of(tmp_path, "school-law")
    assert 'href="../../files/school-law.km.pdf"' in page
    assert "PDF in Khmer" in page
    assert "1.2 MB, 3 pages" in page
    assert ENGLISH("trust_notes.ocr") in page
    assert page.index("PDF in English") < page.index("PDF in Khmer"), (
        "the reader's language comes first"
    )


def test_files_kept_elsewhere_are_linked_there(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path, files_url="https://store.example/bank"))
    for path in ("en/documents/school-law.html", "text/school-law.km.html"):
        assert 'href="https://store.example/bank/files/school-law.km.pdf' in specs[path].body


def test_a_link_shows_the_site_it_leads_to(tmp_path: Path) -> None:
    page = page_of(tmp_path, "school-plan")
    assert '<a href="https://www.issuer.example/plan" rel="noopener">issuer.example</a>' in page
    assert "address noted 2 January 2026" in page


def test_a_document_without_a_place_is_asked_for(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path))
    assert ENGLISH("document.wanted") in specs["en/documents/budget-plan.html"].body
    assert 'href="give.html"' in specs["en/missing.html"].body
    assert "budget-plan.html" in specs["en/missing.html"].body
    for document_id in ("school-law", "school-plan"):
        assert ENGLISH("document.wanted") not in specs[f"en/documents/{document_id}.html"].body
        assert f"{document_id}.html" not in specs["en/missing.html"].body


def test_a_page_that_only_speaks_of_the_document_is_not_a_place_to_read_it(tmp_path: Path) -> None:
    page = page_of(
        tmp_path, "budget-plan", {"links": [{"url": "https://news.example/", "kind": "about"}]}
    )
    assert ENGLISH("document.wanted") in page
    assert page.index(ENGLISH("document.mentions")) < page.index("news.example")


def test_doubt_is_said_near_the_top_and_at_the_fact(tmp_path: Path) -> None:
    page = page_of(tmp_path, "school-plan")
    assert (
        page.index(ENGLISH("document.doubt-partial"))
        < page.index("Check it.")
        < page.index('id="facts"')
    )
    assert page.count(ENGLISH("document.inferred")) == 1
    assert ENGLISH("document.doubt-partial") not in page_of(tmp_path / "other", "school-law")


def test_a_successor_is_named_with_the_doubt_about_it(tmp_path: Path) -> None:
    page = page_of(tmp_path, "school-plan")
    status = page[page.index('class="status"') : page.index('id="get"')]
    assert ENGLISH("status.replaced-by") in status
    assert 'href="budget-plan.html"' in status
    assert ENGLISH("document.to-be-confirmed") in status


def test_both_ends_of_a_relation_show_it(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path))
    assert "<h3>Replaced by</h3>" in specs["en/documents/school-plan.html"].body
    assert "<h3>Replaces</h3>" in specs["en/documents/budget-plan.html"].body
    assert "<h3>ត្រូវបានជំនួសដោយ</h3>" in specs["km/documents/school-plan.html"].body


def test_that_a_period_is_over_is_left_to_the_readers_clock(tmp_path: Path) -> None:
    specs = specs_of(
        make_bank(tmp_path, {"budget-plan": {"period": {"start": "2024", "end": "2028"}}})
    )
    page = specs["en/documents/budget-plan.html"].body
    assert 'data-period-end="2028-12-31">Planned for 2024 to 2028</span>' in page
    assert "hidden>Planned period ended in 2028</span>" in page


def test_a_plan_that_ran_its_time_is_followed_and_not_struck_down(tmp_path: Path) -> None:
    later = {"budget-plan": {"period": {"start": "2024", "end": "2028"}}}
    specs = specs_of(make_bank(tmp_path, later))
    page = specs["en/documents/school-plan.html"].body
    status = page[page.index('class="status"') : page.index('id="get"')]
    assert 'data-period-end="2023-12-31">Planned for 2019 to 2023</span>' in status
    assert "hidden>Planned period ended in 2023</span>" in status
    assert "Followed by:" in status
    assert 'href="budget-plan.html"' in status
    assert ENGLISH("status.replaced-by") not in status
    assert "To 2023; followed by a newer one" in specs["en/types/strategic-plan.html"].body


def test_what_amends_a_law_is_named_at_its_status(tmp_path: Path) -> None:
    amends = [{"type": "amends", "target": "school-law", "basis": "stated"}]
    law = {"stage": "in-force", "in_force_from": "2008-01"}
    page = specs_of(make_bank(tmp_path, {"budget-plan": {"relations": amends}, "school-law": law}))[
        "en/documents/school-law.html"
    ].body
    status = page[page.index('class="status"') : page.index('id="get"')]
    assert "In force since January 2008" in status
    assert "Amended by:" in status
    assert 'href="budget-plan.html"' in status


def test_a_family_reads_as_a_line_in_time_with_this_document_in_its_place(tmp_path: Path) -> None:
    changes = {
        "school-plan": {"relations": [{"type": "implements", "target": "school-law", "basis": "inferred"}]}
    }  # fmt: skip
    specs = specs_of(make_bank(tmp_path, changes))
    for language in ("en", "km"):
        page = specs[f"{language}/documents/school-plan.html"].body
        line = page[page.index('<ol class="line">') : page.index("</ol>")]
        assert line.index("school-law.html") < line.index('aria-current="true"')
        assert line.index('aria-current="true"') < line.index("budget-plan.html")
        # How each is related, and that both are inferred. What the line tells is not told again.
        labels, doubt = {
            "en": (("Implements", "Replaced by"), "Inferred"),
            "km": (("អនុវត្ត", "ត្រូវបានជំនួសដោយ"), "បានសន្និដ្ឋាន"),
        }[language]
        assert all(label in line for label in labels)
        assert line.count(doubt) == 2
        assert f"<h3>{labels[0]}</h3>" not in page


def test_two_documents_make_no_line_in_time(tmp_path: Path) -> None:
    assert 'class="line"' not in page_of(tmp_path, "school-plan")


def test_how_long_a_file_takes_is_said_in_words() -> None:
    assert fetching_time(10_000, ENGLISH) == "About 1 second on a slow connection"
    assert fetching_time(255_000, ENGLISH) == "About 5 seconds on a slow connection"
    assert fetching_time(10_000_000, ENGLISH) == "About 3 minutes on a slow connection"


def test_documents_near_in_subject_say_what_is_shared(tmp_path: Path) -> None:
    near = {"budget-plan": {"themes": ["teachers"], "bodies": ["ministry"], "relations": []}}
    page = specs_of(make_bank(tmp_path, near))["en/documents/school-law.html"].body
    assert "Also on Teachers, from Ministry of Examples</span>" in page
    assert page.index(ENGLISH("document_page.near")) < page.index('href="budget-plan.html"')


def test_a_guide_that_links_to_a_document_is_named_on_its_page(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    guide = dataclasses.replace(
        bank.guides["en"][0], html='<a href="documents/school-law.html">law</a>'
    )
    bank = dataclasses.replace(bank, guides={**bank.guides, "en": (guide,)})
    specs = specs_of(bank)
    named = '<li><a href="../about.html">About</a></li>'
    assert named in specs["en/documents/school-law.html"].body
    assert named not in specs["en/documents/school-plan.html"].body


def test_the_picture_of_the_first_leaf_waits_and_shifts_nothing(tmp_path: Path) -> None:
    bank = with_picture(make_bank(tmp_path), "school-law", "km")
    body = specs_of(bank)["en/documents/school-law.html"].body
    (image,) = [values for tag, values in Html(body, "en").attributes if tag == "img"]
    assert (image["width"], image["height"], image["loading"]) == ("320", "453", "lazy")
    assert image["alt"] == "The first page of the PDF in Khmer"
    assert image["src"] == "../../pictures/a.jpg"
    assert 'srcset="../../pictures/a.webp"' in body
    assert "<img" not in specs_of(bank)["en/documents/school-plan.html"].body


def test_the_record_for_programs_is_offered_in_both_languages(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path))
    for language, label in (("km", "ទិន្នន័យរបស់ទំព័រនេះ៖"), ("en", "Data of this page:")):
        body = specs[f"{language}/documents/school-law.html"].body
        assert f'{label} <a href="../../documents/school-law.json"' in body


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    page = page_of(tmp_path, "budget-plan")
    record = page[page.index('id="record"') :]
    for name in ("date", "file-or-link"):
        assert f"<li>{ENGLISH(f'missing.{name}')}</li>" in record


def test_a_citation_has_what_is_known_and_nothing_else(tmp_path: Path) -> None:
    law = page_of(tmp_path / "law", "school-law")
    assert (
        "Ministry of Examples (2007). The School Law. No. NS/RKM/1 of 8 December 2007. In: Bank of examples, Example Organisation. "
        "https://bank.example/en/documents/school-law.html"
    ) in law
    plan = page_of(tmp_path / "plan", "budget-plan")
    assert (
        '<p class="citation" id="cite-text">A Budget Plan (no date). In: Bank of examples' in plan
    )


def test_every_leaf_has_its_place_and_says_how_far_to_trust_it(tmp_path: Path) -> None:
    page = specs_of(make_bank(tmp_path))["text/school-law.km.html"].body
    words = read_words("km")
    for leaf in LEAVES:
        assert f'id="leaf-{leaf.number}"' in page
        assert f'href="../files/school-law.km.pdf#page={leaf.number}"' in page
    assert "<p>ទំព័រមុខ</p>\n<p>មាត្រាមួយ</p>" in page
    assert page.index(words("trust.pending")) < page.index(words("trust.ocr"))


HOSTILE = "</h1><script>alert(1)</script>\"' & {{ words }} {% raw %}"


def test_a_hostile_title_stays_text(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    view = next(view_page(page, bank) for page in plan_pages(bank) if page.kind == "document")
    assert "<script" not in compose_page(with_title(view, HOSTILE), lambda _sha256: LEAVES).body


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    page = Html(f"<p>{keep_whole(text)}</p>", "km")
    shown = "".join(found for _, found in page.texts)
    assert "".join(shown.split()) == "".join(text.split())
    assert {tag for tag, _ in page.attributes} <= {"p", "wbr", "span"}


def test_the_word_for_policy_is_not_broken_over_two_lines() -> None:
    assert keep_whole("គោលនយោបាយអប់រំ") == '<wbr><span class="word">គោលនយោបាយ</span>អប់រំ'
    assert keep_whole("School & plan") == "School &amp; plan"


def with_title(view: View, text: str) -> View:
    content = view.content
    assert isinstance(content, DocumentView)
    phrase = Phrase(text)
    return dataclasses.replace(
        view,
        title=text,
        content=dataclasses.replace(
            content,
            title=phrase,
            other_title=phrase,
            citation=dataclasses.replace(content.citation, html=escape(text)),
        ),
    )
