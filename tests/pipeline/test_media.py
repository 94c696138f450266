"""Building a bank for a stick and for ZIM files: whole by itself, the same each time, and nothing of it in the web's site."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank import pipeline
from policybank.audit import audit_site
from policybank.bench import SyntheticBank, copy_bank
from policybank.core import write_text
from policybank.pages import STICK, WEB, ZIM_EN, ZIM_KM, Bank, Medium
from policybank.search import SearchEngine
from tests import make

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def no_pdfs(bank: Bank) -> frozenset[str]:
    return frozenset(bank.published_pdfs)


def small_bank(root: Path, *, site_url: str = make.SETTINGS["site_url"]) -> Path:
    make.bank_to_build(root)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    write_text(settings, text.replace(make.SETTINGS["site_url"], site_url))
    make.document(
        root, "school-law", title={"km": "ច្បាប់សាលា", "en": "School Law"}, pdfs=["km", "en"],
        working_groups=["school-reform"], provinces=["phnom-penh"], former_ids=["old-law"],
    )  # fmt: skip
    make.document(root, "school-plan", type="strategic-plan", rights={"statement": "own-work"}, pdfs=["en"])  # fmt: skip
    make.document(root, "wanted-plan", type="strategic-plan", rights={"statement": "link-only"})
    guide = "---\ntitle: Guide\n---\nSee [the data](../data.html), [give](../give.html) and [all](../documents/index.html).\n"
    for language in ("km", "en"):
        write_text(root / "docs" / language / "guide" / "reading.md", guide)
    return root


@pytest.mark.parametrize("site_url", ["https://bank.example/", ""])
@pytest.mark.parametrize(
    "medium",
    [STICK, ZIM_KM, pytest.param(ZIM_EN, marks=pytest.mark.slow)],
    ids=lambda one: one.name,
)
def test_every_link_in_a_site_of_another_medium_leads_somewhere(
    medium: Medium, site_url: str, tmp_path: Path
) -> None:
    root = small_bank(tmp_path, site_url=site_url)
    folder = root / ".cache" / "media" / medium.name / "site"
    for choose in (None, no_pdfs):
        site = pipeline.build(root, medium=medium, choose_pdfs=choose, jobs=1).site
        assert site is not None
        assert site.folder == folder
        assert audit_site(site.folder) == ()
        assert [path for path in files(site.folder) if not medium.holds(path)] == []
        assert any(path.startswith("files/") for path in files(site.folder)) is (choose is None)
    guide = (folder / medium.languages[0] / "guide" / "reading.html").read_text("utf-8")
    assert ("https://bank.example/" in guide) is bool(site_url)
    assert "See " in guide, "the words of a sentence stay"


def test_media_are_built_beside_the_web_and_leave_it_alone(tmp_path: Path) -> None:
    root = small_bank(tmp_path)
    pipeline.build(root, jobs=1)
    web = files(root / "site")
    parts = {place.name for place in (root / ".cache" / "search").iterdir()}
    for medium in (STICK, ZIM_KM):
        pipeline.build(root, medium=medium, jobs=1)
    assert files(root / "site") == web
    assert not [path for path in web if not WEB.holds(path)]
    kept = {place.name for place in (root / ".cache" / "search").iterdir()}
    assert parts <= kept, "neither packing throws the other's parts away"
    again = [pipeline.build(root, medium=one, jobs=1).site for one in (WEB, STICK, ZIM_KM)]
    assert [one.written for one in again if one is not None] == [0, 0, 0]


@pytest.mark.slow
def test_the_same_library_gives_the_same_bytes_for_a_stick(tmp_path: Path) -> None:
    bank = SyntheticBank.make(tmp_path / "bank", ROOT, 20, text_bytes=2_000)
    pipeline.build(bank.root, medium=STICK, jobs=1)
    bank.add(20, is_newest=True)
    after = pipeline.build(bank.root, medium=STICK, choose_pdfs=no_pdfs, jobs=1).site
    copy_bank(bank.root, tmp_path / "again", texts=True)
    again = pipeline.build(tmp_path / "again", medium=STICK, choose_pdfs=no_pdfs, jobs=1).site
    assert after is not None
    assert again is not None
    one, other = files(after.folder), files(again.folder)
    assert [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)] == []  # fmt: skip


def test_the_search_of_a_copy_knows_which_pdfs_are_not_there(tmp_path: Path) -> None:
    root = small_bank(tmp_path)

    def without_english_law(bank: Bank) -> frozenset[str]:
        assert "files/school-law.en.pdf" in bank.published_pdfs
        return frozenset({"files/school-law.en.pdf"})

    site = pipeline.build(root, medium=STICK, choose_pdfs=without_english_law, jobs=1).site
    assert site is not None
    with SearchEngine(site.folder) as engine:
        found = {one["id"]: one for one in engine.search("school", {"language": "en"})["results"]}
    law, plan = found["school-law"], found["school-plan"]
    assert [(one["language"], one["isAbsent"]) for one in law["editions"]] == [
        ("km", False),
        ("en", True),
    ]
    sizes = {one["language"]: one["sizeBytes"] for one in law["editions"]}
    assert (law["sizeBytes"], law["absentBytes"]) == (sizes["km"], sizes["en"])
    assert law["absentUrl"] == "https://bank.example/files/school-law.en.pdf"
    assert (plan["absentBytes"], plan["absentUrl"]) == (0, "")
    assert {leaf["pdfUrl"].partition("#")[0] for leaf in plan["leaves"]} == {"files/school-plan.en.pdf"}  # fmt: skip
