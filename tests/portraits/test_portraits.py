"""The pictures of our own pages: small, told in words, used in both languages, and never older than the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.bench import copy_bank
from policybank.i18n import LANGUAGES
from policybank.pages import STICK
from policybank.portraits import (
    COPY_PICTURES,
    PICTURES,
    Sight,
    changed_since,
    read_shown,
    see_pages,
    take_pictures,
    walk_of_copy,
    write_sample_copy,
)
from policybank.portraits.shown import without_numbers, write_as_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / PICTURES
# By walk: the guide and the paper that show its pictures, and what the paper has no room for.
SOURCES = {
    PICTURES: ("submit", "how-to-submit", set()),
    COPY_PICTURES: ("offline", "using-the-bank-offline", {"slip"}),
}

each_walk = pytest.mark.parametrize("walk", SOURCES, ids=lambda walk: walk.name)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def used_in(source: Path, walk: Path) -> list[tuple[str, str, str]]:
    """Return alternative text, file name and caption of each picture of our pages in a source."""
    text = source.read_text(encoding="utf-8")
    return re.findall(rf'^!\[(.*)\]\(\S*/{walk.name}/(\S+) "(.*)"\)$', text, re.MULTILINE)


@each_walk
def test_each_picture_is_at_most_60_kb_and_all_are_at_most_1_mb(walk: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in (ROOT / walk).glob("*.webp")}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
    assert sum(sizes.values()) <= 1_000_000


@each_walk
def test_each_picture_has_its_words_beside_it_and_a_twin(walk: Path) -> None:
    names = {language: list(read_shown(ROOT / walk, language)) for language in LANGUAGES}
    assert names["km"] == names["en"]
    expected = {f"{name}.{language}.webp" for language in LANGUAGES for name in names[language]}
    assert {file.name for file in (ROOT / walk).glob("*.webp")} == expected


@each_walk
@each_language
@pytest.mark.parametrize("is_paper", [False, True], ids=["guide", "paper"])
def test_guide_and_paper_show_the_pictures_of_their_language_with_words_for_those_who_do_not_see(
    walk: Path, language: str, is_paper: bool
) -> None:
    guide, paper, left_out = SOURCES[walk]
    source = (
        ROOT / "library/manual" / paper / "source" / f"{paper}.{language}.md"
        if is_paper
        else ROOT / "docs" / language / "guide" / f"{guide}.md"
    )
    names = set(read_shown(ROOT / walk, language)) - (left_out if is_paper else set())
    used = used_in(source, walk)
    assert sorted(name for _, name, _ in used) == sorted(f"{one}.{language}.webp" for one in names)
    assert all(len(alternative) > 20 and caption for alternative, _, caption in used)
    assert len({alternative for alternative, _, _ in used}) == len(used)


def sight(name: str = "give-1", shows: str = "Step 1 of 5\n(x)\nYes") -> Sight:
    return Sight(name=name, language="en", shows=shows, picture=b"dots")


def test_a_picture_is_old_when_its_page_says_something_else_or_it_is_not_there(
    tmp_path: Path,
) -> None:
    first, second = sight(), sight("give-2", "May I share it?")
    assert changed_since(tmp_path, [first, second]) == (first, second)
    shown = write_as_text({one.name: one.shows for one in (first, second)})
    (tmp_path / "shown.en.txt").write_text(shown, encoding="utf-8")
    (tmp_path / first.file_name).write_bytes(b"other dots")
    assert changed_since(tmp_path, [first, second]) == (second,)
    (tmp_path / second.file_name).write_bytes(b"dots")
    assert changed_since(tmp_path, [first, second]) == ()
    unticked = sight(shows="Step 1 of 5\n( )\nYes")
    assert changed_since(tmp_path, [unticked, second]) == (unticked,)


def test_counts_sizes_days_and_versions_alone_do_not_make_a_picture_old() -> None:
    before = without_numbers("files 1,858, 17.6 MB. Version e03339332a53, made: 6 November 2026.")
    assert before == without_numbers("files 9, 2 MB. Version 0a1b2c3d4e5f, made: 11 November 2027.")
    assert before == "files #, # MB. Version #, made: # November #."
    assert without_numbers("ហ្វាល ៨៥៨ ទំហំ ១៧,៦ មេកាបៃ") == "ហ្វាល # ទំហំ # មេកាបៃ"


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portraits") / "bank"
    copy_bank(ROOT, root, texts=False)
    return root


@pytest.fixture(scope="module")
def site(bank: Path) -> Path:
    summary = pipeline.build(bank, jobs=1)
    assert summary.site is not None, summary.report
    return summary.site.folder


@pytest.mark.browser
@pytest.mark.slow
def test_the_pages_still_show_what_their_pictures_show(browser: Browser, site: Path) -> None:
    old = [one.file_name for one in changed_since(FOLDER, see_pages(browser, site))]
    assert old == [], "older than their pages: run `python3 build.py pictures`, then `papers`"


@pytest.mark.browser
@pytest.mark.slow
def test_the_pages_of_a_copy_still_show_what_their_pictures_show(
    browser: Browser, bank: Path, tmp_path: Path
) -> None:
    is_written = write_sample_copy(
        bank,
        lambda choose: pipeline.build(bank, medium=STICK, choose_pdfs=choose, jobs=1),
        tmp_path,
    )
    assert is_written
    sights = see_pages(browser, tmp_path, walk_of_copy(tmp_path))
    old = [one.file_name for one in changed_since(ROOT / COPY_PICTURES, sights)]
    assert old == [], "older than their pages: run `python3 build.py pictures`, then `papers`"


@pytest.mark.browser
@pytest.mark.slow
def test_two_walks_give_the_same_bytes_and_what_is_not_old_stays(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    first = take_pictures(browser, tmp_path, site)
    assert all(one.is_changed for one in first)
    assert not any(one.is_changed for one in take_pictures(browser, tmp_path, site))
    kept, other = first[0].file, first[1].file
    kept.write_bytes(b"dots of another Chromium")
    other.unlink()
    taken = take_pictures(browser, tmp_path, site, only_old=True)
    assert [one.file for one in taken if one.is_changed] == [other]
    assert kept.read_bytes() == b"dots of another Chromium"
