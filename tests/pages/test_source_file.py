"""Every page leads to the file in which it is corrected, and to a form for those who prefer words."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from policybank import pipeline
from policybank.pages import Bank, PlannedPage, plan_pages, view_page
from policybank.pages.make_view import _MAKERS
from policybank.pages.source_file import source_of
from tests import make
from tests.pages.test_recommendation_pages import bank_of

ROOT = Path(__file__).parents[2]
_NOT_IN_EVERY_BANK = frozenset(
    {"library/glossary.yml", "library/committee/roster.yml", "library/committee/criteria.yml"}
)
_FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "correct-a-page.yml"


def sources(bank: Bank) -> dict[str, str]:
    return {page.path: view_page(page, bank).source for page in plan_pages(bank)}


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank_of(tmp_path_factory.mktemp("bank"))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("en/documents/school-law.html", "library/law/school-law/index.md"),
        ("km/documents/old-law.html", "library/law/school-law/index.md"),
        ("text/school-law.html", "library/law/school-law/index.md"),
        ("text/school-law.en.html", "library/law/school-law/index.md"),
        ("km/themes/teachers.html", "library/vocabularies/themes.yml"),
        ("en/types/index.html", "library/vocabularies/document-types.yml"),
        ("en/reading/provinces/phnom-penh.html", "library/vocabularies/provinces.yml"),
        ("en/years/2007.html", "policybank/i18n/en.yml"),
        ("km/about.html", "docs/km/about.md"),
        ("en/glossary.html", "library/glossary.yml"),
        ("km/search.html", "policybank/i18n/km.yml"),
        ("en/recommendations/index.html", "policybank/i18n/en.yml"),
        ("km/recommendations/sources/meeting.html", "library/recommendations/meeting.yml"),
    ],
)
def test_a_page_is_corrected_in_the_file_that_a_reader_means(
    bank: Bank, path: str, source: str
) -> None:
    assert sources(bank)[path] == source


def test_every_kind_of_page_leads_to_a_file_that_is_there(tmp_path: Path) -> None:
    root = tmp_path
    bank = bank_of(root)
    # A site of one language has another page at its root; a bank without withdrawn documents has none that tell of
    # them, and one without return slips no tables of what they told.
    others = {"tombstone", "withdrawn-text", "entrance", "usage-table"}
    assert {page.kind for page in plan_pages(bank)} == set(_MAKERS) - others
    for path, source in sources(bank).items():
        folder = ROOT if source.startswith("policybank/") else root
        assert (folder / source).is_file() or source in _NOT_IN_EVERY_BANK, (path, source)


@pytest.mark.parametrize("kind", ["tombstone", "withdrawn-text"])
def test_the_place_of_a_document_that_was_taken_down_leads_to_its_decision(kind: str) -> None:
    page = PlannedPage(path="", language="en", kind=kind, key=("old-law", "km"), fingerprint="")
    source = source_of(page, None)  # type: ignore[arg-type]  # its key tells all
    assert source == "library/committee/decisions/old-law.yml"


def test_what_a_small_bank_lacks_is_there_in_the_shipped_one() -> None:
    assert all((ROOT / source).is_file() for source in _NOT_IN_EVERY_BANK)


def test_a_text_that_a_person_wrote_is_corrected_where_it_was_written(bank: Bank) -> None:
    from dataclasses import replace

    key = ("school-law", "km")
    editions = {**bank.editions, key: replace(bank.editions[key], corrected_by="A member")}
    found = sources(replace(bank, editions=editions))
    assert found["text/school-law.km.html"] == "library/law/school-law/school-law.km.md"
    assert found["text/school-law.en.html"] == "library/law/school-law/index.md"


def test_the_shipped_guides_are_corrected_in_their_files_and_made_ones_in_their_words() -> None:
    for file in sorted((ROOT / "docs" / "km").rglob("*.md")):
        path = file.relative_to(ROOT / "docs" / "km").with_suffix(".html").as_posix()
        page = PlannedPage(
            path=f"km/{path}", language="km", kind="guide", key=(path,), fingerprint=""
        )
        source = source_of(page, None)  # type: ignore[arg-type]  # a guide asks nothing of the bank
        made = path in {"guide/fields.html", "faults.html"}
        assert source == ("policybank/i18n/km.yml" if made else file.relative_to(ROOT).as_posix())


_LINK = re.compile(r'<a href="([^"]*/edit/main/[^"]*|[^"]*template=correct-a-page[^"]*)"')


def footer_links(file: Path) -> list[str]:
    footer = file.read_text(encoding="utf-8").partition('<footer class="foot">')[2]
    return [html.unescape(one) for one in _LINK.findall(footer)]


def is_page(file: Path) -> bool:
    return '<footer class="foot">' in file.read_text(encoding="utf-8")


def test_every_page_of_a_built_site_offers_the_editor_and_the_form(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    make.document(root, "school-law", pdfs=["en"])
    pipeline.build(root, jobs=1)
    pages = [file for file in sorted((root / "site").rglob("*.html")) if is_page(file)]
    assert len(pages) > 30
    for file in pages:
        path = file.relative_to(root / "site").as_posix()
        links = footer_links(file)
        assert len(links) == (4 if path in {"index.html", "404.html", "offline.html"} else 2), path
        editor, form = links[:2]
        assert editor.startswith("https://code.example/bank/edit/main/"), path
        source = unquote(editor.removeprefix("https://code.example/bank/edit/main/"))
        assert (root / source).is_file() or (ROOT / source).is_file(), (path, source)
        parts = urlsplit(form)
        assert parts.path == "/bank/issues/new"
        assert parse_qs(parts.query) == {
            "template": ["correct-a-page.yml"],
            "page": [f"https://bank.example/{path}"],
        }


def test_the_form_has_the_question_that_the_address_fills_in() -> None:
    text = _FORM.read_text(encoding="utf-8")
    assert re.search(r"type: input\s+id: page\b", text)


def test_where_no_repository_is_set_nothing_is_offered(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("https://code.example/bank", ""), encoding="utf-8"
    )
    make.document(root, "school-law", pdfs=["en"])
    pipeline.build(root, jobs=1)
    for file in sorted((root / "site").rglob("*.html")):
        assert footer_links(file) == [], file
        assert "/edit/main/" not in file.read_text(encoding="utf-8"), file


def test_addresses_in_other_scripts_are_encoded() -> None:
    from policybank.pages import PageSpec
    from policybank.render import Frame
    from policybank.render.fill import fill

    frame = Frame(
        shells={"km/page": ("<", "source", "|", "address", ">")}, style_path="", script_path="",
        search_path="", words_paths={"km": ""}, reading_paths={"km": ""}, giving_path="", giving_style_path="", own_paths={}, pages_path="",
        viewer_folder="", site_url="https://bank.example/ធនាគារ",
    )  # fmt: skip
    source = 'library/law/ច្បាប់ "&<x>/index.md'
    spec = PageSpec(
        path="km/a&b.html", language="km", shell="page", title="", description="", head="",
        body="", twin="en/a&b.html", source=source,
    )  # fmt: skip
    address = quote("https://bank.example/ធនាគារ/km/a&b.html", safe="/:")
    assert fill(spec, frame).decode() == f"<{quote(source)}|{address}>"
    assert not set("\"'<>&") & set(quote(source) + address)
