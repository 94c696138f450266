"""verify.html checks a copy from file:// in a real browser, and calls only that whole which is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.i18n import Words, read_words
from policybank.offline import MANIFEST
from policybank.offline.checking import verify_page
from tests.offline.checking.conftest import drop, forget, opened, shown
from tests.offline.copy_trees import NEW, OLD, copy, manifest_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WHOLE = {**NEW, "verify.html": verify_page()}
# More than is read at once, so that it is read piece by piece.
LARGE = bytes(range(256)) * 40_000
KINDS = ("damaged", "unreadable", "missing", "renamed", "old", "foreign")
VERSION = manifest_of(WHOLE).digest[:12]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return copy(tmp_path / "USB ដ្រាយ" / "bank", WHOLE)


def check(page: Page, folder: Path) -> None:
    forget(page)
    page.set_input_files("#input", folder)
    page.wait_for_selector("html[data-state=done]")


def found(page: Page) -> Mapping[str, list[str]]:
    """Return the names that the page shows, by what it says of them."""
    sections = page.locator("#found section")
    return {
        str(one.get_attribute("data-kind")): one.locator("li").all_inner_texts()
        for one in sections.all()
    }


def is_whole(page: Page, words: Words) -> bool:
    """Whether the page says so; where it does not, it says the contrary or why nothing can be said."""
    said = shown(page, "#found")
    says_whole = words("packs.verify.whole") in said
    assert says_whole == bool(page.locator("#found .good").count())
    assert says_whole != bool(page.locator("#found .bad").count())
    return says_whole


@pytest.mark.browser
@pytest.mark.parametrize("language", ["km", "en"])
def test_a_whole_copy_is_called_so_after_every_byte_was_read(
    page: Page, stick: Path, language: str
) -> None:
    words = read_words(language)
    wrong = opened(page, stick / "verify.html", language)
    check(page, stick)
    assert is_whole(page, words)
    assert found(page) == {}
    size = sum(len(data) for data in WHOLE.values())
    assert shown(page, "#found .good p") == words(
        "packs.verify.whole-says",
        count=words.number(len(WHOLE)),
        size=words.size(size),
        version=VERSION,
        made=words.date(2026, 3, 9),
    )
    assert page.title() == words("packs.verify.title")
    assert wrong == []


def _flip(stick: Path) -> None:
    copy(stick, {**WHOLE, "assets/large.js": LARGE, "assets/larger.js": LARGE + LARGE})
    (stick / "assets/large.js").write_bytes(LARGE[:9_000_000] + b"!" + LARGE[9_000_001:])


def _half(stick: Path) -> None:
    """An older stick copied over a newer one, and broken off: some files and not the list."""
    copy(
        stick,
        {path: OLD[path] for path in ("START-HERE.html", "assets/bank.aaaa.js", "en/index.html")},
    )
    (stick / MANIFEST).write_bytes(manifest_of(WHOLE).data)


def _over(stick: Path) -> None:
    """An older stick copied over a newer one to the end."""
    copy(stick, OLD)


def _own(stick: Path) -> None:
    for name in ("my letter.docx", "System Volume Information/IndexerVolumeGuid", "assets/._x.js"):
        (stick / name).parent.mkdir(exist_ok=True)
        (stick / name).write_bytes(b"mine")


def _leftovers(stick: Path) -> None:
    for name in ("assets/bank.0000.js", "copy.js.part", "km/index.html.crswap", "pack.json"):
        (stick / name).write_bytes(b"old")


TROUBLES: Mapping[str, tuple[Callable[[Path], object], dict[str, list[str]], bool]] = {
    "flipped": (_flip, {"damaged": ["assets/large.js"]}, False),
    "truncated": (
        lambda stick: (stick / "files/law.km.pdf").write_bytes(b"%PDF"),
        {"damaged": ["files/law.km.pdf"]},
        False,
    ),
    "longer": (
        lambda stick: (stick / "copy.js").write_bytes(WHOLE["copy.js"] + b"\n"),
        {"damaged": ["copy.js"]},
        False,
    ),
    "missing": (
        lambda stick: (stick / "km/index.html").unlink(),
        {"missing": ["km/index.html"]},
        False,
    ),
    "renamed": (
        lambda stick: (stick / "copy.js").rename(stick / "Copy.JS"),
        {"renamed": ["Copy.JS → copy.js"]},
        False,
    ),
    "half-copied": (
        _half,
        {"damaged": ["en/index.html"], "old": ["assets/bank.aaaa.js"]},
        False,
    ),
    "older-copied-over": (
        _over,
        {
            "old": ["assets/bank.bbbb.js", "files/plan.en.pdf"],
            "foreign": ["verify.html"],
        },
        True,
    ),
    "own-files": (_own, {"foreign": ["my letter.docx"]}, True),
    "leftovers": (
        _leftovers,
        {"old": ["assets/bank.0000.js", "copy.js.part", "km/index.html.crswap", "pack.json"]},
        True,
    ),
    "unfinished": (
        lambda stick: (stick / "bank-update-unfinished.txt").write_bytes(b"Run it again."),
        {},
        False,
    ),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", TROUBLES)
def test_what_is_wrong_with_a_copy_is_named(
    page: Page, pages: Path, stick: Path, name: str
) -> None:
    spoil, expected, still_whole = TROUBLES[name]
    spoil(stick)
    wrong = opened(page, pages / "verify.html", "en")
    check(page, stick)
    assert found(page) == expected
    assert is_whole(page, read_words("en")) == still_whole
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["km", "en"])
def test_a_folder_that_is_dragged_in_is_checked_too(
    page: Page, pages: Path, stick: Path, language: str
) -> None:
    (stick / "my letter.docx").write_bytes(b"mine")
    opened(page, pages / "verify.html", language)
    # The folder above it: the copy is found in it.
    drop(page, stick.parent)
    page.wait_for_selector("html[data-state=done]")
    assert is_whole(page, read_words(language))
    assert found(page) == {"foreign": ["my letter.docx"]}
    drop(page, stick / "copy.js")
    page.locator("#found", has_text=read_words(language)("packs.verify.not-a-folder")).wait_for()


@pytest.mark.browser
def test_a_folder_without_a_list_and_a_list_that_is_damaged_are_told(
    page: Page, pages: Path, stick: Path
) -> None:
    words = read_words("km")
    opened(page, pages / "verify.html", "km")
    (stick / MANIFEST).write_bytes(manifest_of(WHOLE).data + b"nonsense\n")
    check(page, stick)
    line = words.number(len(WHOLE) + 1)
    assert shown(page, "#found") == words("packs.verify.list-damaged", line=line)
    for data in (b"", b"\xff\xfe"):
        (stick / MANIFEST).write_bytes(data)
        check(page, stick)
        assert words("packs.verify.list-damaged", line=words.number(1)) == shown(page, "#found")
    (stick / MANIFEST).unlink()
    check(page, stick)
    assert shown(page, "#found") == words("packs.verify.no-list")


# Holds every sum back until the test has done what it wants to do meanwhile.
_HELD_BACK = """() => {
const real = PolicyBank.checking.sumOf;
PolicyBank.checking.sumOf = async (file, told, isStopped) => {
  document.documentElement.dataset.held = "yes";
  while (!window.goOn && !isStopped()) await new Promise((done) => setTimeout(done, 5));
  return real(file, told, isStopped);
};
}"""


@pytest.mark.browser
def test_a_file_that_changes_while_it_is_read_is_not_called_right(
    page: Page, pages: Path, stick: Path
) -> None:
    opened(page, pages / "verify.html", "en")
    page.evaluate(_HELD_BACK)
    page.set_input_files("#input", stick)
    page.wait_for_selector("html[data-held]")
    (stick / "km/index.html").write_bytes(b"changed meanwhile")
    (stick / "copy.js").unlink()
    page.evaluate("window.goOn = true")
    page.wait_for_selector("html[data-state=done]")
    assert found(page) == {"unreadable": ["copy.js", "km/index.html"]}
    assert not is_whole(page, read_words("en"))


@pytest.mark.browser
def test_a_list_that_changes_while_the_copy_is_read_is_told(
    page: Page, pages: Path, stick: Path
) -> None:
    opened(page, pages / "verify.html", "en")
    page.evaluate(_HELD_BACK)
    page.set_input_files("#input", stick)
    page.wait_for_selector("html[data-held]")
    (stick / MANIFEST).write_bytes(manifest_of(OLD).data)
    page.evaluate("window.goOn = true")
    page.wait_for_selector("html[data-state=done]")
    assert shown(page, "#found") == read_words("en")("packs.verify.list-changed")


@pytest.mark.browser
def test_checking_can_be_stopped_and_says_nothing_of_the_copy_then(
    page: Page, pages: Path, stick: Path
) -> None:
    opened(page, pages / "verify.html", "en")
    page.evaluate(_HELD_BACK)
    page.set_input_files("#input", stick)
    page.wait_for_selector("html[data-held]")
    page.click("#progress .stop")
    page.wait_for_selector("html[data-state=done]")
    assert shown(page, "#found") == read_words("en")("packs.verify.stopped")
    page.evaluate("window.goOn = true")
    check(page, stick)
    assert is_whole(page, read_words("en"))


@pytest.mark.slow
@pytest.mark.browser
def test_it_checks_where_the_browser_adds_up_no_sums_itself(
    page: Page, pages: Path, stick: Path
) -> None:
    page.add_init_script("Object.defineProperty(window.crypto, 'subtle', { value: undefined })")
    _flip(stick)
    opened(page, pages / "verify.html", "en")
    check(page, stick)
    assert found(page) == {"damaged": ["assets/large.js"]}


@pytest.mark.browser
def test_a_language_can_be_chosen_at_any_time(page: Page, pages: Path, stick: Path) -> None:
    (stick / "copy.js").unlink()
    opened(page, pages / "verify.html", "en")
    check(page, stick)
    page.click("[data-choose=km]")
    assert page.locator("html").get_attribute("lang") == "km"
    assert read_words("km")("packs.verify.broken") in shown(page, "#found")
    assert read_words("en")("packs.verify.broken") not in shown(page, "body")


@pytest.mark.browser
def test_without_scripts_both_languages_tell_how_to_check_by_a_command(
    browser: Browser, pages: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "verify.html").as_uri())
    for language in ("km", "en"):
        assert read_words(language)("packs.verify.no-script") in shown(page, "main")
    assert not page.locator("#choose").is_visible()
    context.close()
