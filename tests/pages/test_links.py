"""Where the links of the pages lead."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from policybank.exports import plan_exports
from policybank.pages import home_of, plan_pages, relative, root_of

from .banks import Html, make_bank, specs_of


def test_every_link_inside_the_bank_leads_to_a_page_and_a_place_on_it(tmp_path: Path) -> None:
    bank = make_bank(tmp_path, list_length=2)
    specs = specs_of(bank)
    files = {facts.file for facts in bank.editions.values()}
    files |= {one.path for one in plan_exports(bank, plan_pages(bank), root=None)}
    pages = {
        path: Html(spec.body, spec.language)
        for path, spec in specs.items()
        if path.endswith(".html")
    }
    count = 0
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            if path == "404.html":
                assert link.startswith("/")
                continue
            address = urlsplit(link)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), address.path))
                if address.path
                else path
            )
            assert target in specs or target in files, f"{path}: {link}"
            if address.fragment and target in pages:
                assert address.fragment in pages[target].anchors, f"{path}: {link}"
            count += 1
    assert count > 150


def test_links_to_other_sites_do_not_give_them_our_window(tmp_path: Path) -> None:
    for path, spec in specs_of(make_bank(tmp_path)).items():
        for tag, values in Html(spec.body, spec.language).attributes:
            if tag == "a" and values["href"].startswith("http"):
                assert "noopener" in values.get("rel", ""), path
            assert "target" not in values, path


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "km/index.html", "km/index.html"),
        ("km/documents/law.html", "km/documents/plan.html", "plan.html"),
        ("km/documents/law.html", "km/themes/teachers.html", "../themes/teachers.html"),
        ("km/documents/law.html", "en/documents/law.html", "../../en/documents/law.html"),
        ("km/documents/law.html", "files/law.km.pdf", "../../files/law.km.pdf"),
        ("text/law.km.html", "text/law.en.html#leaf-2", "law.en.html#leaf-2"),
        ("km/index.html", "km/documents/law.html", "documents/law.html"),
    ],
)
def test_a_relative_link_is_the_shortest_way(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


def test_the_way_home_depends_on_the_depth() -> None:
    assert (root_of("index.html"), home_of("index.html", "km")) == (".", "km")
    assert (root_of("km/index.html"), home_of("km/index.html", "km")) == ("..", ".")
    assert (root_of("km/a/b.html"), home_of("km/a/b.html", "km")) == ("../..", "..")
    assert (root_of("text/a.en.html"), home_of("text/a.en.html", "en")) == ("..", "../en")
