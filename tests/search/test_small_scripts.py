"""The scripts as readers get them, joined and made small: they answer as the sources do, and stay as small as they were."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policybank.core import write_bytes, write_text
from policybank.render import client_scripts
from policybank.search import SearchEngine, bundles
from policybank.search.words import interface_words

from . import made

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
PROGRAM = (ROOT / "policybank" / "render" / "minify.cjs").read_text(encoding="utf-8")
SOURCES = "".join(file.read_text("utf-8") for files in bundles().values() for file in files)

# Two in a hundred above what gzip's level 9 makes of them, for other makes of zlib. Who makes one larger weighs it against a phone
# that waits, and raises the number.
MOST_BYTES = {"search": 12_390, "other": 2_720, "look": 2_340, "near": 3_070, "page": 4_660, "text": 1_360, "browse": 4_630, "copies": 1_110}  # fmt: skip

GLOSSARY = {
    "km": "ការអប់រំ|អប់រំ\nគ្រូបង្រៀន\nគោលនយោបាយ\nថវិកា",
    "en": "education|^EDU\nteacher\npolicy|~programme\nbudget",
}
DOCUMENTS = (
    made.document(
        "law", title_km="ច្បាប់ស្ដីពីការអប់រំ", title_en="Education Law", issued="2007-12-08",
        km=["មាត្រា ១ ការអប់រំជាសិទ្ធិរបស់កុមារគ្រប់រូប", "មាត្រា ១២ គ្រូបង្រៀន"], en=["Education is a right of all.", "Article 12."],
        facets={"type": ["law"], "language": ["km", "en"]}, fields={"summary": "On education | and its budget", "number": "No. 12"},
    ),
    made.document(
        "policy", title_km="គោលនយោបាយគ្រូបង្រៀន", issued="2013", km=["គោលនយោបាយគ្រូបង្រៀន", "ថវិកា ក្នុងភូមិ"],
        en=["A policy for every teacher of the school.", "The budget of schools."], facets={"type": ["policy"], "language": ["km"]},
    ),
    made.document("report", en=["Kindergarten teachers and the school.", "Of the school budget: fees."], trust="ocr", date="2024-03-01"),
    made.document("guide/reading", kind="guide", en=["How to read a law on education."], date=""),
)  # fmt: skip
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ការអប់រំ", {}),
    ("education", {}),
    ("មាត្រា ១២", {"other": False}),
    ("គ្រូ", {"other": False, "snippets": False}),
    ("school budget", {"counts": True, "filters": {"type": ["law", "policy"], "from": 2000}}),
    ("education", {"sort": "newest", "limit": 1, "offset": 1}),
    ('"budget of schools"', {}),
    ('"of the school"', {}),
    ("programme for teachers", {}),
    ("kindergraten", {}),
    ("ការអប់រុំ", {}),
    ("Gb'rM", {}),
    ("kindergarten zebra village", {}),
    ("school", {"all": True}),
    ("។៕", {}),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made.site(tmp_path_factory.mktemp("small"), *DOCUMENTS, glossary=GLOSSARY)
    scripts = client_scripts(ROOT)
    for path, data in scripts.files.items():
        write_bytes(folder / path, data)
    write_text(
        folder / "a.html",
        f'<!doctype html><html lang="en"><meta charset="utf-8"><script src="{scripts.search_path}"></script></html>',
    )
    return folder


@pytest.fixture(scope="module")
def engine(site: Path) -> Iterator[SearchEngine]:
    with SearchEngine(site) as opened:
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize(("query", "options"), ASKED, ids=str)
def test_a_page_answers_as_the_sources_do(
    query: str, options: dict[str, Any], page: Page, site: Path, engine: SearchEngine
) -> None:
    page.goto((site / "a.html").as_uri())
    # With nothing loaded: each answer has to bring its bundles by itself.
    told = page.evaluate(
        "async ([query, options]) => JSON.stringify(await PolicyBank.search(query, options))",
        [query, options],
    )
    answer = json.loads(told.replace(f"{site.as_uri()}/", ""))
    assert answer == engine.search(query, {"language": "en", **options})
    assert not answer["trouble"] or query == "។៕"


@pytest.mark.browser
def test_a_bundle_that_is_not_there_is_told_as_a_trouble(
    page: Page, site: Path, tmp_path: Path
) -> None:
    for file in site.rglob("*"):
        if file.is_file() and not file.name.startswith("search-look."):
            write_bytes(tmp_path / file.relative_to(site), file.read_bytes())
    page.goto((tmp_path / "a.html").as_uri())
    ask = "async (options) => (await PolicyBank.search('school', options)).trouble"
    assert page.evaluate(ask, {}) == "missing-file"
    assert page.evaluate(ask, {"snippets": False}) == ""


@pytest.mark.parametrize("typed", [None, "", "  "], ids=repr)
def test_nothing_is_an_empty_query(typed: str | None, engine: SearchEngine) -> None:
    answer = engine.search(typed, {})  # type: ignore[arg-type]
    assert (answer["query"], answer["results"], answer["trouble"]) == ("", [], "")


def test_the_scripts_are_no_larger_than_they_were() -> None:
    sizes = {
        path.split(".")[0].removeprefix("assets/search").removeprefix("-") or "search": len(
            gzip.compress(data, 9)
        )
        for path, data in client_scripts(ROOT).files.items()
        if path.startswith("assets/search")
    }
    assert sizes.keys() == MOST_BYTES.keys()
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES[name]} == {}


def inner_names() -> list[str]:
    """Return the names that the scripts shorten."""
    (rows,) = re.findall(r"const INNER = \[(.*?)\];", PROGRAM, re.DOTALL)
    return " ".join(re.findall(r'"([^"]*)"', rows)).split()


def keys_of(value: object) -> Iterator[str]:
    """Yield all keys of a value of JSON, however deep."""
    if isinstance(value, dict):
        yield from value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from keys_of(one)


def test_a_name_is_shortened_only_where_nobody_else_reads_it(site: Path) -> None:
    names = inner_names()
    assert len(names) == len(set(names)) > 50
    written = set(interface_words("en"))
    for file in (site / "search").rglob("*.js"):
        given = re.fullmatch(
            r'PolicyBank\.take\("[^"]*", ?(.*)\);?\s*', file.read_text("utf-8"), re.DOTALL
        )
        assert given, file
        written.update(keys_of(json.loads(given[1])))
    assert {"manifest.js", "facets.js"} <= {file.name for file in site.rglob("*.js")}
    assert "segments" in written
    api = (ROOT / "docs" / "en" / "guide" / "search-api.md").read_text("utf-8")
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]*`", api))))
    assert "isExact" in told
    assert set(names) & (written | told) == set()


def test_every_shortened_name_is_one_of_the_scripts() -> None:
    assert [name for name in inner_names() if not re.search(rf"\b{name}\b", SOURCES)] == []
