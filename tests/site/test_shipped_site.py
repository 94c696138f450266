"""The site of the shipped library, as files: links, twins, languages, weight."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

from policybank.audit import audit_site
from policybank.search import SearchEngine
from policybank.settings import read_settings

# Names that Khmer readers know in Latin letters: licences, and what GitHub and programs call their own buttons.
LATIN_NAMES = frozenset(
    """
    Creative Commons Attribution ShareAlike NonCommercial GitHub Actions Artifacts Issues New issue Settings Pages Source Rules Python English
    General Labels Developer settings Fine-grained Fine grained tokens Contents Pull requests Read and write Sign Using Access Token
    sign out token domain Chrome Edge Work with Local Repository Save Kiwix Linux Chromium Android Firefox iPhone iPad
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)


# Code is written alike in both languages; the title of a window cannot say where its language changes.
_SILENT = frozenset({"code", "pre", "script", "style", "kbd", "title"})


class _Texts(HTMLParser):
    """Collects the text of a page with the language it is marked with; code is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.languages: list[str | None] = [None]
        self.texts: list[tuple[str | None, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "br", "img", "hr", "input", "wbr", "source"}:
            return
        self.languages.append(dict(attrs).get("lang") or self.languages[-1])
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if len(self.languages) > 1:
            self.languages.pop()
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.texts.append((self.languages[-1], data))


def _texts(file: Path) -> list[tuple[str | None, str]]:
    reader = _Texts()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.texts


def test_every_link_leads_somewhere_and_nothing_is_fetched_from_others(shipped: Path) -> None:
    assert audit_site(shipped) == ()


def test_every_page_has_a_twin_at_the_same_path(shipped: Path) -> None:
    khmer, english = (
        {file.relative_to(shipped / language) for file in (shipped / language).rglob("*.html")}
        for language in ("km", "en")
    )
    assert khmer == english
    assert len(khmer) > 300


def test_no_interface_word_is_left_untranslated(shipped: Path) -> None:
    """A text marked as Khmer that has Latin words and not one Khmer letter was forgotten by a translator."""
    lost: dict[str, str] = {}
    seen = 0
    for file in (shipped / "km").rglob("*.html"):
        for language, text in _texts(file):
            if language != "km" or re.search("[\u1780-\u17d3]", text):
                seen += language == "km"
                continue
            # Addresses, legal numbers (NS/RKM/0196/01) and acronyms (UNICEF, MoEYS) are written alike in both.
            # Codes of faults and names of fields have hyphens or underscores.
            bare = re.sub(r"\S+\.[a-z]{2,}\S*|\S+/\S+|\S+[-_]\S+", "", text)
            words = {
                word
                for word in re.findall(r"[A-Za-z]{3,}", bare)
                if word not in LATIN_NAMES and sum(map(str.isupper, word)) < 2
            }
            for word in words:
                lost.setdefault(word, f"{file.relative_to(shipped)}: {text.strip()[:80]}")
    assert lost == {}
    assert seen > 5_000


def test_a_document_page_is_light(shipped: Path) -> None:
    """First visit at most 45 KB gzipped with all but a Khmer font, the next page at most 12 KB; the bench times it."""
    shared = sum(
        len(gzip.compress(file.read_bytes(), 9))
        for pattern in ("bank.*.css", "bank.*.js")
        for file in (shipped / "assets").glob(pattern)
    )
    pages = [
        len(gzip.compress(file.read_bytes(), 9))
        for file in (shipped / "km/documents").glob("*.html")
    ]
    assert max(pages) <= 12_000
    assert shared + max(pages) <= 45_000


def test_every_search_that_the_home_page_offers_finds_something(shipped: Path) -> None:
    settings = read_settings(Path(__file__).parents[2])
    with SearchEngine(shipped) as engine:
        for language in ("km", "en"):
            examples = settings.example_searches(language)
            assert len(examples) >= 3
            for example in examples:
                found = engine.search(example, {"language": language})
                assert found["total"], example
                assert not found["nearly"], example


def test_the_first_visit_to_a_document_stays_small(shipped: Path) -> None:
    """Less than half of the 45 KB that were asked, the picture of its first leaf apart; the next page a tenth of that."""
    shared = sum(
        len(gzip.compress(file.read_bytes(), 9))
        for pattern in ("bank.*.css", "bank.*.js", "images/icon.svg")
        for file in (shipped / "assets").glob(pattern)
    )
    pages = {
        file.name: len(gzip.compress(file.read_bytes(), 9))
        for language in ("km", "en")
        for file in (shipped / language / "documents").glob("*.html")
        if not file.name.startswith("index")
    }
    assert shared + max(pages.values()) <= 21_500
    assert sum(pages.values()) / len(pages) <= 4_500


def test_third_party_parts_come_with_their_licences(shipped: Path) -> None:
    licences = {file.name for file in (shipped / "assets/licences").iterdir()}
    assert licences == {
        "fflate.txt", "mkdocs-material.txt", "noto-sans-khmer.txt", "pdfjs.txt", "openjpeg.txt", "jbig2.txt", "pdfjs-openjpeg.txt",
        "pdfjs-jbig2.txt", "sveltia-cms.txt", "source-sans-3.txt", "noto-mono.txt", "material-symbols-outlined.txt",
        "uqr.txt",
    }  # fmt: skip
    assert "SIL OPEN FONT LICENSE" in (
        (shipped / "assets/licences/noto-sans-khmer.txt").read_text(encoding="utf-8").upper()
    )


def test_every_page_forbids_requests_to_others(shipped: Path) -> None:
    for file in shipped.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            assert "default-src 'none'" in text, file


def test_the_licence_of_material_is_that_of_its_makers(shipped: Path) -> None:
    """The first file of that name in its package, which stood here once, is of a set of icons that we do not use."""
    licence = (shipped / "assets/licences/mkdocs-material.txt").read_text(encoding="utf-8")
    assert "Martin Donath" in licence
    assert "Permission is hereby granted" in licence
