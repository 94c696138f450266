"""The page of a document with everything on it, as it was looked at, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policybank.core import write_text
from policybank.pages import PageSpec
from tests import make

from .banks import read_bank, specs_of, with_picture, write_bank

GOLDEN = Path(__file__).parent / "golden"

_PLAN: dict[str, Any] = {"type": "strategic-plan", "rights": {"statement": "link-only"}}
# A law that was amended, that a plan implements, that another plan followed, and that a report speaks of.
BANK: dict[str, dict[str, Any]] = {
    "school-law": {
        "title": {"km": "ច្បាប់ស្ដីពីសាលារៀន", "en": "Law on Schools & Teachers"},
        "alternative_names": {"km": ["ច្បាប់សាលា"], "en": ["The Schools Act"]},
        "acronyms": ["LST"],
        "in_force_from": "2008-01-01",
        "stage": "in-force",
        "languages": ["km", "en"],
        "working_groups": ["school-reform"],
        "sub_sectors": ["primary"],
        "sdg4_targets": ["4.1"],
        "links": [
            {"url": "https://www.issuer.example/law", "kind": "official", "language": "km", "checked": "2026-01-02"},
            {"url": "https://news.example/law", "kind": "about"},
        ],
        "review": {"state": "partial", "inferred": ["themes"], "note": {"km": "ត្រូវពិនិត្យប្រធានបទ។", "en": "Check the themes."}},
    },
    "school-law-2012": {
        "title": {"km": "ច្បាប់វិសោធនកម្មលើច្បាប់ស្ដីពីសាលារៀន", "en": "Law Amending the Law on Schools"},
        "date": "2012-05",
        "relations": [{"type": "amends", "target": "school-law", "basis": "stated"}],
    },
    "school-plan": {
        **_PLAN,
        "title": {"km": "ផែនការសាលារៀន ២០១៤-២០១៨", "en": "School Plan 2014-2018"},
        "date": "2014",
        "period": {"start": "2014", "end": "2018"},
        "relations": [{"type": "implements", "target": "school-law", "basis": "stated"}],
    },
    "next-plan": {
        **_PLAN,
        "title": {"en": "School Plan 2019-2023"},
        "date": "2019",
        "period": {"start": "2019", "end": "2023"},
        "relations": [
            {"type": "supersedes", "target": "school-plan", "basis": "inferred"},
            {"type": "related", "target": "school-law", "basis": "stated"},
        ],
    },
    "school-guide": {
        "type": "guideline",
        "rights": {"statement": "own-work"},
        "title": {"km": "សេចក្ដីណែនាំអំពីសាលារៀន", "en": "Guide to the Law on Schools"},
        "themes": ["teachers"],
        "relations": [{"type": "about", "target": "school-law", "basis": "stated"}],
    },
    "teacher-rules": {
        "type": "sub-decree",
        "title": {"km": "អនុក្រឹត្យស្ដីពីគ្រូបង្រៀន", "en": "Sub-decree on Teachers"},
        "date": "2010",
        "bodies": ["ministry"],
        "themes": ["teachers"],
    },
}  # fmt: skip
REGISTER: dict[str, Any] = {
    "source": {"document": "school-law"},
    "recommendations": [
        {
            "id": "law-feed", "en": "Feed every child & teacher.", "km": "ផ្ដល់អាហារដល់កុមារគ្រប់រូប។", "level": "national",
            "addressed_to": ["ministry"], "quotations": [{"language": "km", "leaf": 1, "text": "មាត្រាមួយ"}],
            "answers": [{"document": "school-plan", "basis": "stated", "note": {"km": "មួយផ្នែក។", "en": "In part."}}],
        },
        {"id": "law-read", "en": "Teach reading.", "km": "បង្រៀនអំណាន។", "level": "national"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def specs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PageSpec]:
    root = write_bank(tmp_path_factory.mktemp("bank"), BANK)
    write_text(root / "library" / "recommendations" / "law.yml", make.as_yaml(REGISTER))
    return specs_of(with_picture(read_bank(root), "school-law", "km"))


@pytest.mark.parametrize("document_id", ["school-law", "school-plan"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_the_page_of_a_document_is_read_so(
    document_id: str, language: str, specs: dict[str, PageSpec], save_golden: bool
) -> None:
    # RIS ends its lines as Windows does; the files of the repository do not.
    body = specs[f"{language}/documents/{document_id}.html"].body.replace("\r\n", "\n")
    golden = GOLDEN / f"{document_id}.{language}.html"
    if save_golden:
        write_text(golden, body)
    assert body == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_page_that_was_looked_at_has_everything_on_it(
    language: str, specs: dict[str, PageSpec]
) -> None:
    body = specs[f"{language}/documents/school-law.html"].body
    for part in (
        'class="other-title"', 'class="status"', 'class="summary"', 'class="first-leaf"', 'class="edition"', 'class="both"',
        'class="links"', 'class="card"', 'class="note"', 'id="family"', 'id="facts"', 'id="relations"', 'class="why"',
        'id="recommendations"', 'id="rights"', 'id="cite"', 'class="quiet page-data"', 'id="share"', 'id="record"',
    ):  # fmt: skip
        assert part in body, part
