"""What search engines and browsers look for."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from policybank.exports import crawl
from policybank.pages import plan_pages

from .made import bank_of, exports_of, fingerprints, parsed, without_address

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITE = "https://bank.example/"


def sitemaps(root: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Return each sitemap by its name: its addresses, each with its other languages."""
    return {
        path: {
            url.findtext(f"{MAPS}loc") or "": {
                link.get("hreflang", ""): link.get("href", "") for link in url.iter(LINK)
            }
            for url in parsed(one.data()).iter(f"{MAPS}url")
        }
        for path, one in exports_of(bank_of(root)).items()
        if path.startswith("sitemap") and b"<sitemapindex" not in one.data()
    }


def test_the_sitemap_names_every_page_that_should_be_found(tmp_path: Path) -> None:
    (addresses,) = sitemaps(tmp_path).values()
    expected = {
        SITE + ("" if page.path == "index.html" else page.path)
        for page in plan_pages(bank_of(tmp_path))
        if page.kind
        not in {"redirect", "not-found", "offline", "saved", "table", "csv", "decisions-table"}
    }
    assert addresses.keys() == expected
    assert f"{SITE}km/documents/old-law.html" not in addresses
    assert f"{SITE}text/school-law.km.html" in addresses


def test_each_page_names_itself_and_its_twin_and_the_twin_says_the_same(tmp_path: Path) -> None:
    (addresses,) = sitemaps(tmp_path).values()
    for address, others in addresses.items():
        if not address.startswith((f"{SITE}km/", f"{SITE}en/")):
            assert others == {}
            continue
        assert address in others.values()
        assert {"km", "en"} <= others.keys() <= {"km", "en", "x-default"}
        for language in ("km", "en"):
            assert addresses[others[language]] == others
    assert addresses[f"{SITE}km/index.html"]["x-default"] == SITE


def test_a_large_bank_has_sitemaps_within_the_limits_and_a_list_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert crawl.PART_LENGTH <= 50_000
    whole = next(iter(sitemaps(tmp_path).values()))
    monkeypatch.setattr(crawl, "PART_LENGTH", 5)
    parts = sitemaps(tmp_path)
    assert len(parts) > 2
    assert all(len(part) <= 5 for part in parts.values())
    assert {address for part in parts.values() for address in part} == whole.keys()
    index = parsed(exports_of(bank_of(tmp_path))["sitemap.xml"].data())
    assert index.tag == f"{MAPS}sitemapindex"
    assert [one.text for one in index.iter(f"{MAPS}loc")] == [SITE + name for name in parts]


def test_a_new_document_stands_in_the_last_sitemap_and_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl, "PART_LENGTH", 5)
    before = fingerprints(bank_of(tmp_path))
    bank = bank_of(tmp_path, {"a-new-law": {"date_added": "2026-06-01", "themes": ["teachers"]}})
    after = fingerprints(bank)
    maps = [path for path in before if path.startswith("sitemap-")]
    changed = [path for path in maps if before[path] != after[path]]
    assert changed == maps[-1:]


def test_robots_may_read_everything_and_are_told_of_the_sitemap(tmp_path: Path) -> None:
    text = exports_of(bank_of(tmp_path))["robots.txt"].data().decode("ascii")
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.can_fetch("any robot", f"{SITE}km/documents/school-law.html")
    assert robots.site_maps() == [f"{SITE}sitemap.xml"]
    alone = exports_of(without_address(bank_of(tmp_path)))["robots.txt"].data().decode("ascii")
    assert "Sitemap" not in alone


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_browser_learns_how_to_search_the_bank(language: str, tmp_path: Path) -> None:
    description = parsed(exports_of(bank_of(tmp_path))[f"{language}/opensearch.xml"].data())
    assert description.tag == f"{SEARCH}OpenSearchDescription"
    # The limits of OpenSearch 1.1: 16 signs and 1,024.
    assert 0 < len(description.findtext(f"{SEARCH}ShortName") or "") <= 16
    assert 0 < len(description.findtext(f"{SEARCH}Description") or "") <= 1_024
    found = [url for url in description.iter(f"{SEARCH}Url") if url.get("type") == "text/html"]
    assert [url.get("template") for url in found] == [
        f"{SITE}{language}/search.html?q={{searchTerms}}"
    ]
    assert description.findtext(f"{SEARCH}Language") == language


def test_a_copy_without_an_address_has_neither_sitemap_nor_search_description(
    tmp_path: Path,
) -> None:
    exports = exports_of(without_address(bank_of(tmp_path)))
    assert [path for path, one in exports.items() if one.kind == "crawl"] == ["robots.txt"]
