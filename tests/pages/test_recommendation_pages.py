"""The pages of the register and of the gaps, as a reader meets them."""

from __future__ import annotations

import csv
import io
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from policybank.core import write_text
from policybank.pages import Bank, PageSpec, plan_pages
from tests import make

from .banks import Html, read_bank, specs_of, write_bank

GOLDEN = Path(__file__).parent / "golden_recommendations"

LAW: dict[str, Any] = {
    "source": {"document": "school-law", "note": {"en": "Of the law's part 2 & 3, if 1 < 2."}},
    "recommendations": [
        {
            "id": "law-feed",
            "en": "Feed every child & teacher.",
            "km": "ផ្ដល់អាហារដល់កុមារគ្រប់រូប។",
            "verify": "true",
            "addressed_to": ["ministry", "network"],
            "addressees": {"en": "School heads"},
            "level": "province",
            "provinces": ["phnom-penh"],
            "working_groups": ["school-reform"],
            "sdg4_targets": ["4.1"],
            "people": ["girls"],
            "inferred": ["sdg4-targets", "people"],
            "section": "7",
            "quotations": [
                {"language": "km", "leaf": 1, "text": "ទំព័រ មុខ មាត្រាមួយ"},
                {"language": "en", "leaf": 3, "text": "អត្ថបទ"},
                {"language": "km", "leaf": 2, "text": "មាត្រាពីរ"},
            ],
            "answers": [
                {
                    "document": "school-plan",
                    "basis": "inferred",
                    "note": {"km": "មួយផ្នែក។", "en": "In part."},
                }
            ],
        },
        {"id": "law-read", "en": "Teach reading.", "km": "បង្រៀនអំណាន។", "level": "national"},
    ],
}
MEETING: dict[str, Any] = {
    "source": {
        "title": {"en": "A meeting"},
        "date": "2025-06",
        "url": "https://meeting.example/report",
    },
    "recommendations": [{"id": "meet-books", "en": "=Give books.", "km": "ផ្ដល់សៀវភៅ។"}],
}
REGISTER: dict[str, dict[str, Any]] = {"law": LAW, "meeting": MEETING}


def bank_of(root: Path, register: dict[str, dict[str, Any]] | None = None, **changes: Any) -> Bank:
    write_bank(root, changes)
    for name, tree in (REGISTER if register is None else register).items():
        write_text(root / "library" / "recommendations" / f"{name}.yml", make.as_yaml(tree))
    return read_bank(root)


PLAN: dict[str, Any] = {"type": "strategic-plan", "rights": {"statement": "link-only"}}
PLANS: dict[str, dict[str, Any]] = {
    "old-plan": {
        **PLAN,
        "title": {"en": "An Old Plan", "km": "ផែនការចាស់"},
        "period": {"start": "2009", "end": "2013"},
    },
    "long-plan": {
        **PLAN,
        "title": {"en": "A Long Plan", "km": "ផែនការវែង"},
        "period": {"start": "2020", "end": "2035"},
    },
}


def pages_of(root: Path) -> dict[str, PageSpec]:
    specs = specs_of(bank_of(root, None, **PLANS))
    return {path: spec for path, spec in specs.items() if "/recommendations/" in path}


def test_the_pages_are_those_that_were_looked_at(tmp_path: Path, save_golden: bool) -> None:
    pages = pages_of(tmp_path)
    for path, spec in pages.items():
        golden = GOLDEN / path
        if save_golden:
            write_text(golden, spec.body.replace("\r\n", "\n"))
        assert spec.body.replace("\r\n", "\n") == golden.read_text(encoding="utf-8"), path
    kept = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
    assert kept == set(pages)


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_way_leads_to_a_page_and_to_a_place_on_it(language: str, tmp_path: Path) -> None:
    specs = specs_of(bank_of(tmp_path))
    seen = 0
    for path, spec in specs.items():
        if not path.startswith(f"{language}/recommendations/") or path.endswith(".csv"):
            continue
        for link in Html(spec.body, language).links:
            if link.startswith("https://"):
                continue
            target, _, anchor = link.partition("#")
            there = (Path(path).parent / target).as_posix() if target else path
            while "/../" in there:
                there = re.sub(r"[^/]+/\.\./", "", there, count=1)
            assert there in specs, f"{path}: {link}"
            if anchor and not there.startswith("text/"):
                assert anchor in Html(specs[there].body, language).anchors, f"{path}: {link}"
            seen += 1
    assert seen > 40


def test_a_quotation_leads_to_its_leaf_and_says_how_sure_it_is(tmp_path: Path) -> None:
    body = pages_of(tmp_path)["km/recommendations/sources/law.html"].body
    assert "../../../text/school-law.km.html#leaf-1" in Html(body, "km").links
    for standing in ("verified", "verified-ocr", "no-text", "own-words"):
        assert f'class="mark standing-{standing}"' in body, standing


def test_a_quotation_that_was_not_found_leads_nowhere(tmp_path: Path) -> None:
    wrong = {"language": "km", "leaf": 1, "text": "មាត្រាពីរ"}
    register = {"law": {**LAW, "recommendations": [{**LAW["recommendations"][1], "quotations": [wrong]}]}}  # fmt: skip
    specs = specs_of(bank_of(tmp_path, register))
    body = specs["km/recommendations/sources/law.html"].body
    assert "standing-not-found" in body
    assert not [link for link in Html(body, "km").links if "text/" in link]


