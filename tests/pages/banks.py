"""Banks of a few invented documents, as the pages see them, and every page of them as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from policybank.catalogue import make_catalogue
from policybank.evidence import gather_evidence
from policybank.library import Document, read_library
from policybank.pages import (
    Bank,
    EditionFacts,
    Guide,
    PageSpec,
    PlannedPage,
    compose_page,
    plan_pages,
    view_page,
)
from policybank.pages.common.bank import PictureFacts
from policybank.settings import read_settings
from policybank.text import Leaf, PdfFacts, PdfFile, Texts
from tests import make

LEAVES = (
    Leaf(number=1, text="ទំព័រមុខ\nមាត្រាមួយ", trust="text-layer", language="km", has_images=False),
    Leaf(number=2, text="", trust="pending", language=None, has_images=True, doubt="no-text"),
    Leaf(number=3, text="អត្ថបទ", trust="ocr", language="km", has_images=True),
)

DOCUMENTS: dict[str, Mapping[str, Any]] = {
    "school-law": {
        "title": {"km": "ច្បាប់សាលា", "en": "The School Law"},
        "date": "2007-12-08",
        "legal_number": "NS/RKM/1",
        "legal_number_km": "នស/រកម/១",
        "bodies": ["ministry"],
        "themes": ["teachers"],
        "provinces": ["phnom-penh"],
        "people": ["girls"],
        "summary": {"km": "ច្បាប់គំរូ។", "en": "A law of examples."},
        "pdfs": ["km", "en"],
        "former_ids": ["old-law"],
        "sources": [{"url": "https://source.example/law"}],
    },
    "school-plan": {
        "title": {"km": "ផែនការសាលា", "en": "School Plan"},
        "type": "strategic-plan",
        "rights": {"statement": "link-only"},
        "date": "2019",
        "period": {"start": "2019", "end": "2023"},
        "themes": ["teachers"],
        "sub_sectors": ["primary"],
        "links": [{"url": "https://www.issuer.example/plan", "kind": "official", "checked": "2026-01-02"}],
        "review": {"state": "partial", "inferred": ["sub-sectors"], "note": {"km": "ត្រូវពិនិត្យ។", "en": "Check it."}},
    },
    "budget-plan": {
        "title": {"km": "ផែនការថវិកា", "en": "A Budget Plan"},
        "type": "strategic-plan",
        "rights": {"statement": "link-only"},
        "themes": ["finance"],
        "relations": [{"type": "supersedes", "target": "school-plan", "basis": "inferred"}],
    },
}  # fmt: skip


def write_bank(
    root: Path, changes: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any
) -> Path:
    """Write the bank of `DOCUMENTS`, with `changes` to the fields of some, and return its folder."""
    make.bank(root, settings=settings)
    for document_id, fields in {**DOCUMENTS, **(changes or {})}.items():
        make.document(root, document_id, **{**DOCUMENTS.get(document_id, {}), **fields})
    return root


def read_bank(root: Path) -> Bank:
    """Return the bank at `root` as the pages see it; its PDFs are said to hold `LEAVES`."""
    library = read_library(root)
    assert not library.report.errors, library.report
    editions = {
        (document_id, edition.language): EditionFacts(
            sha256="0" * 64,
            size_bytes=1_234_567,
            leaf_count=len(LEAVES),
            trust_leaves={"text-layer": (1,), "pending": (2,), "ocr": (3,)},
            text_key="0" * 64,
            file=f"files/{document_id}.{edition.language}.pdf",
            digest=f"{document_id}.{edition.language}",
        )
        for document_id, document in library.documents.items()
        for edition in document.record.editions
    }
    texts = Texts(
        reader="",
        facts=tuple(
            pdf_facts(root, document, edition.file)
            for document in library.documents.values()
            for edition in document.record.editions
        ),
        faults=(),
    )
    evidence, _ = gather_evidence(root, library, texts, lambda _text_key: LEAVES)
    guides = {
        language: (Guide(path="about.html", language=language, title=title, description="", html=f"<h1>{title}</h1>", headings=()),)
        for language, title in (("km", "អំពី"), ("en", "About"))
    }  # fmt: skip
    return Bank(
        catalogue=make_catalogue(library),
        editions=editions,
        settings=read_settings(root),
        guides=guides,
        evidence=evidence,
        published_pdfs={},
    )


def pdf_facts(root: Path, document: Document, file: str) -> PdfFacts:
    """Return what is known of a PDF that is said to hold `LEAVES`."""
    place = f"{document.folder}/{file}"
    return PdfFacts(
        file=PdfFile(path=root / place, place=place),
        sha256="0" * 64,
        size_bytes=1_234_567,
        leaf_count=len(LEAVES),
        unreadable_leaves=(),
        trusts=(("text-layer", 1), ("pending", 1), ("ocr", 1)),
        text_key="0" * 64,
    )


def make_bank(
    root: Path, changes: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any
) -> Bank:
    """Write a bank and read it."""
    return read_bank(write_bank(root, changes, **settings))


def with_picture(bank: Bank, document_id: str, language: str) -> Bank:
    """Return the bank with a picture of the first leaf of an edition."""
    drawn = PictureFacts(webp="pictures/a.webp", jpeg="pictures/a.jpg", width=320, height=453)
    facts = replace(bank.editions[document_id, language], picture=drawn)
    return replace(bank, editions={**bank.editions, (document_id, language): facts})


def spec_of(bank: Bank, page: PlannedPage) -> PageSpec:
    """Return the page as HTML."""
    return compose_page(view_page(page, bank), lambda _text_key: LEAVES)


def specs_of(bank: Bank) -> dict[str, PageSpec]:
    """Return every page of the bank by its path."""
    return {page.path: spec_of(bank, page) for page in plan_pages(bank)}


class Html(HTMLParser):
    """What tests ask of a page: its links, its anchors, and its texts with the language each stands in."""

    def __init__(self, html: str, language: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.texts: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self._languages = [language]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.attributes.append((tag, values))
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.anchors.add(values["id"])
        if tag not in {"wbr", "meta", "link", "br", "hr", "img", "source"}:
            self._languages.append(values.get("lang", self._languages[-1]))

    def handle_endtag(self, tag: str) -> None:
        self._languages.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._languages[-1], data.strip()))
