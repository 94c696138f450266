"""Feeds: what RFC 4287 and JSON Feed 1.1 ask for, in both languages, with dates of the records alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from policybank.exports.feeds import LENGTH
from policybank.i18n import LANGUAGES
from policybank.pages import FEED_FACETS, feed_links, feed_path, plan_pages
from tests import make
from tests.pages.banks import read_bank, spec_of, write_bank

from .made import bank_of, exports_of, parsed, without_address

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
# RFC 4287: what an element of each kind may hold, with how often at least and at most (0 stands for any number).
FEED_MODEL = {
    "id": (1, 1), "title": (1, 1), "subtitle": (0, 1), "updated": (1, 1), "link": (1, 0), "icon": (0, 1),
    "rights": (0, 1), "author": (1, 0), "entry": (0, 0),
}  # fmt: skip
ENTRY_MODEL = {
    "id": (1, 1), "title": (1, 1), "published": (0, 1), "updated": (1, 1), "link": (1, 0), "author": (0, 0),
    "category": (0, 0), "summary": (0, 1),
}  # fmt: skip


def atom_of(root: Path, path: str, **changes: Any) -> ElementTree.Element:
    return parsed(exports_of(bank_of(root, changes or None))[path].data())


def keeps_to(element: ElementTree.Element, model: dict[str, tuple[int, int]]) -> None:
    found = [child.tag.removeprefix(ATOM) for child in element]
    assert set(found) <= model.keys()
    for name, (least, most) in model.items():
        assert found.count(name) >= least, name
        assert not most or found.count(name) <= most, name


def test_every_atom_feed_keeps_to_rfc_4287(tmp_path: Path) -> None:
    feeds = [one for one in exports_of(bank_of(tmp_path)).values() if one.kind == "feed"]
    atoms = [one for one in feeds if one.path.endswith(".xml")]
    assert atoms
    for export in atoms:
        feed = parsed(export.data())
        assert feed.tag == f"{ATOM}feed"
        assert feed.get(XML_LANG) == export.path[:2]
        keeps_to(feed, FEED_MODEL)
        assert feed.findtext(f"{ATOM}id") == f"https://bank.example/{export.path}"
        selves = [link for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"]
        assert [link.get("href") for link in selves] == [f"https://bank.example/{export.path}"]
        for author in feed.iter(f"{ATOM}author"):
            assert [child.tag for child in author][:1] == [f"{ATOM}name"]
        ids = []
        for entry in feed.iter(f"{ATOM}entry"):
            keeps_to(entry, ENTRY_MODEL)
            ids.append(entry.findtext(f"{ATOM}id"))
            alternates = [
                link for link in entry.iter(f"{ATOM}link") if link.get("rel") == "alternate"
            ]
            assert len(alternates) == 1, "two of one type and language are forbidden"
            for category in entry.iter(f"{ATOM}category"):
                assert category.get("term")
        assert len(set(ids)) == len(ids) > 0
        for name in ("updated", "published"):
            for moment in feed.iter(f"{ATOM}{name}"):
                assert MOMENT.fullmatch(moment.text or "")
        for link in feed.iter(f"{ATOM}link"):
            assert (link.get("href") or "").startswith("https://bank.example/")


def test_every_json_feed_keeps_to_version_1_1(tmp_path: Path) -> None:
    exports = exports_of(bank_of(tmp_path))
    feeds = [one for one in exports.values() if one.kind == "feed" and one.path.endswith(".json")]
    assert feeds
    for export in feeds:
        feed = json.loads(export.data())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://bank.example/{export.path}"
        assert feed["title"]
        assert feed["language"] == export.path[:2]
        assert all(author["name"] or author["url"] for author in feed["authors"])
        assert "author" not in feed, "of version 1.0"
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids) > 0
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["url"].startswith("https://bank.example/")
            assert item["content_text"]
            assert MOMENT.fullmatch(item["date_published"])
            assert MOMENT.fullmatch(item["date_modified"])
            assert all(isinstance(tag, str) for tag in item["tags"])
            for attachment in item.get("attachments", ()):
                assert attachment["mime_type"] == "application/pdf"
                assert attachment["size_in_bytes"] == 1_234_567


def test_both_formats_tell_of_the_same_documents(tmp_path: Path) -> None:
    exports = exports_of(bank_of(tmp_path))
    atom = parsed(exports["km/feeds/all.xml"].data())
    feed = json.loads(exports["km/feeds/all.json"].data())
    assert [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")] == [
        item["id"] for item in feed["items"]
    ]
    assert [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")] == [
        item["title"] for item in feed["items"]
    ]


def test_there_is_a_feed_for_all_and_for_each_shelf_that_readers_follow(tmp_path: Path) -> None:
    exports = exports_of(bank_of(tmp_path))
    shelves = [
        ("", ""),
        ("types", "law"), ("types", "strategic-plan"),
        ("themes", "teachers"), ("themes", "finance"),
        ("provinces", "phnom-penh"),
    ]  # fmt: skip
    assert {path for path, one in exports.items() if one.kind == "feed"} == {
        feed_path(language, facet, term, kind)
        for language in LANGUAGES
        for facet, term in shelves
        for kind in ("xml", "json")
    }


def test_a_feed_is_as_new_as_its_newest_document_and_not_as_the_build(tmp_path: Path) -> None:
    feed = atom_of(
        tmp_path,
        "en/feeds/all.xml",
        **{
            "school-law": {
                "date_added": "2026-01-15",
                "review": {"state": "checked", "date": "2026-03-04"},
            },
            "school-plan": {"date_added": "2026-02"},
        },
    )
    updated = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}updated")
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert updated == {
        "School Plan": "2026-02-01T00:00:00Z",
        "The School Law": "2026-03-04T00:00:00Z",
        "A Budget Plan": "2026-01-15T00:00:00Z",
    }
    assert next(iter(updated)) == "School Plan", "the order is that of coming"
    assert feed.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00Z"


def test_a_feed_holds_the_newest_and_no_more(tmp_path: Path) -> None:
    root = write_bank(tmp_path)
    for number in range(LENGTH + 3):
        make.document(root, f"law-{number:02}", date_added=f"2026-05-{number + 1:02}")
    feed = json.loads(exports_of(read_bank(root))["en/feeds/types/law.json"].data())
    ids = [item["id"].rsplit("/", 1)[1] for item in feed["items"]]
    assert ids == [f"law-{number:02}.html" for number in reversed(range(3, LENGTH + 3))]


def test_a_title_known_in_the_other_language_alone_says_so(tmp_path: Path) -> None:
    exports = exports_of(bank_of(tmp_path, {"school-law": {"title": {"en": "Cats & dogs < 5"}}}))
    (entry,) = parsed(exports["km/feeds/types/law.xml"].data()).iter(f"{ATOM}entry")
    title = entry.find(f"{ATOM}title")
    assert title is not None
    assert (title.text, title.get(XML_LANG)) == ("Cats & dogs < 5", "en")
    (item,) = json.loads(exports["km/feeds/types/law.json"].data())["items"]
    assert (item["title"], item["language"]) == ("Cats & dogs < 5", "en")


def test_the_heads_of_pages_lead_to_the_feed_of_what_they_list(tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    exports = exports_of(bank)
    with_feeds = set()
    for page, path in _linked(bank):
        assert path in exports, f"{page} leads to {path}"
        if exports[path].kind == "feed":
            assert path[:2] == page[:2], "in the language of the page"
            with_feeds.add(page)
    expected = {"index.html", "documents/index.html", "data.html"} | {
        f"{facet}/{shelf.term_id}.html"
        for facet in FEED_FACETS
        for shelf in bank.catalogue.shelves[facet]
        if shelf.ids
    }
    assert with_feeds == {f"{language}/{page}" for language in LANGUAGES for page in expected}


def test_the_page_of_a_document_leads_to_its_record(tmp_path: Path) -> None:
    linked = dict(_linked(bank_of(tmp_path)))
    assert linked["km/documents/school-law.html"] == "documents/school-law.json"
    assert linked["en/documents/budget-plan.html"] == "documents/budget-plan.json"
    assert "km/documents/old-law.html" not in linked


def test_a_copy_without_an_address_has_no_feed_and_leads_to_none(tmp_path: Path) -> None:
    bank = without_address(bank_of(tmp_path))
    exports = exports_of(bank)
    assert not any(one.kind == "feed" for one in exports.values())
    assert {path for _, path in _linked(bank)} <= exports.keys()


def _linked(bank: Any) -> Iterator[tuple[str, str]]:
    """Yield each page with every file that its head names as another form of itself."""
    for page in plan_pages(bank):
        links = feed_links(spec_of(bank, page), bank.settings.site_url)
        for href in re.findall(r'<link rel="alternate" type="[^"]+"[^>]* href="([^"]+)">', links):
            parts = page.path.split("/")[:-1]
            for part in href.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            yield page.path, "/".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_speaks_the_language_of_its_readers(language: str, tmp_path: Path) -> None:
    feed = json.loads(exports_of(bank_of(tmp_path))[f"{language}/feeds/types/law.json"].data())
    assert feed["title"] == {"km": "ច្បាប់ · ធនាគារឯកសារគំរូ", "en": "Law · Bank of examples"}[language]
    (item,) = feed["items"]
    assert item["title"] == {"km": "ច្បាប់សាលា", "en": "The School Law"}[language]
    assert item["content_text"] == {
        "km": "ច្បាប់ · ២០០៧ · ក្រសួងគំរូ\n\nច្បាប់គំរូ។",
        "en": "Law · 2007 · Ministry of Examples\n\nA law of examples.",
    }[language]  # fmt: skip