def test_our_own_reading_is_marked_and_the_sources_is_not(tmp_path: Path) -> None:
    body = pages_of(tmp_path)["en/recommendations/sources/law.html"].body
    facts = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", body)
    ours = [label for label, value in facts if "our reading, to be confirmed" in value]
    assert ours == ["SDG 4 target", "For whom"]


def test_doubtful_khmer_is_marked_where_khmer_is_shown(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    assert pages["km/recommendations/sources/law.html"].body.count("ត្រូវបញ្ជាក់</span></p>") == 1
    assert "Khmer wording" not in pages["en/recommendations/sources/law.html"].body


def test_each_thing_is_said_in_its_language(tmp_path: Path) -> None:
    for path, spec in pages_of(tmp_path).items():
        if path.endswith(".csv"):
            continue
        for language, text in Html(spec.body, spec.language).texts:
            if language == "en":
                assert not re.search("[\u1780-\u17d3]", text) or "អត្ថបទ" in text, f"{path}: {text}"
            else:
                words = set(re.findall("[A-Za-z]{2,}", text)) - {"PDF", "SDG", "CSV", "NEP"}
                assert not words, f"{path}: {text}"


def test_documents_and_lists_lead_to_their_recommendations(tmp_path: Path) -> None:
    specs = specs_of(
        bank_of(tmp_path, None, **{"school-law": {"working_groups": ["school-reform"]}})
    )

    def links(path: str) -> list[str]:
        return Html(specs[path].body, "en").links

    assert "../recommendations/sources/law.html" in links("en/documents/school-law.html")
    assert "../recommendations/sources/law.html#law-feed" in links("en/documents/school-plan.html")
    there = "../recommendations/working-groups.html#working-group-school-reform"
    assert there in links("en/working-groups/school-reform.html")
    assert "../recommendations/provinces.html#province-phnom-penh" in links(
        "en/provinces/phnom-penh.html"
    )
    assert "recommendations/index.html" in links("en/index.html")


def test_a_bank_without_recommendations_says_so_and_still_shows_gaps(tmp_path: Path) -> None:
    specs = specs_of(bank_of(tmp_path, {}))
    assert "no recommendation yet" in specs["en/recommendations/index.html"].body
    assert "gaps.html" in Html(specs["en/recommendations/index.html"].body, "en").links
    assert "en/recommendations/sources/law.html" not in specs
    assert "recommendations/" not in "".join(
        Html(specs["en/documents/school-law.html"].body, "en").links
    )


def test_a_table_holds_every_recommendation_and_no_formula(tmp_path: Path) -> None:
    body = pages_of(tmp_path)["en/recommendations/recommendations.csv"].body
    assert body.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"), newline="")))
    assert [row["Id"] for row in rows] == ["meet-books", "law-feed", "law-feed", "law-feed", "law-read"]  # fmt: skip
    assert rows[0]["Recommendation"] == "'=Give books."
    assert rows[1]["Recommendation"] == "Feed every child & teacher."
    assert (
        rows[1]["Addressed to"]
        == "Ministry of Examples, Network without a Khmer name, School heads"
    )
    assert [row["Page of the PDF"] for row in rows] == ["", "1", "3", "2", ""]


def test_a_changed_register_writes_only_what_shows_it_again(tmp_path: Path) -> None:
    def fingerprints(root: Path, text: str) -> dict[str, str]:
        meeting = {**MEETING, "recommendations": [{**MEETING["recommendations"][0], "en": text}]}  # fmt: skip
        bank = bank_of(root, {"law": LAW, "meeting": meeting})
        return {page.path: page.fingerprint for page in plan_pages(bank)}

    before = fingerprints(tmp_path / "before", "Give books.")
    assert fingerprints(tmp_path / "again", "Give books.") == before
    after = fingerprints(tmp_path / "after", "Give more books.")
    changed = {path for path in after if after[path] != before[path]}
    assert changed
    assert {path.split("/")[1] for path in changed} == {"recommendations"}


def test_a_new_record_leaves_the_register_alone(tmp_path: Path) -> None:
    before = {page.path: page.fingerprint for page in plan_pages(bank_of(tmp_path / "before"))}
    bank = bank_of(tmp_path / "after", None, **{"another-law": {"title": {"en": "Another Law"}}})
    after = {page.path: page.fingerprint for page in plan_pages(bank)}
    changed = {path for path in before if after[path] != before[path]}
    assert "en/index.html" in changed
    assert not [path for path in changed if "/recommendations/" in path]


def test_a_long_list_of_gaps_is_cut_and_its_table_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("policybank.pages.evidence.gaps_view"), "LONGEST_LIST", 2)
    plans = {
        f"plan-{year}": {
            **PLAN,
            "title": {"en": f"Plan {year}"},
            "period": {"start": year, "end": year},
        }
        for year in ("2011", "2012", "2013", "2014", "2015")
    }
    specs = specs_of(bank_of(tmp_path, None, **plans))
    body = specs["en/recommendations/gaps.html"].body
    assert re.findall(r"ended (\d+)", body) == ["2015", "2014"]
    assert "The table (CSV) holds 3 more." in body
    assert specs["en/recommendations/plans-without-successor.csv"].body.count("\r\n") == 6
