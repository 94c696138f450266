"""Khmer pages speak Khmer, English pages English, and what is in the other language says so."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from policybank.i18n import read_words
from policybank.pages import material_language_file
from policybank.pages.common.ordering import initial_of, order_key

from .banks import Html, make_bank, specs_of

# Names that Khmer readers know in Latin letters, and languages and names that stand in their own letters.
LATIN_NAMES = {
    "PDF",
    "NEP",
    "SDG",
    "English",
    "JavaScript",
    "USB",
    "RIS",
    "BibTeX",
    "CSL",
    "CSV",
    "QR",
    "SMS",
    "JSON",
    "GitHub",
    "Creative",
    "Commons",
    "CC",
    "BY",
    "Zotero",
    "EndNote",
    "LaTeX",
}

# Names of programs and formats on the page of the data; the last two explain a Khmer word to those who know the English.
LATIN_NAMES |= {
    "CSV", "Excel", "LibreOffice", "Google", "Sheets", "Zotero", "Mendeley", "EndNote", "LaTeX", "JabRef", "Atom", "OAI",
    "PMH", "Dublin", "Core", "OpenSearch", "Firefox", "JSON", "Schema", "robots", "txt", "feed", "schema",
}  # fmt: skip


def test_no_khmer_page_is_left_with_english_words_or_digits(tmp_path: Path) -> None:
    bank = make_bank(tmp_path, {"school-law": {"sources": []}})
    seen = 0
    for path, spec in specs_of(bank).items():
        # A table for a spreadsheet has ids and both titles, and no way to mark a language.
        if not path.startswith("km/") or path.endswith(".csv"):
            continue
        for tag, values in Html(spec.body, "km").attributes:
            if "aria-label" in values:
                assert not re.search("[A-Za-z]", values["aria-label"]), f"{path}: {tag}"
        for language, text in Html(spec.body, "km").texts:
            if language != "km":
                continue
            # Addresses and hosts are Latin everywhere.
            bare = re.sub(r"https?://\S+|\S+\.example\S*", "", text)
            words = set(re.findall("[A-Za-z]{2,}", bare)) - LATIN_NAMES
            assert not words, f"{path}: {text}"
            assert not re.search("[0-9]", bare), f"{path}: {text}"
            seen += 1
    assert seen > 200


def test_khmer_words_on_english_pages_are_marked(tmp_path: Path) -> None:
    for path, spec in specs_of(make_bank(tmp_path)).items():
        if path.startswith("en/") and path.endswith(".html"):
            for language, text in Html(spec.body, "en").texts:
                assert language in {"km", "mul"} or not re.search("[\u1780-\u17ff]", text), (
                    f"{path}: {text}"
                )


def test_dates_and_numbers_are_written_as_each_language_writes_them(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path))
    khmer, english = (
        specs[f"{language}/documents/school-law.html"].body for language in ("km", "en")
    )
    assert "ថ្ងៃទី៨ ខែធ្នូ ឆ្នាំ២០០៧" in khmer
    assert "8 December 2007" in english
    assert "១,២ មេកាបៃ" in khmer
    assert "1.2 MB" in english
    assert "នស/រកម/១" in khmer
    assert "NS/RKM/1" in english


def test_a_title_is_never_invented(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path, {"school-plan": {"title": {"en": "School Plan"}}}))
    page = specs["km/documents/school-plan.html"].body
    assert '<h1 lang="en">School Plan</h1>' in page
    assert read_words("km")("document.title-unknown") in page
    assert 'href="school-plan.html" lang="en"' in specs["km/documents/index.html"].body
    assert (
        read_words("en")("document.title-unknown")
        not in specs["en/documents/school-plan.html"].body
    )


def test_a_body_without_a_khmer_name_is_marked_as_english(tmp_path: Path) -> None:
    specs = specs_of(make_bank(tmp_path, {"school-law": {"bodies": ["network"]}}))
    assert (
        '<a href="../bodies/network.html" lang="en">Network'
        in specs["km/documents/school-law.html"].body
    )


def test_english_titles_are_ordered_without_their_article() -> None:
    titles = ["The School Law", "Zebra", "a budget", "An Act", "Épreuve", "Theory"]
    ordered = sorted(titles, key=lambda title: order_key(title, "en"))
    assert ordered == ["An Act", "a budget", "Épreuve", "The School Law", "Theory", "Zebra"]
    assert [initial_of(title, "en") for title in ordered] == ["A", "B", "E", "S", "T", "Z"]


def test_khmer_titles_are_ordered_as_khmer_readers_expect_and_english_ones_follow() -> None:
    titles = ["School", "ឫទ្ធិ", "អនុក្រឹត្យ", "២០១៩", "ខ", "ក", "រដ្ឋ"]
    assert sorted(titles, key=lambda title: order_key(title, "km")) == [
        "២០១៩", "ក", "ខ", "រដ្ឋ", "ឫទ្ធិ", "អនុក្រឹត្យ", "School",
    ]  # fmt: skip


def test_material_finds_every_word_it_asks_for_in_khmer() -> None:
    material = Path(str(importlib.resources.files("material")))
    folder = material / "templates" / "partials" / "languages"
    asked = re.findall(
        r'^\s+"([^"]+)":', (folder / "en.html").read_text(encoding="utf-8"), re.MULTILINE
    )
    template = Environment(autoescape=False).from_string(material_language_file(read_words("km")))  # noqa: S701
    tell: Callable[[str], str] = vars(template.module)["t"]
    assert len(asked) > 40
    assert tell("language") == "km"
    for key in set(asked) - {"language", "direction"}:
        assert tell(key) or key.startswith("search.config."), key
        assert not re.search("[a-z]{3}", tell(key)) or key.startswith("search.config."), key
